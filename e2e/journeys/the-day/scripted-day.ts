// Owns a day of scripted devices: the house, the people with their devices, and the comparison at the end.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DayTotals, differences, totalsOf } from './agreement.ts'
import { workDay } from './day.ts'
import type { Around } from './hands.ts'
import { binsOf, House, released } from './house.ts'
import type { DayFile } from './orders.ts'
import { ScriptedHands } from './scripted.ts'

export interface DayOptions {
  /** How many devices pick, pack and ship. */
  readonly devices: number
  readonly dice: () => number
  tell(what: string): void
}

export interface DayResult {
  readonly differences: readonly string[]
  readonly totals: DayTotals
}

/** Plays the day; every difference from the file's own figures is in the result. */
export async function scriptedDay(file: DayFile, { devices, dice, tell }: DayOptions): Promise<DayResult> {
  const house = await House.open(mkdtempSync(join(tmpdir(), 'stockhand-day-')), file)
  const open: ScriptedHands[] = []
  try {
    const papers = await house.papers()
    const join = async (name: string, person: string, roles: Parameters<House['person']>[1]) => {
      const hands = await ScriptedHands.join(name, house, papers, await house.person(person, roles))
      open.push(hands)
      return hands
    }
    const dock = await join('HH-DOCK', 'Rita', ['receiver', 'lead'])
    const floor: ScriptedHands[] = []
    for (let n = 1; n <= devices; n++)
      floor.push(await join(`HH-${n}`, `Picker ${n}`, ['picker', 'packer', 'returns', 'lead']))
    const around: Around = {
      killServer: () => house.die(),
      startServer: () => house.comeBack(),
      released: (order) => released((question) => house.ask(question), order),
      resolve: (kind, way) => house.resolve(kind, way),
      binsOf: (sku) => binsOf(house.services.store, papers, sku),
      tell,
    }
    const outcome = await workDay({ file, papers, crew: { dock, floor }, around, dice })
    await house.services.applier.drained()
    const { store } = house.services
    return { differences: await differences(store, file.figures, outcome), totals: await totalsOf(store) }
  } finally {
    for (const hands of open) hands.close()
    await house.remove()
  }
}
