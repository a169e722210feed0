// Owns reading a scan at the door: whose badge it is. Knows no PIN.
import type { PersonRow } from '../../../shared/rows/catalogue.ts'
import { resolve, type ScanContext, understand } from '../../../shared/scan/index.ts'
import { ok, type Result, refuse } from '../../../shared/values/result.ts'
import type { ScanBus } from '../../device/scan-bus.ts'
import type { HandheldKey } from '../../device/scan-event.ts'
import type { Signal } from '../../device/sound.ts'
import type { WorkingSet } from '../../replica/working-set.ts'
import type { SyncState } from '../../ui/handheld/index.ts'
import type { Scanner } from '../scan/camera-view.tsx'
import type { Shelf } from '../shelf.ts'

/** What the screens before work have to hand. */
export interface Entrance {
  readonly set: WorkingSet
  readonly bus: ScanBus
  readonly deviceName: string
  readonly warehouseName: string
  readonly chip: SyncState
  scanContext(): ScanContext
  now(): number
  play(signal: Signal): void
  readonly scanner: Scanner
  /** Small things that may be forgotten. */
  readonly shelf: Shelf | undefined
  /** Keys of the device; the returned function stops listening. */
  onKey(run: (key: HandheldKey) => void): () => void
}

type NoBadge = 'sign-in.unknown-badge' | 'sign-in.not-a-badge' | 'sign-in.not-active'

export function readBadge({ set, scanContext }: Entrance, raw: string): Result<PersonRow, NoBadge> {
  const scanned = resolve(understand(raw, scanContext()), set.catalogue)
  const known = [scanned, ...scanned.also].find((each) => each.kind === 'person')
  if (known?.kind === 'person') {
    const person = set.state.get('person', known.personId)
    if (!person) return refuse('sign-in.unknown-badge')
    return person.active ? ok(person) : refuse('sign-in.not-active')
  }
  const looksLike = scanned.kind === 'unknown' ? scanned.looksLike : undefined
  return refuse(looksLike === 'person' ? 'sign-in.unknown-badge' : 'sign-in.not-a-badge')
}
