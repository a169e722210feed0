// A wedge without a page: tests and demos scan and press through it.
import type { HandheldKey, ScanEvent } from './scan-event.ts'
import type { Wedge } from './wedge.ts'
import type { WedgeProfile } from './wedge-run.ts'

export interface FakeWedge extends Wedge {
  scan(raw: string, t?: number): void
  press(key: HandheldKey): void
  readonly profiles: readonly WedgeProfile[]
  readonly isOpen: boolean
}

export function fakeWedge(to: { onScan(scan: ScanEvent): void; onKey(key: HandheldKey): void }): FakeWedge {
  const profiles: WedgeProfile[] = []
  let isOpen = true
  return {
    profiles,
    get isOpen() {
      return isOpen
    },
    scan: (raw, t = 0) => to.onScan({ raw, source: 'wedge', t }),
    press: (key) => to.onKey(key),
    setProfile: (profile) => profiles.push(profile),
    close() {
      isOpen = false
    },
  }
}
