// Owns where the authority and the machine's certificate are kept, readable by the server's user alone, and that they are
// renewed in time.
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../../shared/values/result.ts'
import type { Addresses } from './addresses.ts'
import { authorityIsDue, makeAuthority, makeServerPair, type Pair, serverIsDue } from './authority.ts'

export interface Certificates {
  readonly authority: Pair
  readonly server: Pair
  /** The authority was made now: handhelds do not trust it yet. */
  readonly isNew: boolean
  /** The machine's certificate was made now. */
  readonly isRenewed: boolean
}

/**
 * Reads both from `<folder>/https`, making what is missing or about to end.
 * @throws Fault 'storage' where the folder can't be read or written
 */
export async function certificatesIn(folder: string, addresses: Addresses, now: number): Promise<Certificates> {
  const place = join(folder, 'https')
  try {
    mkdirSync(place, { recursive: true, mode: 0o700 })
    const known = read(place, 'authority')
    const isNew = known === undefined || authorityIsDue(known, now)
    const authority = isNew ? await makeAuthority(addresses.names[1] ?? 'this machine', now) : known
    if (isNew) write(place, 'authority', authority)
    const before = read(place, 'server')
    const isRenewed = before === undefined || (await serverIsDue(before, authority, addresses, now))
    const server = isRenewed ? await makeServerPair(authority, addresses, now) : before
    if (isRenewed) write(place, 'server', server)
    return { authority, server, isNew, isRenewed }
  } catch (cause) {
    throw new Fault('storage', `The certificates in ${place} can't be used. Remove the folder to make new ones.`, cause)
  }
}

function read(place: string, name: string): Pair | undefined {
  const [certificate, key] = [join(place, `${name}.crt`), join(place, `${name}.key`)]
  if (!existsSync(certificate) || !existsSync(key)) return undefined
  return { certificate: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') }
}

/** The key first: a crash between the two leaves a pair that does not fit, which is made again. */
function write(place: string, name: string, { certificate, key }: Pair): void {
  for (const [file, text, mode] of [
    [`${name}.key`, key, 0o600],
    [`${name}.crt`, certificate, 0o644],
  ] as const) {
    writeFileSync(join(place, `${file}.new`), `${text}\n`, { mode })
    chmodSync(join(place, `${file}.new`), mode)
    renameSync(join(place, `${file}.new`), join(place, file))
  }
}
