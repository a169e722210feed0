import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CompanyRow } from '../../../shared/rows/catalogue.ts'
import { type Firm, openFirm } from '../../apply/fixture.ts'
import { tenant } from '../../store/store.ts'
import { verify } from '../../store/verify.ts'
import { readBankFile } from './bank-file.ts'
import { openBooks } from './open-books.ts'
import { readOpeningFile } from './opening-file.ts'

let firm: Firm
let folder: string

beforeEach(async () => {
  firm = await openFirm()
  folder = mkdtempSync(join(tmpdir(), 'stockhand-books-'))
})
afterEach(async () => {
  await firm.store.close()
  rmSync(folder, { recursive: true })
})

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const header = 'kind,account,party,number,issued,due,currency,amount,value,sku,place,quantity\n'
const good = `${header}account,1000,,,,,,,1500.00,,,
account,2100,,,,,,,-70.00,,,
receivable,,Oak,OLD-1,2025-11-01,2025-12-01,,,121.00,,,
payable,,Bolts Ltd,S-9,2025-12-05,,USD,100.00,90.00,,,
stock,,,,,,,,12.50,BOLT,A-01-11,10
`

describe('a file of opening balances', () => {
  test('opens accounts, documents and stock, once however often it is read', async () => {
    const company = (await firm.store.rows.byIds('company', ['acme']))[0]?.row as CompanyRow
    const path = file('opening.csv', good)
    for (const known of [0, 2]) {
      const read = await readOpeningFile(path, 'EUR')
      if (!read.ok) throw new Error(read.code)
      const services = { store: firm.store, applier: firm.applier } as never
      const opened = await openBooks(services, read.value, { company, warehouse: 'north', on: '2025-12-31' })
      expect(opened).toMatchObject({ ok: true, value: { accounts: 2, documents: 2, stock: 1, known } })
    }
    const totals = await firm.store.db.selectFrom('account_total').selectAll().execute()
    const balances: Record<string, number> = {}
    for (const { account, debit, credit } of totals) {
      balances[account] = (balances[account] ?? 0) + Number(debit) - Number(credit)
    }
    expect(balances).toEqual({ 1000: 150000, 1100: 12100, 1300: 1250, 2000: -9000, 2100: -7000, 3000: -147350 })
    expect(totals.every(({ posted_on }) => posted_on === '2025-12-31')).toBe(true)
    expect(await verify(firm.store.db, tenant)).toEqual([])
  })

  test('as another country saves it, with the customer whom an order has brought already', async () => {
    const order = {
      order: 'SO-1',
      company: 'acme',
      number: 'SO-1',
      channel: 'web',
      placedAt: firm.clock.now,
      shipBy: firm.clock.now,
      priority: 5,
      currency: 'EUR',
      customer: { id: 'c-7', name: 'Oak', country: 'LV' },
      shipTo: { name: 'Oak', lines: [], country: 'LV' },
      lines: [],
      charges: [],
    }
    await firm.submit({ type: 'order-placed', body: order })
    const company = (await firm.store.rows.byIds('company', ['acme']))[0]?.row as CompanyRow
    const text = `${header.replaceAll(',', ';')}receivable;;OAK;OLD-1;2025-11-01;2025-12-01;;;1 121,50;;;\n`
    const read = await readOpeningFile(file('opening.csv', text), 'EUR')
    if (!read.ok) throw new Error(read.code)
    const services = { store: firm.store, applier: firm.applier } as never
    await openBooks(services, read.value, { company, warehouse: 'north', on: '2025-12-31' })
    const found = await firm.store.rows.byIndex('openDocumentsOf', ['acme|receivable|c-7'])
    expect(found.map(({ row }) => row)).toMatchObject([{ number: 'OLD-1', openAmount: 112150 }])
  })

  test.each([
    ['an account that there is not', 'account,1001,,,,,,,1.00,,,', 'account', 'account'],
    ['an amount finer than a cent', 'account,1000,,,,,,,1.005,,,', 'amount', 'value'],
    ['a day that there is not', 'payable,,B,1,2026-02-30,,,,1.00,,,', 'date', 'issued'],
    ['a half unit', 'stock,,,,,,,,1.00,BOLT,A-01-11,0.5', 'quantity', 'quantity'],
    ['a kind that there is not', 'debtor,,B,1,2026-02-03,,,,1.00,,,', 'kind', 'kind'],
  ])('%s is named by line and column', async (_what, line, code, column) => {
    expect(await readOpeningFile(file('bad.csv', `${header}${line}\n`), 'EUR')).toMatchObject({
      ok: false,
      code,
      facts: { line: 2, column },
    })
  })
})

test('a bank statement as CSV gives the same lines as often as it is read', async () => {
  const path = file(
    'bank.csv',
    'date,amount,party,text,reference\n2026-01-02,-12.50,Bank,Fee,\n2026-01-02,-12.50,Bank,Fee,\n',
  )
  const csv = { account: 'LV1', currency: 'EUR' }
  const [one, two] = [await readBankFile(path, csv), await readBankFile(path, csv)]
  expect(one).toEqual(two)
  const lines = one.ok ? (one.value[0]?.lines ?? []) : []
  for (let i = 0; i < 2; i++) {
    const body = { company: 'acme', ...csv, lines }
    const { acks } = await firm.submit({ type: 'bank-lines-recorded', body })
    expect(acks).toMatchObject([{ outcome: 'applied' }])
  }
  expect((await firm.store.rows.byIndex('unbookedBankLines', ['acme'])).length).toBe(2)
})
