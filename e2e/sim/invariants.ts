// Owns what must be true when everything has come to rest: nothing lost, nothing doubled, all of one mind, stock and books
// agree. Returns each disagreement in words.

import { FakeStorage } from '../../app/replica/fake-storage.ts'
import type { ReplicaStorage } from '../../app/replica/storage.ts'
import { noTabs } from '../../app/replica/tab-channel.ts'
import { WorkingSet } from '../../app/replica/working-set.ts'
import { readUpdate } from '../../server/apply/answer.ts'
import { type Store, tenant } from '../../server/store/store.ts'
import { verify } from '../../server/store/verify.ts'
import { isOperationType, operations } from '../../shared/operations/index.ts'
import { sameRow } from '../../shared/rows/same-row.ts'
import { handheldKinds, type Row, scopeOfRow } from '../../shared/rows/tables.ts'
import type { ExceptionRow } from '../../shared/rows/work.ts'
import type { SimDevice } from './sim-device.ts'
import type { Story } from './story.ts'
import { checkCounts, checkUnits } from './units.ts'

export interface Outcomes {
  applied: number
  exception: number
  refused: number
  held: number
}

export async function checkAtRest(story: Story, devices: readonly SimDevice[]): Promise<Outcomes> {
  story.checkNothingLost()
  for (const wrong of story.server.broken) story.problem(wrong)
  for (const wrong of await verify(story.server.store.db, tenant)) story.problem(wrong)
  for (const wrong of await checkUnits(story.server.store)) story.problem(wrong)
  for (const wrong of await checkCounts(story.server.store)) story.problem(wrong)
  const truth = new Truth(story.server.store)
  for (const device of devices) {
    if (device.isThere) await checkDevice(story, device, truth)
  }
  return checkOperations(story, devices)
}

/** made = applied + refused + held + lost: nothing is in an outbox any more, and nothing has vanished. */
async function checkOperations(story: Story, devices: readonly SimDevice[]): Promise<Outcomes> {
  const made = new Set(story.kept.keys())
  for (const { disk } of devices) {
    for (const stream of disk.outbox.values()) for (const { id } of stream.values()) made.add(id)
  }
  const outcomes: Outcomes = { applied: 0, exception: 0, refused: 0, held: 0 }
  const known = await story.server.store.operations.byIds([...made])
  for (const id of made) {
    const stored = known.get(id)
    if (!stored) {
      story.problem(`operation ${id} has never arrived`)
      continue
    }
    outcomes[stored.outcome as keyof Outcomes]++
    if (stored.answer?.includes('"fault"')) story.problem(`${stored.type} ${id} stumbled: ${stored.answer}`)
    if (stored.outcome === 'refused' && isOperationType(stored.type) && operations[stored.type].nature === 'fact') {
      story.problem(`the fact ${stored.type} ${id} was refused`)
    }
  }
  const { applied, exception, refused, held } = outcomes
  const { kept, lost } = story.counts
  const unheard = [...made].filter((id) => !story.kept.has(id)).length
  story.counts.unheard = unheard
  const told = applied + exception + refused + held + lost
  if (kept + unheard !== told) {
    story.problem(`${kept + unheard} operations were made, ${told} are applied, refused, held or lost`)
  }
  await checkRecorded(story)
  await checkLostNumbers(story, devices)
  return outcomes
}

/** The server holds nothing of a device that nobody recorded there. */
async function checkRecorded(story: Story): Promise<void> {
  const stored = await story.server.store.db
    .selectFrom('operation')
    .select(['id', 'device', 'type', 'answer'])
    .execute()
  for (const { id, device, type, answer } of stored) {
    // An operation under a second number has an id of its own, and its own answer names the first.
    const original = answer === null ? id : (JSON.parse(answer) as { id: string }).id
    if (device !== 'desk' && type !== 'void' && !story.recorded.has(original)) {
      story.problem(`${type} ${id} of ${device} was recorded by nobody`)
    }
  }
}

/** A number whose operation a disk has lost is told as lost, and somebody is asked to look. */
async function checkLostNumbers(story: Story, devices: readonly SimDevice[]): Promise<void> {
  // A copy may have used the number: the server can't know that this disk once held another operation there.
  if (story.counts.clones > 0) return
  const { operations: stored, rows } = story.server.store
  for (const { id, device, incarnation, n } of story.rotten) {
    // A stream that ended meanwhile (copied, joined anew, wiped) never used the number.
    const goesOn = devices.some(({ isThere, disk }) => isThere && disk.counter?.incarnation === incarnation)
    if (!goesOn) continue
    const [at] = await stored.inStream(device, incarnation, n, n)
    if (at?.id === id) continue
    if (at?.type !== 'void') story.problem(`number ${n} of ${device} was lost, the server has ${at?.type} there`)
    const open = await rows.byIndex('exceptionsOf', [`device:${device}`])
    if (!open.some(({ row }) => (row as ExceptionRow).kind === 'work-lost')) {
      story.problem(`nobody is told that ${device} has lost number ${n}`)
    }
  }
}

/** The screens show the server's rows, and a restart shows the same. */
async function checkDevice(story: Story, device: SimDevice, truth: Truth): Promise<void> {
  const tabs = device.tabs.flatMap(({ set }) => (set ? [set] : []))
  for (const set of tabs) await set.whenWhole()
  if (tabs.length === 0) return story.problem(`${device.name} does not open`)
  const reopened = await reopen(device)
  const sets: (readonly [string, WorkingSet | undefined])[] = [
    ...tabs.map((set, index) => [`tab ${index + 1}`, set] as const),
    ['restarted', reopened],
  ]
  if (device.real) sets.push(['restarted from IndexedDB', await reopen(device, await device.real.connect())])
  for (const [which, set] of sets) {
    if (!set) {
      story.problem(`${device.name} ${which} does not open`)
      continue
    }
    const who = `${device.name} ${which}`
    if (set.unsent > 0) story.problem(`${who}: ${set.unsent} operations are not sent`)
    if (set.pending.length > 0) story.problem(`${who}: ${set.pending.length} operations are not shown`)
    if (!set.ready) story.problem(`${who}: has no whole copy`)
    story.world.count('saw screens at rest')
    compare(story, who, set, await truth.of(set.scopes()))
  }
}

/** At any moment: were the app to start anew now, it would show what it shows. */
export function checkRestart(story: Story, device: SimDevice): void {
  const [tab] = device.tabs
  const set = tab?.set
  // Another tab hears a moment later, so there the picture may rightly be older than the disk.
  if (!set || device.hasTwoTabs || !device.isThere || !isCaughtUp(set, device)) return
  const before = stamp(device)
  void reopen(device).then((reopened) => {
    story.world.after(0, () => {
      if (!reopened || tab.set !== set || !isCaughtUp(set, device)) return
      if (stamp(device).some((each, index) => each !== before[index])) return
      const shown = new Map<string, Row>()
      for (const kind of handheldKinds) for (const row of reopened.rows.all(kind)) shown.set(`${kind} ${row.id}`, row)
      story.world.count('saw restarts compared')
      compare(story, `${device.name} beside itself restarted`, set, shown)
    })
  })
}

/** Neither is a write under way, nor has the disk what the memory is still to take in. */
function isCaughtUp(set: WorkingSet, { disk }: SimDevice): boolean {
  return set.whole && set.mark === disk.mark && set.pending.every(({ n }) => n > 0)
}

/** Objects that are others after any change of the disk. */
function stamp({ disk }: SimDevice): readonly unknown[] {
  return [disk.counter, disk.heard, disk.mark]
}

async function reopen(
  device: SimDevice,
  storage: ReplicaStorage = new FakeStorage(device.disk),
): Promise<WorkingSet | undefined> {
  const set = await WorkingSet.open({
    storage,
    environment: {
      now: () => device.clock(),
      after: () => () => undefined,
      random: () => 0,
      painted: () => Promise.resolve(),
      randomBytes: () => new Uint8Array(16),
    },
    tabs: noTabs,
  })
  await set?.whenWhole()
  return set
}

/** The server's rows, each scope read once: all devices at rest are held to the same. */
class Truth {
  readonly #store: Store
  readonly #scopes = new Map<string, ReadonlyMap<string, Row>>()

  constructor(store: Store) {
    this.#store = store
  }

  async of(scopes: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    const rows = new Map<string, Row>()
    for (const scope of scopes) for (const [key, row] of await this.#rowsOf(scope)) rows.set(key, row)
    return rows
  }

  async #rowsOf(scope: string): Promise<ReadonlyMap<string, Row>> {
    const known = this.#scopes.get(scope)
    if (known) return known
    const { rows: updates } = await this.#store.rows.since(scope, 0, 1_000_000)
    const rows = new Map(
      updates.map(readUpdate).flatMap(({ kind, id, row }) => (row ? [[`${kind} ${id}`, row] as const] : [])),
    )
    this.#scopes.set(scope, rows)
    return rows
  }
}

function compare(story: Story, who: string, set: WorkingSet, truth: ReadonlyMap<string, Row>): void {
  const differing: string[] = []
  const missing = new Set(truth.keys())
  const scopes = new Set(set.scopes())
  for (const kind of handheldKinds) {
    for (const row of set.rows.all(kind)) {
      const key = `${kind} ${row.id}`
      missing.delete(key)
      // Rows of a warehouse that the device has left lie there until they are dropped; nobody is shown them as true.
      if (!scopes.has(scopeOfRow(kind, row))) continue
      const right = truth.get(key)
      if (!right) differing.push(`${key} should not be there`)
      else if (!sameRow(row, right))
        differing.push(`${key} is ${JSON.stringify(row)}, it should be ${JSON.stringify(right)}`)
    }
  }
  for (const key of missing) differing.push(`${key} is missing`)
  for (const what of differing.slice(0, 3)) story.problem(`${who}: ${what}`)
  if (differing.length > 3) story.problem(`${who}: and ${differing.length - 3} more rows`)
}
