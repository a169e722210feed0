// Owns serving with https in a network without an authority: certificates, the secure port, the page beside it, what the
// terminal shows, and renewal while the server runs.
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { renderUnicodeCompact } from 'uqr'
import { type Addresses, bestAddress, currentAddresses } from './addresses.ts'
import { derOf, endOf, fingerprintOf } from './authority.ts'
import { type Certificates, certificatesIn } from './files.ts'
import { secureServer } from './secure-server.ts'
import { authorityPath, trustPage } from './trust-page.ts'

interface HttpsOptions {
  readonly fetch: (request: Request) => Response | Promise<Response>
  readonly folder: string
  readonly port: number
  readonly hostname: string
  readonly now: () => number
  print(line: string): void
}

const lookEvery = 6 * 3_600_000

/** Resolves once both ports listen. @throws Fault where certificates or ports can't be had */
export async function serveHttps(options: HttpsOptions): Promise<{ close(): void }> {
  const { fetch, folder, port, hostname, now, print } = options
  let addresses = currentAddresses()
  let certificates = await certificatesIn(folder, addresses, now())
  let fingerprint = await fingerprintOf(certificates.authority)
  const secure = secureServer({ fetch, pair: certificates.server, port, hostname })
  const appPort = await secure.listening()
  const pagePort = port === 0 ? 0 : port + 1
  const asked = () => ({ authority: derOf(certificates.authority), fingerprint, pagePort: askedPort, appPort })
  let askedPort = pagePort
  const beside = serve({ fetch: trustPage(asked).fetch, port: pagePort, hostname }) as Server
  await new Promise((resolve, reject) => {
    beside.once('listening', resolve)
    beside.once('error', reject)
  })
  const bound = beside.address()
  if (typeof bound === 'object' && bound) askedPort = bound.port
  tell(print, { certificates, addresses, fingerprint, appPort, pagePort: askedPort })

  const renewing = setInterval(() => {
    const current = currentAddresses()
    certificatesIn(folder, current, now())
      .then(async (next) => {
        if (!next.isRenewed) return
        certificates = next
        addresses = current
        fingerprint = await fingerprintOf(next.authority)
        secure.renew(next.server)
        print('The certificate was renewed.')
        if (next.isNew) tell(print, { certificates, addresses, fingerprint, appPort, pagePort: askedPort })
      })
      .catch((fault: unknown) => console.error('renewing the certificate failed', fault))
  }, lookEvery)
  return {
    close() {
      clearInterval(renewing)
      secure.close()
      beside.close()
      beside.closeAllConnections()
    },
  }
}

interface Told {
  readonly certificates: Certificates
  readonly addresses: Addresses
  readonly fingerprint: string
  readonly appPort: number
  readonly pagePort: number
}

function tell(print: (line: string) => void, { certificates, addresses, fingerprint, appPort, pagePort }: Told): void {
  const host = bestAddress(addresses)
  const trust = `http://${host}:${pagePort}${authorityPath}`
  const app = `https://${host}:${appPort}/`
  const ends = new Date(endOf(certificates.authority)).toISOString().slice(0, 10)
  print(`1. A handheld trusts this server with the authority at ${trust} (steps: http://${host}:${pagePort}/):`)
  print(renderUnicodeCompact(trust, { border: 2 }))
  print(`2. Then it opens and installs the app at ${app} (desk: ${app}desk):`)
  print(renderUnicodeCompact(app, { border: 2 }))
  print(`The authority is valid until ${ends}. SHA-256 ${fingerprint}`)
  if (certificates.isNew) print('The authority is new: every handheld has to trust it once.')
}
