import { afterEach, describe, expect, test } from 'vitest'
import { goods, openFirm } from '../apply/fixture.ts'
import { tenant } from '../store/store.ts'
import { verify } from '../store/verify.ts'
import { verifyJournal } from '../store/verify-journal.ts'
import { sealJournals, sealOf } from './sealing.ts'

type Firm = Awaited<ReturnType<typeof openFirm>>
let firm: Firm | undefined

afterEach(async () => {
  await firm?.store.close()
  firm = undefined
})

/** A firm that bought, sold and took back: 10 bolts at 0.20, an order of 4 at 1.00 shipped, 1 brought back. */
async function traded(): Promise<Firm> {
  firm = await openFirm()
  const { submit, clock } = firm
  await submit({ type: 'stock-opened', body: { ...goods, quantity: 10, place: 'L:A-01-11', value: 200 } })
  await submit({
    type: 'order-placed',
    body: {
      order: 'SO-1',
      company: 'acme',
      number: 'SO-1',
      channel: 'web',
      placedAt: clock.now,
      shipBy: clock.now,
      priority: 5,
      currency: 'EUR',
      customer: { id: 'c', name: 'C', country: 'LV' },
      shipTo: { name: 'C', lines: [], country: 'LV' },
      lines: [{ id: 'SO-1-1', item: 'bolt', quantity: 4, unitPrice: '1', net: 400 }],
      charges: [{ account: '4010', amount: 50 }],
    },
  })
  await submit({
    type: 'parcel-shipped',
    body: {
      shipment: 'P-1',
      order: 'SO-1',
      number: 'P-1',
      lines: [{ line: 'SO-1-1', ...goods, quantity: 4, from: 'L:A-01-11' }],
    },
  })
  await submit({
    type: 'goods-returned',
    body: { order: 'SO-1', ...goods, quantity: 1, disposition: 'restock', to: 'L:A-01-11' },
  })
  return firm
}

const proven = async ({ store }: Firm) => [
  ...(await verify(store.db, tenant)),
  ...(await verifyJournal(store, tenant, sealOf)),
]

describe('sealing', () => {
  test('numbers every entry once, without a gap, in the order of their commits', async () => {
    const { store } = await traded()
    expect(await sealJournals(store)).toBe(4)
    expect(await sealJournals(store)).toBe(0)
    const rows = await store.db.selectFrom('journal').select(['number', 'rev']).orderBy('number').execute()
    expect(rows).toEqual([
      { number: 1, rev: 1 },
      { number: 2, rev: 2 },
      { number: 3, rev: 2 },
      { number: 4, rev: 3 },
    ])
    expect(await proven(firm as Firm)).toEqual([])
  })

  test('adds what each sale earned to its month, item, channel and order', async () => {
    const { store } = await traded()
    await sealJournals(store)
    const months = await store.db
      .selectFrom('month_total')
      .select(['account', 'item', 'warehouse', 'channel', 'units', 'debit', 'credit'])
      .where('account', 'in', ['4000', '4010', '5000'])
      .orderBy('account')
      .orderBy('units')
      .execute()
    expect(months).toEqual([
      { account: '4000', item: 'bolt', warehouse: 'north', channel: 'web', units: 0, debit: 0, credit: 400 },
      { account: '4010', item: '', warehouse: 'north', channel: 'web', units: 0, debit: 0, credit: 50 },
      { account: '5000', item: 'bolt', warehouse: 'north', channel: 'web', units: 3, debit: 80, credit: 20 },
    ])
    const order = await store.db
      .selectFrom('document_total')
      .select(['account', 'units', 'debit', 'credit'])
      .where('document', '=', 'SO-1')
      .where('account', '=', '5000')
      .execute()
    expect(order).toEqual([{ account: '5000', units: 3, debit: 80, credit: 20 }])
  })

  test.each([
    [
      'an amount',
      'update entry_line set amount = amount * 2 where entry = (select entry from journal where number = 2)',
    ],
    [
      'the day of an entry',
      "update entry set posted_on = '2020-01-01' where id = (select entry from journal where number = 1)",
    ],
    ['an entry that is taken out', 'delete from journal where number = 2'],
    ['a seal made again', "update journal set hash = 'x' where number = 3"],
  ])('shows tampering: %s', async (_what, statement) => {
    const { store } = await traded()
    await sealJournals(store)
    const { CompiledQuery } = await import('kysely')
    await store.db.executeQuery(CompiledQuery.raw(statement))
    expect((await verifyJournal(store, tenant, sealOf)).length).toBeGreaterThan(0)
  })
})
