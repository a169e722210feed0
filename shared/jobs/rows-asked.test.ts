// The scan path must not grow with the catalogue. Rows that a decision and its view ask for are counted, since a count is
// the same on every machine; `npm run bench -- scan` takes the time.
import { beforeAll, describe, expect, test } from 'vitest'
import { quantKey } from '../rows/stock.ts'
import type { IndexedKind, IndexName, Kind, Rows, State } from '../rows/tables.ts'
import { labelText } from '../scan/index.ts'
import { Floor } from './fake-floor.ts'
import { type AnyJob, decide, type Start, view } from './index.ts'

const items = 100_000
const A = '5901234123457'

class Counting implements State {
  rows = 0
  constructor(readonly base: State) {}
  get<K extends Kind>(kind: K, id: string): Rows[K] | undefined {
    this.rows++
    return this.base.get(kind, id)
  }
  find<I extends IndexName>(name: I, key: string): readonly Rows[IndexedKind<I>][] {
    const found = this.base.find(name, key)
    this.rows += 1 + found.length
    return found
  }
  movedAfter(quant: string, at: never): number {
    return this.base.movedAfter(quant, at)
  }
  operation(id: string) {
    return this.base.operation(id)
  }
}

describe('with 100,000 items, 100,000 quants and 20,000 bins', () => {
  const floor = new Floor({ weighed: false })

  beforeAll(() => {
    const { state } = floor
    floor.item('A', A, { tracking: 'none' })
    const bin = state.get('location', 'A-01-11')!
    for (let n = 0; n < 20_000; n++) {
      const [aisle, bay, place] = [Math.floor(n / 600), Math.floor(n / 6) % 100, n % 6]
      const id = `X${aisle}-${bay}-${place}`
      const [x, y] = [400 + aisle * 40, 50 + bay * 12]
      const type = place < 2 ? ('pick-face' as const) : ('reserve' as const)
      state.set('location', id, {
        ...bin,
        id: id as never,
        code: id,
        aisle: `X${aisle}`,
        bay,
        level: 1 + (place >> 1),
        slot: 1 + (place & 1),
        type,
        x,
        y,
      })
    }
    const item = state.get('item', 'A')!
    for (let n = 0; n < items; n++) {
      const id = `i${n}`
      state.set('item', id, { ...item, id: id as never, sku: id, name: id })
      const [aisle, bay, place] = [n % 33, n % 100, n % 6]
      const goods = floor.goods(id)
      const key = quantKey(`L:X${aisle}-${bay}-${place}` as never, goods)
      state.set('quant', key, {
        ...goods,
        id: key,
        warehouse: 'north' as never,
        place: `L:X${aisle}-${bay}-${place}` as never,
        quantity: 5 as never,
        allocated: 0 as never,
      })
    }
    floor.stock('A', 'A-01-11', 100)
    floor.stock('A', 'DOCK-1', 20)
    floor.item('new', '9506000134352')
    floor.stock('new', 'DOCK-1', 20)
    floor.purchase('PO-1', { A: 50, i1: 5, i2: 5 })
    for (let n = 0; n < 12; n++) floor.stock(`i${n}`, `B-0${1 + (n % 5)}-11`, 50)
    floor.order('SO-1', Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`i${n}`, 2])))
    floor.order('SO-2', { A: 5 })
  }, 120_000)

  const cases: readonly (readonly [Start, readonly string[], string])[] = [
    [{ job: 'receive', purchase: 'PO-1' as never }, [], A],
    [{ job: 'put-away' }, [], A],
    [{ job: 'put-away' }, [], '9506000134352'],
    [{ job: 'put-away', item: 'A' as never }, [], 'X0-50-1'],
    [{ job: 'pick', order: 'SO-2' as never }, [labelText('plate', 'T-2')], A],
    [{ job: 'pick', order: 'SO-1' as never }, [labelText('plate', 'T-1')], 'C-05-11'],
    [{ job: 'look-up' }, [], A],
  ]

  test.each(cases)('%j then a scan asks for few rows', (start, before, text) => {
    floor.open(start)
    for (const each of before) floor.scan(each)
    const scanned = floor.read(text)
    const job = floor.job as AnyJob
    const counting = new Counting(floor.state)
    const decided = decide(counting, job, { kind: 'scan', scanned }, floor.context())
    view(counting, decided.job ?? job)
    expect(counting.rows).toBeLessThan(1500)
  })
})
