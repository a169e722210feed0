// Owns the making of certificates: an authority of this installation, and by it a certificate for the machine's names and
// addresses. Says when either must be made anew. Does not know where they are kept.
import 'reflect-metadata'
import { isIP } from 'node:net'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import type { Addresses } from './addresses.ts'

/** A certificate and its private key, both PEM. */
export interface Pair {
  readonly certificate: string
  readonly key: string
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const day = 86_400_000
const authorityDays = 3650
/** Apple's devices take no certificate of a server that lives longer than 825 days, and browsers mistrust long lives. */
const serverDays = 397
const renewAuthorityBefore = 90 * day
const renewServerBefore = 30 * day
/** Clocks of handhelds lag; a certificate that begins today would be refused by them. */
const backdated = day

/** Makes an authority that can sign certificates of servers and nothing else. */
export async function makeAuthority(installation: string, now: number): Promise<Pair> {
  const keys = await makeKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: [{ CN: [`Stockhand on ${installation}`] }, { O: ['Stockhand'] }],
    notBefore: new Date(now - backdated),
    notAfter: new Date(now + authorityDays * day),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await pemOf(keys.privateKey) }
}

/** A certificate of the machine, signed by the authority. */
export async function makeServerPair(authority: Pair, { names, ips }: Addresses, now: number): Promise<Pair> {
  const issuer = new X509Certificate(authority.certificate)
  const keys = await makeKeys()
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: [{ CN: [names[0] ?? 'localhost'] }],
    issuer: issuer.subject,
    notBefore: new Date(now - backdated),
    notAfter: new Date(Math.min(now + serverDays * day, issuer.notAfter.getTime())),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: await readKey(authority.key),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: 'dns' as const, value })),
        ...ips.map((value) => ({ type: 'ip' as const, value })),
      ]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await pemOf(keys.privateKey) }
}

/** Handhelds must be told to trust anew after this, so it happens only shortly before it ends. */
export function authorityIsDue({ certificate }: Pair, now: number): boolean {
  return new X509Certificate(certificate).notAfter.getTime() - now < renewAuthorityBefore
}

/** It ends soon, is of another authority, or the machine has a name or an address that it does not cover. */
export async function serverIsDue(server: Pair, authority: Pair, wanted: Addresses, now: number): Promise<boolean> {
  const certificate = new X509Certificate(server.certificate)
  if (certificate.notAfter.getTime() - now < renewServerBefore) return true
  const issuer = new X509Certificate(authority.certificate)
  if (!(await certificate.verify({ publicKey: issuer.publicKey, signatureOnly: true }))) return true
  const covered = certificate.getExtension(SubjectAlternativeNameExtension)?.names.toJSON() ?? []
  const has = new Set(covered.map(({ value }) => canonical(value)))
  return [...wanted.names, ...wanted.ips].some((each) => !has.has(canonical(each)))
}

/** The certificate as bytes, in the form that Android and iOS install. */
export function derOf({ certificate }: Pair): ArrayBuffer {
  return new X509Certificate(certificate).rawData
}

/** What people compare when they want to be sure that they trust the right one: SHA-256, in pairs of digits. */
export async function fingerprintOf({ certificate }: Pair): Promise<string> {
  const digest = new Uint8Array(await new X509Certificate(certificate).getThumbprint('SHA-256'))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':')
}

/** When it ends, milliseconds since 1970. */
export function endOf({ certificate }: Pair): number {
  return new X509Certificate(certificate).notAfter.getTime()
}

function makeKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
}

async function pemOf(key: CryptoKey): Promise<string> {
  return PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}

function readKey(pem: string): Promise<CryptoKey> {
  const [bytes = new ArrayBuffer(0)] = PemConverter.decode(pem)
  return crypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign'])
}

/** 127 random bits: a serial number is positive. */
function serial(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x01
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** One spelling of an address: a certificate may write IPv6 in full. */
function canonical(name: string): string {
  return isIP(name) === 6 ? new URL(`http://[${name}]`).hostname.slice(1, -1) : name.toLowerCase()
}
