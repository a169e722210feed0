// `wms books …`: what a bookkeeper brings in as files: opening balances, bank statements, starting sets of taxes.
import { suggestionsFor } from '../../shared/ledger/bank/match.ts'
import { startingSets, startingTaxes } from '../../shared/ledger/tax/starting-sets.ts'
import { system } from '../../shared/operations/apply.ts'
import type { BankLineRow, DocumentRow } from '../../shared/rows/books.ts'
import type { CompanyRow, WarehouseRow } from '../../shared/rows/catalogue.ts'
import { decimalOf } from '../../shared/values/money.ts'
import type { Refusal } from '../../shared/values/result.ts'
import { readBankFile } from '../imports/books/bank-file.ts'
import { openBooks } from '../imports/books/open-books.ts'
import { readOpeningFile } from '../imports/books/opening-file.ts'
import { importedId } from '../imports/import-ids.ts'
import type { Services } from '../services.ts'
import type { Arguments, Command } from './command.ts'

export const booksCommand: Command = {
  use: 'books open|bank FILE, books taxes eu|uk|us|ru, books suggest [--company ID]',
  does: 'reads opening balances (CSV) or a bank statement (camt.053, CSV), saves starting taxes, suggests what bank lines settle',
  run: (args) => {
    const [what, name] = args.words
    return args.withServices(async (services) => {
      const company = await companyOf(services, args.options.get('company'))
      if (!company) {
        console.error('Name the company: --company ID.')
        return 2
      }
      if (what === 'open' && name) return open(services, company, name, args)
      if (what === 'bank' && name) return bank(services, company, name, args)
      if (what === 'taxes' && name) return taxes(services, company, name)
      if (what === 'suggest') return suggest(services, company)
      console.error(`Use: ${booksCommand.use}`)
      return 2
    })
  },
}

async function companyOf({ store }: Services, id: string | undefined): Promise<CompanyRow | undefined> {
  const companies = (await store.rows.all('company', 1000)).map(({ row }) => row as CompanyRow)
  if (id !== undefined) return companies.find((each) => each.id === id || each.name === id)
  return companies.length === 1 ? companies[0] : undefined
}

async function open(services: Services, company: CompanyRow, file: string, { options }: Arguments): Promise<number> {
  const warehouses = (await services.store.rows.all('warehouse', 1000)).map(({ row }) => row as WarehouseRow)
  const warehouse = options.get('warehouse') ?? warehouses[0]?.id ?? ''
  const on = options.get('on')
  if (on === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(on)) {
    console.error('Name the day on whose end the balances stand: --on 2026-12-31.')
    return 2
  }
  const read = await readOpeningFile(file, company.currency)
  if (!read.ok) return refused(read)
  const opened = await openBooks(services, read.value, { company, warehouse, on })
  if (!opened.ok) return refused(opened)
  const { accounts, documents, stock, known } = opened.value
  console.log(
    `${accounts} accounts, ${documents} documents, ${stock} places of stock; ${known} operations were known already`,
  )
  return 0
}

async function bank(services: Services, company: CompanyRow, file: string, { options }: Arguments): Promise<number> {
  const csv = { account: options.get('account') ?? 'bank', currency: options.get('currency') ?? company.currency }
  const read = await readBankFile(file, csv)
  if (!read.ok) return refused(read)
  for (const { account, currency, lines } of read.value) {
    for (let i = 0; i < lines.length; i += linesAtOnce) {
      const body = { company: company.id, account, currency, lines: lines.slice(i, i + linesAtOnce) }
      const id = importedId<string>('bank', company.id, ...body.lines.map((line) => line.id))
      const at = services.now()
      await services.applier.submit('import', [
        { id, at, by: system, warehouse: '', type: 'bank-lines-recorded', body },
      ])
    }
    console.log(`${account}: ${lines.length} lines`)
  }
  return 0
}

const linesAtOnce = 2000

async function taxes({ applier, now }: Services, company: CompanyRow, name: string): Promise<number> {
  const set = startingSets.find((each) => each === name)
  if (!set) {
    console.error(`There is no set "${name}". Known: ${startingSets.join(', ')}.`)
    return 2
  }
  const body = { company: company.id, taxes: startingTaxes(set) }
  const id = importedId<string>('taxes', company.id, set, now())
  await applier.submit('import', [{ id, at: now(), by: system, warehouse: '', type: 'taxes-saved', body }])
  console.log(`${body.taxes.length} rates saved for ${company.name}. Look through them before the first invoice.`)
  return 0
}

async function suggest({ store }: Services, company: CompanyRow): Promise<number> {
  const lines = (await store.rows.byIndex('unbookedBankLines', [company.id])).map(({ row }) => row as BankLineRow)
  const documents = (await store.rows.all('document', 1_000_000))
    .map(({ row }) => row as DocumentRow)
    .filter((each) => each.company === company.id && each.openAmount > 0)
  const customers = await store.rows.byIds('customer', [...new Set(documents.map(({ party }) => party))])
  const names = new Map(customers.map(({ id, row }) => [id, (row as { name: string }).name]))
  const numbers = new Map(documents.map(({ id, number }) => [id, number]))
  const open = documents.map((each) => ({ ...each, partyName: names.get(each.party) ?? each.party }))
  for (const line of lines.toSorted((a, b) => (a.bookedOn < b.bookedOn ? -1 : 1))) {
    const [best] = suggestionsFor(line, open)
    const settles = best?.documents
      .map(({ document, amount }) => `${numbers.get(document)} ${decimalOf(amount, line.currency)}`)
      .join(' + ')
    const what = best
      ? `${best.certain ? 'is' : 'may be'} ${settles} (${best.reasons.join(', ')})`
      : 'settles nothing known'
    console.log(`${line.bookedOn}  ${decimalOf(line.amount, line.currency)} ${line.currency}  ${line.party}  ${what}`)
  }
  console.log(`${lines.length} lines wait to be booked`)
  return 0
}

function refused({ code, facts }: Refusal): number {
  const where = Object.entries(facts).map(([name, value]) => `${name} ${value}`)
  console.error(`Nothing was recorded: ${code} (${where.join(', ')})`)
  return 1
}
