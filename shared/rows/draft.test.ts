// What a draft finds is what it would find if all of its changes were rows already, however many there are.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Draft } from './draft.ts'
import { MemoryState } from './memory-state.ts'

const cause = { id: 'op', at: 1, by: 'p', device: 'd', warehouse: 'w' } as never

const change = fc.record({
  id: fc.integer({ min: 0, max: 90 }),
  order: fc.constantFrom('a', 'b', 'c'),
  gone: fc.boolean(),
  asks: fc.boolean(),
})

test('finds changed rows by any index, among few changes and among many', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), fc.array(change, { maxLength: 200 }), (before, changes) => {
      const base = new MemoryState()
      const line = ({ id, order }: (typeof before)[number]) => ({ id: `l${id}`, order, item: 'i' }) as never
      for (const each of before) base.set('orderLine', `l${each.id}`, line(each))
      const draft = new Draft(base, cause)
      const after = new MemoryState()
      for (const row of base.all('orderLine')) after.set('orderLine', row.id, row)
      for (const each of changes) {
        if (each.gone) draft.remove('orderLine', `l${each.id}`)
        else draft.put('orderLine', line(each))
        after.set('orderLine', `l${each.id}`, each.gone ? undefined : line(each))
        if (!each.asks) continue
        expect(draft.find('linesOfOrder', each.order)).toEqual(after.find('linesOfOrder', each.order))
      }
      for (const order of ['a', 'b', 'c']) {
        expect(draft.find('linesOfOrder', order)).toEqual(after.find('linesOfOrder', order))
      }
    }),
    { numRuns: 300 },
  )
})
