// Owns the routes of documents, bank statements and the settings of the books, for those who may see money. What a person
// changes goes through operations like everything else; only files are read here.
import type { Hono } from 'hono'
import * as z from 'zod/mini'
import type { FileTaken } from '../../shared/protocol/desk/books.ts'
import type { CompanyRow } from '../../shared/rows/catalogue.ts'
import type { Refusal } from '../../shared/values/result.ts'
import { readBankBytes } from '../imports/books/bank-file.ts'
import { openBooks } from '../imports/books/open-books.ts'
import { readOpeningBytes } from '../imports/books/opening-file.ts'
import { importedId } from '../imports/import-ids.ts'
import type { Services } from '../services.ts'
import { accruedCosts } from '../store/lists/books/accrued-costs.ts'
import { bankPage } from '../store/lists/books/bank.ts'
import {
  billablePurchase,
  documentDetail,
  documentPage,
  documentShows,
  documentSorts,
  purchasesNamed,
} from '../store/lists/books/documents.ts'
import { booksSettings } from '../store/lists/books/settings.ts'
import { unbilled } from '../store/lists/books/unbilled.ts'
import { dayOf, middleOf } from '../store/lists/house/day.ts'
import { type DeskContext, type DeskEnv, mayDo, noMoney, notHere, seesMoney } from './desk-gate.ts'
import {
  dateParameter,
  idParameter,
  pageShape,
  readJson,
  readQuery,
  searchParameter,
  sortParameter,
} from './desk-query.ts'

const company = idParameter()
const warehouse = idParameter()

const queries = {
  documents: z.strictObject({
    warehouse,
    ...pageShape,
    company,
    side: z._default(z.enum(['receivable', 'payable']), 'receivable'),
    show: z._default(z.enum(documentShows), 'open'),
    q: searchParameter(),
    sort: sortParameter(documentSorts, '-issuedAt'),
  }),
  bank: z.strictObject({ warehouse, ...pageShape, company, show: z._default(z.enum(['open', 'all']), 'open') }),
  settings: z.strictObject({ company }),
  unbilled: z.strictObject({ company, until: dateParameter() }),
  billing: z.strictObject({ company, q: z.string().check(z.minLength(1), z.maxLength(60)) }),
}

const file = { company, name: z.string().check(z.maxLength(200)), text: z.string() }
const bodies = {
  bank: z.strictObject({
    ...file,
    account: z.string().check(z.maxLength(40)),
    currency: z.string().check(z.length(3)),
  }),
  opening: z.strictObject({ ...file, warehouse, on: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)) }),
}

const linesAtOnce = 2_000

export function addBooks(routes: Hono<DeskEnv>, services: Services): void {
  const { store, applier, now } = services
  const money = (c: DeskContext) => seesMoney(c.get('person'), now())
  const companyOf = async (id: string) => (await store.rows.byIds('company', [id]))[0]?.row as CompanyRow | undefined

  /** A route that reads one company's books. */
  function list<Query extends { readonly company: string }>(
    path: string,
    schema: z.ZodMiniType<Query>,
    answer: (query: Query, company: CompanyRow, asOf: number) => Promise<object>,
  ): void {
    routes.get(path, async (c) => {
      if (!money(c)) return c.json(noMoney, 403)
      const read = readQuery(c, schema)
      if (!read.ok) return c.json(read.error, 400)
      const found = await companyOf(read.value.company)
      return found ? c.json(await answer(read.value, found, now())) : c.json(notHere, 404)
    })
  }

  /** A route that takes a file into one company's books. */
  function takes<Body extends { readonly company: string }>(
    path: string,
    schema: z.ZodMiniType<Body>,
    take: (body: Body, company: CompanyRow, by: string) => Promise<Omit<FileTaken, 'asOf'> | Refusal>,
  ): void {
    routes.post(path, async (c) => {
      const person = c.get('person')
      if (!mayDo(person, 'books', now())) return c.json(noMoney, 403)
      const read = await readJson(c, schema)
      if (!read.ok) return c.json(read.error, 400)
      const found = await companyOf(read.value.company)
      if (!found) return c.json(notHere, 404)
      const taken = await take(read.value, found, person.id)
      if ('code' in taken)
        return c.json({ error: taken.code, message: 'Nothing was recorded.', facts: taken.facts }, 422)
      return c.json({ asOf: now(), ...taken } satisfies FileTaken)
    })
  }

  list('/documents', queries.documents, ({ q, ...query }, found, asOf) =>
    documentPage(store, { ...query, company: found, search: q }, asOf),
  )
  routes.get('/documents/:id', async (c) => {
    if (!money(c)) return c.json(noMoney, 403)
    const found = await documentDetail(store, c.req.param('id'), now())
    return found ? c.json(found) : c.json(notHere, 404)
  })
  routes.get('/purchases/:id/billing', async (c) => {
    if (!money(c)) return c.json(noMoney, 403)
    const found = await billablePurchase(store, c.req.param('id'), now())
    return found ? c.json(found) : c.json(notHere, 404)
  })
  list('/billing', queries.billing, ({ q }, { id }, asOf) => purchasesNamed(store, id, q, asOf))
  list('/accrued', queries.settings, (_query, { id }, asOf) => accruedCosts(store, id, asOf))
  list('/unbilled', queries.unbilled, ({ until }, { id, zone }, asOf) => {
    const today = dayOf(asOf, zone)
    const day = until === undefined || until >= today.date ? today : dayOf(middleOf(until, zone), zone)
    return unbilled(store, { company: id, until: day.date, before: day.until }, asOf)
  })
  list('/bank', queries.bank, (query, found, asOf) => bankPage(store, { ...query, company: found }, asOf))
  list('/books', queries.settings, (_query, found, asOf) => booksSettings(store, found, asOf))

  takes('/bank/files', bodies.bank, async ({ name, text, account, currency }, { id }, by) => {
    const read = await readBankBytes(name, new TextEncoder().encode(text), { account, currency })
    if (!read.ok) return read
    const all = read.value.flatMap((statement) => statement.lines.map((line) => line.id))
    const known = (await store.rows.byIds('bankLine', all)).length
    for (const { lines, ...statement } of read.value) {
      for (let from = 0; from < lines.length; from += linesAtOnce) {
        const body = { company: id, ...statement, lines: lines.slice(from, from + linesAtOnce) }
        const operation = importedId<string>('bank', id, ...body.lines.map((line) => line.id))
        await applier.submit('desk', [
          { id: operation, at: now(), by, warehouse: '', type: 'bank-lines-recorded', body },
        ])
      }
    }
    return { taken: all.length - known, known }
  })
  takes('/books/opening', bodies.opening, async ({ name, text, warehouse, on }, found, by) => {
    const read = await readOpeningBytes(name, new TextEncoder().encode(text), found.currency)
    if (!read.ok) return read
    const opened = await openBooks(services, read.value, { company: found, warehouse, on, by })
    if (!opened.ok) return opened
    const { accounts, documents, stock, known } = opened.value
    return { taken: accounts + documents + stock, known }
  })
}
