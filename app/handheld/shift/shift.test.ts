// A person's scans, one after the other, on a real working set over a disk that may fail.
import { describe, expect, test } from 'vitest'
import { scopeOfRow, tenantScope, warehouseScope } from '../../../shared/rows/tables.ts'
import { labelText } from '../../../shared/scan/labels.ts'
import type { DeviceId } from '../../../shared/values/ids.ts'
import type { Signal } from '../../device/sound.ts'
import { FakeEnvironment } from '../../replica/fake-environment.ts'
import { type Call, FakeDisk, FakeStorage, type Fate } from '../../replica/fake-storage.ts'
import { ann, start, stockedServer, warehouse } from '../../replica/fixture.ts'
import { noTabs } from '../../replica/tab-channel.ts'
import { WorkingSet } from '../../replica/working-set.ts'
import { Shift } from './shift.ts'

const gtin = '4006381333931'

async function floor() {
  const disk = new FakeDisk()
  const fates = new Map<Call, Fate[]>()
  const decide = async (call: Call): Promise<Fate> => fates.get(call)?.shift() ?? 'done'
  const environment = new FakeEnvironment(start + 1_000_000)
  const storage = () => new FakeStorage(disk, decide)
  await storage().begin({ device: 'd1' as DeviceId, name: 'HH-1', tenant: 'Firm', warehouse }, undefined, 'i1')
  await storage().setNote('session', { person: ann, badge: 'B1', seenAt: start })
  const open = async () => {
    const set = await WorkingSet.open({ storage: storage(), environment, tabs: noTabs })
    if (!set) throw new Error('not enrolled')
    return set
  }
  const first = await open()
  const rows = stockedServer().rows()
  await first.settle({
    after: first.mark.stored,
    rows: rows.map(({ kind, id, row }) => ({
      kind,
      id,
      rev: 1,
      scope: row ? scopeOfRow(kind, row) : '',
      ...(row && { row }),
    })),
    mark: {
      ...first.mark,
      epoch: 'e1',
      stored: 1,
      shown: 1,
      complete: [tenantScope, warehouseScope(warehouse)],
    },
    stream: { incarnation: 'i1', acked: 0, reflected: 0, safe: 0 },
    whole: true,
    acks: [],
    contact: { at: start, offset: 0, roundTrip: 1 },
  })
  const work = (set: WorkingSet) => {
    const heard: Signal[] = []
    const badges: string[] = []
    const shift = new Shift({
      set,
      random: () => environment.randomBytes(),
      play: (signal) => heard.push(signal),
      report: () => undefined,
      onBadge: (person) => badges.push(person),
    })
    const scan = (raw: string) => shift.scan({ raw, source: 'wedge', t: environment.now() })
    return { set, shift, heard, badges, scan }
  }
  return { fates, open, work, ...work(first) }
}

const bin = (code: string) => labelText('location', code)
const tote = labelText('plate', 'T-9')
const paper = labelText('order', 'SO-o1')

/** The order's paper, a tote, and the choice that the tote is a new one. */
async function atFirstBin(f: Pick<Awaited<ReturnType<typeof floor>>, 'scan' | 'shift'>) {
  f.scan(paper)
  f.scan(tote)
  await f.shift.idle()
  const question = f.shift.view()?.question
  if (question) f.shift.input({ kind: 'choose', choice: question.choices[0]?.choice ?? '' })
  await f.shift.idle()
}

describe('a pick by scans alone', () => {
  test('goes from its paper to the bench; each success is heard once it is kept', async () => {
    const f = await floor()
    await atFirstBin(f)
    expect(f.shift.state().screen).toBe('step')
    expect(f.shift.view()?.where).toMatchObject({ code: 'A-01', state: 'open' })
    f.scan(bin('A-01'))
    await f.shift.idle()
    f.heard.length = 0
    f.scan(gtin)
    expect(f.set.state.get('order', 'o1')?.picked).toBe(2)
    expect(f.heard).toEqual([])
    await f.shift.idle()
    expect(f.heard).toEqual(['done'])
    expect(f.shift.state().shown).toMatchObject({ kind: 'done' })
    for (const raw of [bin('A-02'), gtin, bin('A-05')]) f.scan(raw)
    await f.shift.idle()
    expect(f.set.state.get('order', 'o1')?.state).toBe('picked')
    expect(f.shift.state()).toMatchObject({ screen: 'my-work', hand: { format: 1, parked: [] } })
    expect(f.set.pending.map(({ type }) => type)).toEqual(['claim-work', 'units-picked', 'units-picked', 'plate-moved'])
  })

  test('scans that come while one is being kept wait their turn, in order, none merged', async () => {
    const f = await floor()
    await atFirstBin(f)
    for (const raw of [bin('A-01'), gtin, bin('A-02'), gtin, bin('A-05')]) f.scan(raw)
    await f.shift.idle()
    expect(f.set.state.get('order', 'o1')?.state).toBe('picked')
  })

  test('a wrong bin is heard at once, stays, and records nothing', async () => {
    const f = await floor()
    await atFirstBin(f)
    const before = f.set.pending.length
    f.scan(bin('A-03'))
    await f.shift.idle()
    expect(f.shift.state().shown).toMatchObject({ kind: 'wrong', scanned: { code: 'A-03' } })
    expect(f.heard.at(-1)).toBe('wrong')
    expect(f.set.pending.length).toBe(before)
    f.scan(bin('A-01'))
    await f.shift.idle()
    expect(f.shift.state().shown).toBeUndefined()
  })
})

describe('when the disk says no', () => {
  test('F24 a full disk ends the save without a word: work stops, red, nothing is recorded, no success is heard, room lets it go on', async () => {
    const f = await floor()
    await atFirstBin(f)
    f.scan(bin('A-01'))
    await f.shift.idle()
    const hand = f.shift.state().hand
    f.heard.length = 0
    f.fates.set('keep', ['full', 'full'])
    f.scan(gtin)
    f.scan(gtin)
    await f.shift.idle()
    expect(f.heard).toEqual(['cannot-keep'])
    expect(f.shift.state().stopped).toMatchObject({ kind: 'full', missed: 1 })
    expect(f.set.state.get('order', 'o1')?.picked).toBe(0)
    f.shift.recover()
    await f.shift.idle()
    expect(f.shift.state().stopped).toBeDefined()
    f.shift.recover()
    await f.shift.idle()
    expect(f.shift.state().stopped).toBeUndefined()
    expect(f.shift.state().hand).toEqual(hand)
    f.scan(gtin)
    await f.shift.idle()
    expect(f.set.state.get('order', 'o1')?.picked).toBe(2)
  })

  test('scans after it are counted, answered by the same sound and not taken', async () => {
    const f = await floor()
    f.fates.set('keep', ['failed'])
    f.scan(paper)
    await f.shift.idle()
    f.scan(gtin)
    f.scan(gtin)
    expect(f.shift.state().stopped).toMatchObject({ kind: 'storage', missed: 2 })
    expect(f.heard).toEqual(['cannot-keep', 'cannot-keep', 'cannot-keep'])
  })
})

describe('when the program is wrong', () => {
  test('the task is put aside, nothing is lost, other work goes on', async () => {
    const f = await floor()
    await f.set.keepHand({ format: 1, job: { job: 'pick', warehouse }, parked: [] })
    const { shift, heard, scan } = f.work(f.set)
    shift.resume()
    await shift.idle()
    shift.main()
    expect(shift.state().stopped).toMatchObject({ kind: 'bug' })
    expect(heard).toEqual(['cannot-keep'])
    shift.recover()
    await shift.idle()
    expect(shift.state()).toMatchObject({ screen: 'my-work', hand: { parked: [{ job: 'pick' }] } })
    shift.open({ job: 'look-up' })
    scan(bin('A-03'))
    await shift.idle()
    expect(shift.view()?.job).toBe('look-up')
  })
})

describe('a task in hand', () => {
  test('survives a kill: reopened, it goes on at the same step', async () => {
    const f = await floor()
    await atFirstBin(f)
    f.scan(bin('A-01'))
    await f.shift.idle()
    const again = f.work(await f.open())
    expect(again.shift.state().screen).toBe('my-work')
    again.shift.resume()
    await again.shift.idle()
    expect(again.shift.view()?.what?.state).toBe('open')
    again.scan(gtin)
    await again.shift.idle()
    expect(again.set.state.get('order', 'o1')?.picked).toBe(2)
  })

  test('stays below a look-up, one step back', async () => {
    const f = await floor()
    await atFirstBin(f)
    f.shift.open({ job: 'look-up' })
    f.scan(bin('A-03'))
    await f.shift.idle()
    expect(f.shift.view()?.job).toBe('look-up')
    f.shift.back()
    await f.shift.idle()
    expect(f.shift.view()).toMatchObject({ job: 'pick', where: { code: 'A-01' } })
  })

  test('is gone on with, not begun again, when its paper is scanned or its card pressed', async () => {
    const f = await floor()
    await atFirstBin(f)
    for (const again of [() => f.scan(paper), () => f.shift.open({ job: 'pick' })]) {
      f.shift.show('my-work')
      again()
      await f.shift.idle()
      expect(f.shift.state()).toMatchObject({ screen: 'step', hand: { parked: [] } })
      expect(f.shift.view()).toMatchObject({ job: 'pick', where: { code: 'A-01' } })
    }
  })

  test('and the first screen when the look-up was opened there', async () => {
    const f = await floor()
    await atFirstBin(f)
    f.shift.show('my-work')
    f.scan(bin('A-03'))
    f.scan(bin('A-02'))
    await f.shift.idle()
    expect(f.shift.view()?.job).toBe('look-up')
    f.shift.back()
    await f.shift.idle()
    expect(f.shift.state()).toMatchObject({ screen: 'my-work', hand: { job: { job: 'pick' } } })
  })

  test('is come back to from a screen opened aside', async () => {
    const f = await floor()
    await atFirstBin(f)
    f.shift.show('sync')
    f.shift.back()
    expect(f.shift.state().screen).toBe('step')
    f.shift.back()
    expect(f.shift.state().screen).toBe('my-work')
  })

  test('is put aside for other work and comes back', async () => {
    const f = await floor()
    await atFirstBin(f)
    f.shift.open({ job: 'put-away' })
    await f.shift.idle()
    expect(f.shift.state().hand).toMatchObject({ job: { job: 'put-away' }, parked: [{ job: 'pick' }] })
    f.shift.resume(0)
    await f.shift.idle()
    expect(f.shift.state().hand).toMatchObject({ job: { job: 'pick' }, parked: [{ job: 'put-away' }] })
  })
})

describe('what is not for the task', () => {
  test('a badge changes nothing but the person', async () => {
    const f = await floor()
    await atFirstBin(f)
    const before = f.shift.state().hand
    f.scan(labelText('person', 'B1'))
    await f.shift.idle()
    expect(f.badges).toEqual([ann])
    expect(f.shift.state().hand).toEqual(before)
  })

  test('a code that nobody knows is asked about, from the first screen too', async () => {
    const f = await floor()
    f.scan('4750142003976')
    await f.shift.idle()
    expect(f.shift.view()).toMatchObject({ job: 'look-up', question: { kind: 'unknown' } })
    expect(f.heard).toEqual(['unknown'])
  })

  test('a printed command is a key: back closes what is over the step, and only that', async () => {
    const f = await floor()
    await atFirstBin(f)
    f.scan(bin('A-03'))
    await f.shift.idle()
    f.scan('.X.BACK')
    await f.shift.idle()
    expect(f.shift.state()).toMatchObject({ screen: 'step' })
    expect(f.shift.state().shown).toBeUndefined()
    f.scan('.X.CANT')
    await f.shift.idle()
    expect(f.shift.state().sheet).toBe('ways')
  })

  test('digits open the keypad of a step and write into it', async () => {
    const f = await floor()
    await atFirstBin(f)
    f.scan(bin('A-01'))
    await f.shift.idle()
    f.shift.key({ kind: 'digit', digit: 4 })
    await f.shift.idle()
    expect(f.shift.view()?.howMany?.keypad).toBe(true)
    expect(f.shift.state().typed).toBe('4')
    f.shift.key({ kind: 'erase' })
    f.shift.key({ kind: 'back' })
    await f.shift.idle()
    expect(f.shift.view()?.howMany?.keypad).toBeUndefined()
  })
})

describe('a slow screen', () => {
  test('F21 impatient presses book it several times: five presses of the main action are one fact', async () => {
    const f = await floor()
    f.shift.open({ job: 'move' })
    f.scan(bin('A-01'))
    f.scan(gtin)
    f.scan(bin('A-03'))
    await f.shift.idle()
    const [yes] = f.shift.view()?.question?.choices ?? []
    if (yes) f.shift.input({ kind: 'choose', choice: yes.choice })
    await f.shift.idle()
    expect(f.shift.view()?.main).toMatchObject({ kind: 'press', choice: 'all' })
    const heard = f.heard.length
    for (let press = 0; press < 5; press++) f.shift.main()
    await f.shift.idle()
    expect(f.set.pending.filter(({ type }) => type === 'goods-moved')).toHaveLength(1)
    expect(f.heard.slice(heard)).toEqual(['done'])
  })
})

describe('undo of the last step', () => {
  const half = async (f: Pick<Awaited<ReturnType<typeof floor>>, 'scan' | 'shift'>) => {
    f.shift.open({ job: 'move' })
    f.scan(bin('A-01'))
    f.scan(gtin)
    await f.shift.idle()
    f.shift.input({ kind: 'choose', choice: 'quantity' })
    f.shift.input({ kind: 'number', value: 3 })
    await f.shift.idle()
    f.scan(bin('A-03'))
    if (f.shift.view()?.question) f.scan(bin('A-03'))
    await f.shift.idle()
  }
  const units = (f: Awaited<ReturnType<typeof floor>>, code: string) => {
    const at = f.set.state.find('locationByCode', `${warehouse}|${code}`)[0]?.id
    return f.set.state.find('quantsAt', `L:${at}`).reduce((sum, quant) => sum + quant.quantity, 0)
  }

  test('F17 a move cannot be taken back: one press puts it back, and the task is as it was before', async () => {
    const f = await floor()
    const before = units(f, 'A-01')
    await half(f)
    expect(units(f, 'A-01')).toBe(before - 3)
    expect(f.shift.undoable()?.words).toMatchObject({ key: 'did.moved' })
    f.shift.undo()
    await f.shift.idle()
    expect(units(f, 'A-01')).toBe(before)
    expect(f.set.pending.at(-1)).toMatchObject({ type: 'operation-reversed' })
    expect(f.shift.view()).toMatchObject({ howMany: { quantity: 3 }, done: { key: 'did.undone' } })
    expect(f.shift.undoable()).toBeUndefined()
    f.shift.undo()
    await f.shift.idle()
    expect(f.set.pending.filter(({ type }) => type === 'operation-reversed')).toHaveLength(1)
  })

  test('is offered after a restart, by key or command, until the next step or other work', async () => {
    const f = await floor()
    await half(f)
    const again = f.work(await f.open())
    expect(again.shift.undoable()).toBeDefined()
    again.shift.open({ job: 'look-up' })
    await again.shift.idle()
    expect(again.shift.undoable()).toBeUndefined()
    again.shift.back()
    await again.shift.idle()
    again.shift.key({ kind: 'undo' })
    await again.shift.idle()
    expect(again.set.pending.at(-1)).toMatchObject({ type: 'operation-reversed' })
    await half(again)
    again.shift.open({ job: 'count' })
    await again.shift.idle()
    expect(again.shift.undoable()).toBeUndefined()
  })
})

describe('a number that was typed', () => {
  test('is kept by the next scan, which then does its own work', async () => {
    const f = await floor()
    f.shift.open({ job: 'count' })
    f.scan(bin('A-01'))
    f.scan(gtin)
    await f.shift.idle()
    for (const digit of '12') f.shift.type(digit)
    f.scan(bin('A-03'))
    await f.shift.idle()
    expect(f.set.pending.at(-1)).toMatchObject({ type: 'quant-counted', body: { counted: 12 } })
    expect(f.shift.view()?.where).toMatchObject({ code: 'A-03', state: 'done' })
  })
})
