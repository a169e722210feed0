// Owns the list of faults and how they are run: each in a folder of its own, one after another.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seeded } from '../../shared/planning/seeded.ts'
import { clearedHandheld } from './cleared-handheld.ts'
import { cutAnswer } from './cut-answer.ts'
import { cutHandheld } from './cut-handheld.ts'
import { damagedFile } from './damaged-file.ts'
import type { Fault } from './fault.ts'
import { fullDisk, readOnly } from './full-disk.ts'
import { fullHandheld } from './full-handheld.ts'
import { killedBrowser } from './killed-browser.ts'
import { killedServer } from './killed-server.ts'

export const serverFaults: readonly Fault[] = [killedServer, cutAnswer, fullDisk, readOnly, damagedFile]
/** They need a browser, and the app as built. */
export const handheldFaults: readonly Fault[] = [fullHandheld, killedBrowser, cutHandheld, clearedHandheld]

export interface FaultResult extends Pick<Fault, 'what' | 'promise'> {
  readonly seen?: string
  readonly wrong?: string
  readonly seconds: number
}

/** @param size 1 in full; each fault says what a part of that is */
export async function runFaults(faults: readonly Fault[], size: number, seed: number): Promise<readonly FaultResult[]> {
  const results: FaultResult[] = []
  for (const [index, fault] of faults.entries()) {
    const folder = mkdtempSync(join(tmpdir(), 'stockhand-fault-'))
    const began = performance.now()
    const { what, promise } = fault
    const seconds = () => (performance.now() - began) / 1000
    try {
      const seen = await fault.run(folder, size, seeded(seed + index))
      results.push({ what, promise, seen, seconds: seconds() })
    } catch (cause) {
      results.push({ what, promise, wrong: cause instanceof Error ? cause.message : String(cause), seconds: seconds() })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return results
}
