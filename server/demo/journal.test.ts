// The demo company's books as other programs read them: every balance of theirs is ours.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportFormats } from '../../shared/reports/exports/index.ts'
import type { CompanyRow } from '../../shared/rows/catalogue.ts'
import { decimalOf } from '../../shared/values/money.ts'
import { sealJournals } from '../jobs/sealing.ts'
import { closeServices, openServices, type Services } from '../services.ts'
import { trialBalance } from '../store/lists/books/books.ts'
import { exportedEntries, firstDay } from '../store/lists/reports/exported.ts'
import { loadDemo } from './load-demo.ts'

const until = '2099-12-31'
let services: Services
let folder: string
let company: CompanyRow
/** Account to balance as a decimal, zero balances left out. */
let ours: Readonly<Record<string, string>>

const has = (program: string) => {
  try {
    execFileSync('which', [program])
    return true
  } catch {
    console.log(`${program} is not installed: its reading of the demo company is not tested here`)
    return false
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stockhand-demo-journal-'))
  services = await openServices(join(folder, 'demo.db'), () => Date.UTC(2026, 10, 25, 8, 42))
  await loadDemo(services)
  await sealJournals(services.store)
  const [first] = await services.store.rows.all('company', 1)
  company = first?.row as CompanyRow
  const balance = await trialBalance(services.store, company.id, until, 0)
  const open = (balance?.accounts ?? []).filter((each) => each.balance !== 0)
  ours = Object.fromEntries(open.map((each) => [each.account, decimalOf(each.balance, company.currency)]))
}, 240_000)

afterAll(async () => {
  await closeServices(services)
  rmSync(folder, { recursive: true, force: true })
})

async function exported(name: string, ending: string): Promise<string> {
  const format = exportFormats[name]
  if (!format) throw new Error(`no format ${name}`)
  const range = { company: company.id, zone: company.zone, from: '0001-01-01', until }
  const book = {
    company: company.name,
    currency: company.currency,
    from: (await firstDay(services.store, range)) ?? until,
  }
  const parts = [format.head(book)]
  for await (const entries of exportedEntries(services.store, range)) {
    parts.push(entries.map((entry) => format.entry(entry, book)).join(''))
  }
  const file = join(folder, `journal${ending}`)
  writeFileSync(file, parts.join(''))
  return file
}

/** "-1,234.50 EUR" as a plain decimal. */
const plain = (amount: string) => amount.replace(/[^\d.-]/g, '')

describe('the journal of the demo company', () => {
  test('has what a firm has: goods, sales and what they cost', () => {
    expect(Object.keys(ours)).toEqual(expect.arrayContaining(['1100', '1300', '4000', '5000']))
  })

  test.skipIf(!has('hledger'))(
    'is read by hledger with every balance equal',
    async () => {
      const file = await exported('hledger', '.journal')
      execFileSync('hledger', ['check', '-f', file, 'accounts', 'commodities'])
      const args = ['bal', '-f', file, '-O', 'csv', '--no-total', '--flat']
      const said = execFileSync('hledger', args, { encoding: 'utf8', maxBuffer: 50_000_000 })
      const read = said
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => /(\d{4}) [^"]*","([^"]+)"/.exec(row)?.slice(1) ?? [])
      expect(Object.fromEntries(read.map(([account, amount]) => [account, plain(amount ?? '')]))).toEqual(ours)
    },
    120_000,
  )

  test.skipIf(!has('bean-query'))(
    'is read by beancount with every balance equal',
    async () => {
      const file = await exported('beancount', '.beancount')
      execFileSync('bean-check', [file], { stdio: 'pipe' })
      const query = 'select account, sum(number) as total where number != 0 group by account'
      const said = execFileSync('bean-query', ['-f', 'csv', file, query], { encoding: 'utf8', maxBuffer: 50_000_000 })
      const read = said
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.split(',').map((cell) => cell.trim()))
        .map(([account, amount]) => [/\d{4}/.exec(account ?? '')?.[0], plain(amount ?? '')] as const)
        .filter(([, amount]) => Number(amount) !== 0)
      expect(Object.fromEntries(read)).toEqual(ours)
    },
    120_000,
  )
})
