import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BankPage, DocumentDetail } from '../../shared/protocol/desk/books.ts'
import type {
  PartyAccount,
  PartyPage,
  PaymentPage,
  PayoutDetail,
  PayoutPage,
} from '../../shared/protocol/desk/money.ts'
import type { OperationDetail } from '../../shared/protocol/desk/operations.ts'
import type { OperationsAnswer } from '../../shared/protocol/desk/session.ts'
import type { ReportAnswer } from '../../shared/reports/report.ts'
import { makeId } from '../../shared/values/ids.ts'
import { sealJournals } from '../jobs/sealing.ts'
import { tenant } from '../store/store.ts'
import { verify } from '../store/verify.ts'
import { type Desk, hour, openDesk, type Signed, shipOne } from './desk-fixture.ts'

let desk: Desk
let boris: Signed
let lena: Signed
let made = 0

const newId = () =>
  makeId<string>({ now: () => 1_700_000_000_000 + made++, random: () => new Uint8Array(16).fill(made) })
const told = (type: string, body: object, on?: string) =>
  boris.post<OperationsAnswer>('/operations', {
    operations: [{ id: newId(), type, body, warehouse: 'north', ...(on && { on }) }],
  })
const where = 'company=acme&warehouse=north'

beforeAll(async () => {
  desk = await openDesk()
  boris = await desk.signIn('boris')
  lena = await desk.signIn('lena')
  // SO-1: four bolts at 3.00 and 4.90 for the way, shipped: INV-000001 over 16.90.
  await shipOne(desk)
})
afterAll(async () => {
  expect(await verify(desk.store.db, tenant)).toEqual([])
  await desk.store.close()
})

async function invoiceId(): Promise<string> {
  const found = await desk.store.rows.byIndex('documentByNumber', ['acme|receivable|INV-000001'])
  return found[0]?.id ?? ''
}

async function customerId(): Promise<string> {
  const row = (await desk.store.rows.byIds('document', [await invoiceId()]))[0]?.row as { party: string }
  return row.party
}

describe('payments', () => {
  test('are booked on the day on which they happened, and listed with what they settled', async () => {
    const allocations = [{ document: await invoiceId(), amount: 1000 }]
    const body = {
      company: 'acme',
      document: 'p-1',
      customer: await customerId(),
      currency: 'EUR',
      amount: 1500,
      allocations,
    }
    const yesterday = new Date(desk.clock.now - 24 * hour).toISOString().slice(0, 10)
    expect((await told('payment-received', body, yesterday)).status).toBe(200)
    const { body: page } = await boris.get<PaymentPage>(`/payments?${where}`)
    expect(page.rows.map(({ payment, party }) => [payment.postedOn, party, payment.amount, payment.onAccount])).toEqual(
      [[yesterday, 'Liga', 1500, 500]],
    )
    expect(page.rows[0]?.payment.settles).toEqual([{ document: await invoiceId(), number: 'INV-000001', amount: 1000 }])
    expect(page.sums).toEqual({ came: 1500, went: 0 })
    expect((await boris.get<PaymentPage>(`/payments?${where}&show=went`)).body.total).toBe(0)
    expect((await boris.get<PaymentPage>(`/payments?${where}&show=on-account&q=lig`)).body.total).toBe(1)
  })

  test('of a day to come are not told', async () => {
    const body = { company: 'acme', document: 'p-2', customer: 'x', currency: 'EUR', amount: 1, allocations: [] }
    expect((await told('payment-received', body, '2999-01-01')).status).toBe(400)
  })

  test('are for those who see money', async () => {
    for (const path of ['payments', 'payouts', 'parties', 'account?party=x']) {
      const joint = path.includes('?') ? '&' : '?'
      expect((await lena.get(`/${path}${joint}${where}`)).status).toBe(403)
    }
  })
})

describe('the account of a customer', () => {
  test('is listed with what is open, and told line by line', async () => {
    const { body: page } = await boris.get<PartyPage>(`/parties?${where}`)
    expect(page.rows.map(({ name, open, documents }) => [name, open, documents])).toEqual([['Liga', 190, 2]])
    const { body } = await boris.get<PartyAccount>(`/account?${where}&party=${await customerId()}&from=2000-01-01`)
    const [statement] = body.statements
    // Told on the day before, so it stands above the invoice.
    expect(statement?.lines.map(({ numbers, amount, balance }) => [numbers.join(), amount, balance])).toEqual([
      ['INV-000001,RC-000001', -1500, -1500],
      ['INV-000001', 1690, 190],
    ])
    expect([statement?.opening, statement?.closing]).toEqual([0, 190])
    const later = await boris.get<PartyAccount>(`/account?${where}&party=${await customerId()}`)
    expect(later.body.statements[0]?.closing).toBe(190)
  })

  test('remembers that somebody was reminded', async () => {
    const documents = [await invoiceId()]
    await told('reminder-sent', { company: 'acme', customer: await customerId(), documents, level: 1 })
    const { body: page } = await boris.get<PartyPage>(`/parties?${where}`)
    expect(page.rows[0]?.reminder?.level).toBe(1)
  })
})

describe('a payout of a channel', () => {
  const file = 'order,kind,amount\nSO-1,sale,16.90\nSO-1,fee,1.69\nNO-SUCH,sale,10.00\n,reserve,2.00\n'
  const take = (name = 'payout.csv', text = file) =>
    boris.post<{ payout: string; taken: number; known: number; facts?: unknown }>('/payouts/files', {
      company: 'acme',
      channel: 'web',
      name,
      text,
    })

  test('is taken from a file once, matched to orders, and names what it can’t match', async () => {
    const first = await take()
    expect(first.body).toMatchObject({ taken: 3, known: 0 })
    expect((await take()).body).toMatchObject({ taken: 0, known: 3, payout: first.body.payout })
    await sealJournals(desk.store)
    const { body: page } = await boris.get<PayoutPage>(`/payouts?${where}`)
    expect(page.sums).toEqual({ gross: 2690, refunds: 0, fees: 169, reserve: 200, net: 2321 })
    expect(page.rows.map(({ payout }) => [payout.channel, payout.lines, payout.unmatched])).toEqual([['web', 3, 1]])
    // What was paid out was never collected there in this firm: clearing is below zero by it, the reserve stands.
    expect([page.clearing, page.reserve]).toEqual([-2690, 200])
    const { body } = await boris.get<PayoutDetail>(`/payouts/${first.body.payout}`)
    expect(body.orders.map(({ number, order, sale, fee }) => [number, order !== undefined, sale, fee])).toEqual([
      ['SO-1', true, 1690, 169],
      ['NO-SUCH', false, 1000, 0],
    ])
    expect(body.entries[0]?.lines.map(({ account, amount }) => [account, amount])).toContainEqual(['1000', 2321])
  })

  test('is told by a report, on the day of the books', async () => {
    const { payout } = (await take()).body
    const { body } = await boris.get<ReportAnswer>('/reports/payouts?company=acme&from=2026-01-01&until=2026-12-31')
    expect(body.table.totals).toEqual({ gross: 2690, refunds: 0, fees: 169, reserve: 200, paid: 2321, unmatched: 1 })
    expect(body.table.rows.map(({ cells, opens }) => [cells.channel, opens])).toEqual([
      ['web', { to: 'payout', id: payout }],
    ])
    const before = await boris.get<ReportAnswer>('/reports/payouts?company=acme&from=2025-01-01&until=2025-12-31')
    expect(before.body.table.rows).toEqual([])
  })

  test.each([
    ['kind', 'order,kind,amount\nSO-1,gift,1.00\n', { line: 2, column: 'kind' }],
    ['amount', 'order,kind,amount\nSO-1,sale,1.005\n', { line: 2, column: 'amount' }],
  ])('with a wrong %s takes nothing and says where', async (_what, text, facts) => {
    const refused = await take('bad.csv', text)
    expect(refused.status).toBe(422)
    expect(refused.body.facts).toMatchObject(facts)
  })
})

describe('a booking that is taken back', () => {
  const paymentsOf = async () => (await boris.get<PaymentPage>(`/payments?${where}`)).body
  const owedOn = async (day: string, known = '') =>
    (await boris.get<ReportAnswer>(`/reports/customers-owe?company=acme&until=${day}${known}`)).body.table.totals
      ?.amount
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)

  test('opens its document again on its own day, and what was known before stays known', async () => {
    const [{ payment } = { payment: undefined }] = (await paymentsOf()).rows
    const paidOn = payment?.postedOn ?? ''
    expect(await owedOn(day(desk.clock.now))).toBe(190)
    const before = day(desk.clock.now)
    desk.clock.now += 24 * hour
    const opened = (await boris.get<OperationDetail>(`/operations/${payment?.operation}`)).body
    expect(opened.booking).toEqual({ company: 'acme', currency: 'EUR', bounces: true })
    expect(opened.mine).toBe(false)
    const body = { company: 'acme', of: payment?.operation, why: 'mistake', reason: 'Another customer' }
    expect((await told('reverse-booking', body)).body.acks).toMatchObject([{ outcome: 'applied' }])
    expect((await told('reverse-booking', body)).body.acks).toMatchObject([{ code: 'taken-back-already' }])
    const page = await paymentsOf()
    expect([page.rows[0]?.payment.takenBack?.on, page.sums.came]).toEqual([paidOn, 0])
    expect((await boris.get<PaymentPage>(`/payments?${where}&show=on-account`)).body.total).toBe(0)
    // As known now nothing was ever paid; as known the day before, what was booked then.
    expect([await owedOn(day(desk.clock.now)), await owedOn(before, `&known=${before}`)]).toEqual([1690, 190])
    const after = (await boris.get<OperationDetail>(`/operations/${payment?.operation}`)).body
    expect([after.booking, after.takenBack?.type]).toEqual([undefined, 'reverse-booking'])
    const { body: document } = await boris.get<DocumentDetail>(`/documents/${await invoiceId()}`)
    expect(document.timeline.map(({ type }) => type)).toEqual(expect.arrayContaining(['reverse-booking']))
    expect(document.document.openAmount).toBe(1690)
  })

  test('stands in the statement of the customer, which comes to what is open', async () => {
    const { body } = await boris.get<PartyAccount>(`/account?${where}&party=${await customerId()}&from=2000-01-01`)
    const [statement] = body.statements
    expect(statement?.lines.map(({ what, amount }) => [what, amount])).toEqual([
      ['settlement', -1500],
      ['taken-back', 1500],
      ['invoice', 1690],
    ])
    expect(statement?.closing).toBe(1690)
  })

  test('that the bank returned is found by its line, and turned back on its day', async () => {
    const document = await invoiceId()
    const line = (id: string, amount: number, text: string) => ({
      id,
      bookedOn: day(desk.clock.now),
      amount,
      party: 'Liga',
      text,
      reference: '',
    })
    const statement = (...lines: object[]) =>
      told('bank-lines-recorded', { company: 'acme', account: 'bank', currency: 'EUR', lines })
    await statement(line('came', 1690, 'INV-000001'))
    const paid = { company: 'acme', document: 'p-9', customer: await customerId(), currency: 'EUR', amount: 1690 }
    await told('payment-received', { ...paid, allocations: [{ document, amount: 1690 }], bankLine: 'came' })
    desk.clock.now += 72 * hour
    await statement(line('back', -1690, 'RETURN INV-000001'), line('other', -1000, 'Rent'))
    const { body: page } = await boris.get<BankPage>(`/bank?${where}`)
    const back = page.rows.find((row) => row.line.id === 'back')
    expect(back?.bounced?.partyName).toBe('Liga')
    expect(page.rows.find((row) => row.line.id === 'other')?.bounced).toBeUndefined()
    const body = {
      company: 'acme',
      of: back?.bounced?.operation,
      why: 'bounced',
      reason: 'Returned',
      bankLine: 'back',
      fee: 300,
    }
    await told('reverse-booking', body)
    const { rows } = (await boris.get<BankPage>(`/bank?${where}&show=all`)).body
    expect(rows.filter(({ line: { booked } }) => booked === undefined).map(({ line: { id } }) => id)).toEqual(['other'])
    const bounced = (await paymentsOf()).rows.find(({ payment }) => payment.takenBack?.why === 'bounced')?.payment
    const { body: reversal } = await boris.get<OperationDetail>(`/operations/${bounced?.takenBack?.operation}`)
    // Turned back on the day of the bank, not of the payment; with what the bank charged.
    expect(reversal.entries?.map(({ postedOn }) => postedOn)).toEqual([day(desk.clock.now), day(desk.clock.now)])
    expect(bounced?.postedOn).not.toBe(day(desk.clock.now))
    const before = day(desk.clock.now - 24 * hour)
    expect([await owedOn(before), await owedOn(day(desk.clock.now))]).toEqual([0, 1690])
  })

  test('a payout that was taken back leaves the report, and its file can be taken again', async () => {
    const report = async () =>
      (await boris.get<ReportAnswer>('/reports/payouts?company=acme&from=2026-01-01&until=2026-12-31')).body.table
    const { body: page } = await boris.get<PayoutPage>(`/payouts?${where}`)
    const [{ payout } = { payout: undefined }] = page.rows
    await told('reverse-booking', { company: 'acme', of: payout?.operation, why: 'mistake', reason: 'Wrong file' })
    expect((await report()).rows).toEqual([])
    expect((await boris.get<PayoutPage>(`/payouts?${where}`)).body.sums.net).toBe(0)
    const text = 'order,kind,amount\nSO-1,sale,16.90\nSO-1,fee,1.69\nNO-SUCH,sale,10.00\n,reserve,2.00\n'
    const again = { company: 'acme', channel: 'web', name: 'payout.csv', text }
    const taken = (await boris.post<{ payout: string; taken: number }>('/payouts/files', again)).body
    expect([taken.taken, taken.payout === payout?.id]).toEqual([3, false])
    expect((await report()).totals?.paid).toBe(2321)
    expect((await boris.post<{ known: number }>('/payouts/files', again)).body.known).toBe(3)
  })

  test('is for those who keep the books', async () => {
    const body = { company: 'acme', of: 'x', why: 'mistake', reason: 'x' }
    const operations = [{ id: newId(), type: 'reverse-booking', body, warehouse: 'north' }]
    expect((await lena.post('/operations', { operations })).status).toBe(403)
  })
})
