// Owns having the books read by other programs: hledger and beancount read the journal that we export, and every balance of
// theirs is held against ours. Says nothing where neither program is installed.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportFormats } from '../../shared/reports/exports/index.ts'
import type { CompanyRow } from '../../shared/rows/catalogue.ts'
import { decimalOf } from '../../shared/values/money.ts'
import { trialBalance } from '../store/lists/books/books.ts'
import { exportedEntries, firstDay } from '../store/lists/reports/exported.ts'
import type { Store } from '../store/store.ts'

const until = '2099-12-31'

/** Account to balance, as a decimal; zero balances left out. */
export type Balances = Readonly<Record<string, string>>

export interface Reader {
  readonly format: string
  readonly program: string
  read(file: string): Balances
}

const run = (program: string, args: readonly string[]) =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 200_000_000, stdio: ['ignore', 'pipe', 'pipe'] })
const rowsOf = (said: string) => said.trim().split('\n').slice(1)
/** "-1,234.50 EUR" as a plain decimal. */
const plain = (amount: string) => amount.replace(/[^\d.-]/g, '')

export const readers: readonly Reader[] = [
  {
    format: 'hledger',
    program: 'hledger',
    read(file) {
      run('hledger', ['check', '-f', file, 'accounts', 'commodities'])
      const said = run('hledger', ['bal', '-f', file, '-O', 'csv', '--no-total', '--flat'])
      const read = rowsOf(said).map((row) => /(\d{4}) [^"]*","([^"]+)"/.exec(row)?.slice(1) ?? [])
      return Object.fromEntries(read.map(([account, amount]) => [account, plain(amount ?? '')]))
    },
  },
  {
    format: 'beancount',
    program: 'bean-query',
    read(file) {
      run('bean-check', [file])
      const query = 'select account, sum(number) as total where number != 0 group by account'
      const read = rowsOf(run('bean-query', ['-f', 'csv', file, query]))
        .map((row) => row.split(',').map((cell) => cell.trim()))
        .map(([account, amount]) => [/\d{4}/.exec(account ?? '')?.[0], plain(amount ?? '')] as const)
      return Object.fromEntries(read.filter(([, amount]) => Number(amount) !== 0))
    },
  },
]

/** Each balance that another program reads otherwise than we tell it, in words. The journal must be sealed. */
export async function readOtherwise(store: Store): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const { row } of await store.rows.all('company', 100)) {
    const company = row as CompanyRow
    const ours = await balancesOf(store, company)
    for (const { format, program, read } of readers) {
      if (!isInstalled(program)) continue
      const folder = mkdtempSync(join(tmpdir(), 'stockhand-outside-'))
      try {
        wrong.push(...apart(program, ours, read(await exportedTo(folder, store, company, format))))
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    }
  }
  return wrong
}

export function isInstalled(program: string): boolean {
  try {
    execFileSync('which', [program])
    return true
  } catch {
    return false
  }
}

export async function balancesOf(store: Store, { id, currency }: CompanyRow): Promise<Balances> {
  const open = (await trialBalance(store, id, until, 0))?.accounts.filter((each) => each.balance !== 0) ?? []
  return Object.fromEntries(open.map(({ account, balance }) => [account, decimalOf(balance, currency)]))
}

/** The whole journal in a format of the registry, as a file in a folder. */
export async function exportedTo(folder: string, store: Store, company: CompanyRow, name: string): Promise<string> {
  const format = exportFormats[name]
  if (!format) throw new Error(`there is no format ${name}`)
  const range = { company: company.id, zone: company.zone, from: '0001-01-01', until }
  const from = (await firstDay(store, range)) ?? until
  const book = { company: company.name, currency: company.currency, from }
  const parts = [format.head(book)]
  for await (const entries of exportedEntries(store, range)) {
    parts.push(entries.map((entry) => format.entry(entry, book)).join(''))
  }
  const file = join(folder, `journal${format.ending}`)
  writeFileSync(file, parts.join(''))
  return file
}

function apart(program: string, ours: Balances, theirs: Balances): readonly string[] {
  const accounts = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].toSorted()
  return accounts
    .filter((account) => Number(ours[account] ?? 0) !== Number(theirs[account] ?? 0))
    .map((account) => `${account} is ${ours[account] ?? 0}, read by ${program} ${theirs[account] ?? 0}`)
}
