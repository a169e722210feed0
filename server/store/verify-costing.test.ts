import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Firm, goods, openFirm } from '../apply/fixture.ts'
import { sealJournals, sealOf } from '../jobs/sealing.ts'
import { tenant } from './store.ts'
import { verifyCosting } from './verify-costing.ts'
import { verifyJournal } from './verify-journal.ts'

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

describe('a late fact that corrects several events of a day', () => {
  // 3 were written off at 1.00 each; then 2 more. 5 that came before cost 2.00 each: five units cost 1.00 more.
  beforeEach(async () => {
    const bin = 'L:A-01-11'
    const before = firm.clock.now - 60_000
    await firm.submit({
      type: 'stock-written-off',
      id: 'off-2',
      body: { ...goods, quantity: 2, from: bin, reason: 'broken' },
    })
    await firm.submit({
      type: 'stock-opened',
      id: 'late',
      at: before,
      body: { ...goods, quantity: 5, place: bin, value: 1000 },
    })
  })

  test('posts one entry with a part for each', async () => {
    const entries = await firm.store.db
      .selectFrom('entry')
      .select(['id', 'event', 'kind', 'debit', 'parts'])
      .where('operation', '=', 'late')
      .where('kind', '=', 'recost')
      .execute()
    expect(entries).toEqual([{ id: expect.stringMatching(/^late\|/), event: '', kind: 'recost', debit: 500, parts: 2 }])
    const parts = await firm.store.journal.partsOf(entries)
    expect([...parts.values()]).toEqual([
      [
        ['off', -300, 300],
        ['off-2', -200, 200],
      ],
    ])
    expect(await verifyCosting(firm.store, tenant)).toEqual([])
  })

  test('is numbered, sealed and summed by what each event belongs to', async () => {
    await sealJournals(firm.store)
    expect(await verifyJournal(firm.store, tenant, sealOf)).toEqual([])
  })

  test.each([
    ['an amount of a part', `update entry_part set body = replace(body, '300', '301')`],
    ['a part taken out', `update entry_part set body = '[["off",-500,500]]'`],
    ['all parts taken out', 'delete from entry_part'],
  ])('shows tampering: %s', async (_what, statement) => {
    await sealJournals(firm.store)
    const { numAffectedRows } = await firm.store.db.executeQuery(CompiledQuery.raw(statement))
    expect(Number(numAffectedRows)).toBeGreaterThan(0)
    expect((await verifyCosting(firm.store, tenant)).length).toBeGreaterThan(0)
    expect((await verifyJournal(firm.store, tenant, sealOf)).length).toBeGreaterThan(0)
  })
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
