// Owns by which names and addresses this machine is reached in its network. Does not know certificates.
import { hostname, type NetworkInterfaceInfo, networkInterfaces } from 'node:os'

export interface Addresses {
  /** Always with `localhost`. */
  readonly names: readonly string[]
  /** Without those of a link alone. */
  readonly ips: readonly string[]
}

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

export function addressesOf(host: string, interfaces: Interfaces): Addresses {
  const name = host.toLowerCase()
  const isName = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(name)
  const local = isName && !name.includes('.') ? [`${name}.local`] : []
  const found = Object.values(interfaces).flatMap((each) => each ?? [])
  const reached = found.filter(({ internal, address }) => !internal && !isOfLink(address)).map(({ address }) => address)
  return {
    names: [...new Set(['localhost', ...(isName ? [name] : []), ...local])],
    ips: [...new Set(['127.0.0.1', '::1', ...reached])].sort(),
  }
}

export function currentAddresses(): Addresses {
  return addressesOf(hostname(), networkInterfaces())
}

/** The address to put into a QR code: of the local network, IPv4 where there is one. */
export function bestAddress({ ips }: Addresses): string {
  const outside = ips.filter((ip) => ip !== '127.0.0.1' && ip !== '::1')
  const best = outside.find(isPrivate) ?? outside.find((ip) => !ip.includes(':')) ?? outside[0]
  if (!best) return 'localhost'
  return best.includes(':') ? `[${best}]` : best
}

function isOfLink(address: string): boolean {
  return address.startsWith('169.254.') || address.toLowerCase().startsWith('fe80:')
}

function isPrivate(ip: string): boolean {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(ip)
}
