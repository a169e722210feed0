import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Firm, goods, openFirm } from '../apply/fixture.ts'
import { tenant } from './store.ts'
import { verifyCosting } from './verify-costing.ts'

let firm: Firm

beforeEach(async () => {
  firm = await openFirm()
  const bin = 'L:A-01-11'
  await firm.submit({ type: 'stock-opened', id: 'open', body: { ...goods, quantity: 10, place: bin, value: 1000 } })
  await firm.submit({
    type: 'stock-written-off',
    id: 'off',
    body: { ...goods, quantity: 3, from: bin, reason: 'broken' },
  })
})
afterEach(() => firm.store.close())

test('what was kept agrees with a replay from nothing', async () => {
  expect(await verifyCosting(firm.store, tenant)).toEqual([])
})

test.each([
  ['a cost made larger', `update cost_event set body = replace(body, '300', '301') where id = 'off'`],
  ['a pool that holds another value', `update cost_pool set body = replace(body, '700', '701')`],
  ['an entry line changed', `update entry_line set amount = amount * 2 where entry = 'off|off'`],
  ['an entry taken out', `delete from entry where id = 'off|off'`],
  ['an event taken out', `delete from cost_event where id = 'open'`],
])('shows tampering: %s', async (_what, statement) => {
  const { numAffectedRows } = await firm.store.db.executeQuery(CompiledQuery.raw(statement))
  expect(Number(numAffectedRows)).toBeGreaterThan(0)
  expect((await verifyCosting(firm.store, tenant)).length).toBeGreaterThan(0)
})
