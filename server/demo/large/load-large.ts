// Owns getting the large demo into a database through the same door as all work, in large commits and under a clock that is
// that of the story: what is learned is learned on its day. Interrupted, the next run goes on where it stopped.
import { randomBytes } from 'node:crypto'
import type { Instant } from '../../../shared/values/time.ts'
import { Applier } from '../../apply/applier.ts'
import { sealJournals } from '../../jobs/sealing.ts'
import type { Store } from '../../store/store.ts'
import { Chance } from '../random.ts'
import type { DemoOperation } from '../recorder.ts'
import { type LargeFirm, largeFirm } from './firm.ts'
import type { Scale } from './scale.ts'
import { yearOf } from './year.ts'

export interface LargeOptions {
  readonly scale: Scale
  readonly seed: number
  readonly now: Instant
  tell(line: string): void
}

export interface Loaded {
  readonly operations: number
  readonly movements: number
  readonly firm: LargeFirm
}

const begunKey = 'large-demo-begun'
const groupSize = 4000
/** Operations of one device travel together, at most so many. */
const runSize = 500
const tellEvery = 5_000

/** @throws Bug where the story contradicts the rules; Fault where the store can't be written */
export async function loadLarge(store: Store, { scale, seed, now, tell }: LargeOptions): Promise<Loaded> {
  const begun = ((await store.meta(begunKey)) ?? `${seed} ${now}`).split(' ')
  await store.setMeta(begunKey, begun.join(' '))
  const chance = new Chance(Number(begun[0]))
  const firm = largeFirm(scale, chance)
  let clock = 0
  const applier = await Applier.open({ store, now: () => clock, random: () => randomBytes(16), groupSize })
  const progress = new Progress(scale.days, tell)
  let [operations, movements] = [0, 0]
  for (const told of yearOf({ firm, scale, chance, now: Number(begun[1]) as Instant })) {
    clock = told.operations.at(-1)?.at ?? clock
    const answers = await Promise.all(
      runsOf(told.operations).map(({ source, operations: some }) => applier.submit(source, some)),
    )
    const held = answers.flatMap(({ acks }) => acks).find(({ outcome }) => outcome === 'held' || outcome === 'refused')
    if (held) throw new Error(`operation ${held.id} was ${held.outcome}`)
    operations += told.operations.length
    movements += told.movements
    progress.day(told.day, operations, movements)
  }
  tell('Sealing the journal…')
  await sealJournals(store)
  return { operations, movements, firm }
}

function runsOf(operations: readonly DemoOperation[]): readonly { source: string; operations: DemoOperation[] }[] {
  const runs: { source: string; operations: DemoOperation[] }[] = []
  for (const operation of operations) {
    const last = runs.at(-1)
    if (last && last.source === operation.source && last.operations.length < runSize) last.operations.push(operation)
    else runs.push({ source: operation.source, operations: [operation] })
  }
  return runs
}

/** Says now and then how far it is, and how long it will take by what it has taken. */
class Progress {
  readonly #days: number
  readonly #tell: (line: string) => void
  readonly #began = performance.now()
  #firstDay = 0
  #told = 0

  constructor(days: number, tell: (line: string) => void) {
    this.#days = days
    this.#tell = tell
  }

  day(n: number, operations: number, movements: number): void {
    const now = performance.now()
    if (n === 0) this.#firstDay = now
    if (now - this.#told < tellEvery && n !== this.#days) return
    this.#told = now
    const left = n === 0 ? '' : `, about ${minutes(((now - this.#firstDay) / n) * (this.#days - n))} left`
    const rate = Math.round(operations / ((now - this.#began) / 1000))
    this.#tell(
      `day ${n} of ${this.#days}: ${operations.toLocaleString('en')} operations, ${movements.toLocaleString('en')} movements, ${rate}/s${left}`,
    )
  }
}

function minutes(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}
