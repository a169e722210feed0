// Owns documents at the desk: the list of either side, and one document with its lines, what was ordered and received of
// them, its entries and the operations behind, and what else is open with the same party.
import { sql } from 'kysely'
import type {
  BillablePurchase,
  DocumentDetail,
  DocumentLineTold,
  DocumentPage,
  FoundPurchases,
} from '../../../../shared/protocol/desk/books.ts'
import type { DocumentRow, PartyDetails, ReceivedRow, UnbilledRow } from '../../../../shared/rows/books.ts'
import type { CompanyRow } from '../../../../shared/rows/catalogue.ts'
import { partyKey } from '../../../../shared/rows/tables.ts'
import type {
  ExceptionRow,
  OrderRow,
  PurchaseLineRow,
  PurchaseRow,
  PurchaseTermsRow,
  SaleLineRow,
} from '../../../../shared/rows/work.ts'
import { amountOf } from '../../../../shared/values/money.ts'
import { businessDate } from '../../../../shared/values/time.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all, codeStarts, orderBy, type Sort, startsWith } from '../asking.ts'
import { briefsOf } from '../names/briefs.ts'
import { Names } from '../names/names.ts'
import { newestFirst, operationsOf } from '../names/timeline.ts'
import { partyNames } from '../reports/open-documents.ts'
import { paperDetails } from './details.ts'
import { entriesOf } from './entries.ts'

export const documentSorts = {
  issuedAt: sql.ref('issued_at'),
  dueAt: sql.ref('due_at'),
  number: sql.ref('number'),
  open: sql.ref('open_value'),
}

export const documentShows = ['open', 'overdue', 'all'] as const

export interface DocumentsAsked extends Asking {
  readonly company: CompanyRow
  readonly side: DocumentRow['side']
  readonly show: (typeof documentShows)[number]
  readonly search?: string | undefined
  readonly sort: Sort<keyof typeof documentSorts>
}

export async function documentPage(store: StoreView, asked: DocumentsAsked, asOf: number): Promise<DocumentPage> {
  const { company, side, show, search } = asked
  const base = sql`tenant = ${tenant} and company = ${company.id} and side = ${side} and gone = 0`
  const where = all([
    base,
    show === 'all' ? undefined : sql`open_value <> 0`,
    show === 'overdue' ? sql`due_at < ${asOf}` : undefined,
    search === undefined || search === '' ? undefined : await found(store, search),
  ])
  const page = await sql<{ body: string }>`
    select body from document where ${where}
    ${orderBy(asked.sort, documentSorts, sql.ref('id'))} limit ${asked.limit} offset ${asked.offset}`.execute(store.db)
  const count = await sql<{ n: number }>`select count(*) as n from document where ${where}`.execute(store.db)
  const sums = await sql<{ open: number | null; overdue: number | null }>`
    select sum(open_value) as open, sum(case when due_at < ${asOf} then open_value else 0 end) as overdue
    from document where ${base} and open_value <> 0`.execute(store.db)
  const rows = page.rows.map((row) => JSON.parse(row.body) as DocumentRow)
  const names = await partyNames(store, rows)
  return {
    asOf,
    rows: rows.map((document) => ({
      document,
      party: names.get(document.party) ?? document.party,
      late: postedLate(document, company),
    })),
    total: Number(count.rows[0]?.n ?? 0),
    sums: { open: Number(sums.rows[0]?.open ?? 0), overdue: Number(sums.rows[0]?.overdue ?? 0) },
    limit: asked.limit,
    offset: asked.offset,
    currency: company.currency,
  }
}

/** By number, by the name of the party, or by the order. */
async function found(store: StoreView, search: string) {
  const typed = search.toUpperCase()
  const customers = (
    await sql<{ id: string }>`
    select id from customer where tenant = ${tenant} and gone = 0 and lower(body) like ${`%${search.toLowerCase()}%`}
    limit 200`.execute(store.db)
  ).rows.map((row) => row.id)
  const orders = (await store.rows.byIndex('orderByNumber', [search, typed])).map(({ id }) => id)
  const parts = [
    startsWith(sql.ref('number'), search),
    startsWith(sql.ref('number'), typed),
    startsWith(sql.ref('party'), search),
    ...(customers.length > 0 ? [sql`party in (${sql.join(customers)})`] : []),
    ...(orders.length > 0 ? [sql`ix_documents_of_order in (${sql.join(orders)})`] : []),
  ]
  return sql`(${sql.join(
    parts.map((part) => sql`(${part})`),
    sql` or `,
  )})`
}

function postedLate({ postedOn, issuedAt }: DocumentRow, { zone }: CompanyRow): boolean {
  return postedOn !== undefined && postedOn > businessDate(issuedAt, zone)
}

export async function documentDetail(store: StoreView, id: string, asOf: number): Promise<DocumentDetail | undefined> {
  const document = (await store.rows.byIds('document', [id]))[0]?.row as DocumentRow | undefined
  if (!document) return undefined
  const company = (await store.rows.byIds('company', [document.company]))[0]?.row as CompanyRow
  // A parcel bills and a return credits by itself: the document bears the name of the operation.
  const operations = [...new Set([...(await operationsOf(store, 'document', id)), id])]
  const stored = await store.operations.byIds(operations)
  const gathered = (await store.rows.byIndex('billedOn', [id])).map(({ row }) => row as UnbilledRow)
  // Of an invoice that gathers parcels the steps behind are those by which they left.
  const briefs = await briefsOf(store, [...operations, ...gathered.map((row) => row.id)])
  const order = document.order && (await store.rows.byIds('order', [document.order]))[0]?.row
  const purchase = document.purchase && (await store.rows.byIds('purchase', [document.purchase]))[0]?.row
  const party = partyKey(document.company, document.side, document.party)
  const others = (await store.rows.byIndex('openDocumentsOf', [party])).map(({ row }) => row as DocumentRow)
  const made = operations.flatMap((each) => {
    const body = stored.get(each)?.body
    const read = body === undefined ? undefined : (JSON.parse(body) as MadeBody)
    return read && (each === id || read.document === id) && read.lines ? [read] : []
  })
  const lines = made[0]?.lines ?? []
  const { own: seller, party: known } = await paperDetails(store, document, document.issuedAt)
  const buyer = known ?? (await shippedTo(store, document))
  const about = [`document:${id}`, ...lines.flatMap(({ line }) => (line ? [`purchaseLine:${line}`] : []))]
  const exceptions = (await store.rows.byIndex('exceptionsOf', about)).map(({ row }) => row as ExceptionRow)
  return {
    asOf,
    document,
    party: (await partyNames(store, [document])).get(document.party) ?? document.party,
    late: postedLate(document, company),
    currency: company.currency,
    ...(order && { order: { id: order.id, number: (order as OrderRow).number } }),
    ...(purchase && { purchase: { id: purchase.id, number: (purchase as PurchaseRow).number } }),
    lines:
      lines.length > 0
        ? await linesOf(store, document, lines)
        : gathered.length > 0
          ? await gatheredLines(store, gathered)
          : await returnedLines(store, document, stored.get(id)?.body),
    ...((await holdTax(store, document, made[0])) && { pricesHoldTax: true as const }),
    ...(seller && { seller }),
    ...(buyer && { buyer }),
    entries: (await entriesOf(store, operations)).filter((entry) => entry.company === document.company),
    timeline: newestFirst(briefs.values()),
    exceptions: exceptions.map((each) => ({ id: each.id, kind: each.kind, open: each.state === 'open' })),
    others: others.filter((each) => each.id !== id && each.currency === document.currency),
  }
}

/** Where its goods went, where no address of the customer is kept. */
async function shippedTo(store: StoreView, { side, order }: DocumentRow): Promise<PartyDetails | undefined> {
  if (side !== 'receivable' || order === undefined) return undefined
  const ids = await operationsOf(store, 'order', order)
  const placed = [...(await store.operations.byIds(ids)).values()].find(({ type }) => type === 'order-placed')
  if (!placed) return undefined
  const { shipTo } = JSON.parse(placed.body) as { readonly shipTo: Pick<PartyDetails, 'lines' | 'country'> }
  return { lines: shipTo.lines, country: shipTo.country }
}

/** Whether the prices of its lines hold their tax. */
async function holdTax(store: StoreView, document: DocumentRow, made: MadeBody | undefined): Promise<boolean> {
  if (made?.pricesIncludeTax) return true
  const named = document.side === 'receivable' ? (made?.lines ?? []).flatMap(({ line }) => line ?? []) : []
  const sold = (await store.rows.byIds('saleLine', named)).map(({ row }) => row as SaleLineRow)
  return sold.some(({ taxAmount }) => taxAmount !== undefined)
}

interface MadeLine {
  readonly item?: string
  readonly text?: string
  readonly line?: string
  readonly receipt?: string
  readonly quantity?: number
  readonly unitPrice?: string
  /** Of a bill for what is no goods. */
  readonly account?: string
  readonly net?: number
}

interface MadeBody {
  readonly document?: string
  readonly lines?: readonly MadeLine[]
  readonly pricesIncludeTax?: boolean
}

async function linesOf(
  store: StoreView,
  document: DocumentRow,
  lines: readonly MadeLine[],
): Promise<DocumentLineTold[]> {
  const named = lines.flatMap(({ line }) => line ?? [])
  const bought = document.side === 'payable' ? await billable(store, named) : new Map<string, Billable>()
  const sold = new Map(
    (await store.rows.byIds('saleLine', document.side === 'receivable' ? named : [])).map(({ id, row }) => [
      id,
      row as SaleLineRow,
    ]),
  )
  const names = await new Names(store).learn({
    items: lines.map(({ item, line }) => item ?? bought.get(line ?? '')?.line.item),
  })
  return lines.map((each, index) => {
    const purchase = bought.get(each.line ?? '')
    const item = each.item ?? purchase?.line.item
    const unitPrice = each.unitPrice ?? sold.get(each.line ?? '')?.unitPrice
    const quantity = each.quantity ?? (each.net === undefined ? 0 : 1)
    return {
      id: String(index),
      quantity,
      amount: each.net ?? (unitPrice === undefined ? 0 : amountOf(quantity, unitPrice, document.currency)),
      ...(each.account !== undefined && { account: each.account }),
      ...(item !== undefined && { item: names.item(item) }),
      ...(each.text !== undefined && { text: each.text }),
      ...(unitPrice !== undefined && { unitPrice }),
      ...(purchase && {
        match: {
          ordered: purchase.line.ordered,
          received: purchase.line.received,
          billed: purchase.billed,
          ...(purchase.terms && { agreedPrice: purchase.terms.unitPrice }),
        },
      }),
    }
  })
}

/** What came back, of a credit that a return made by itself. */
async function returnedLines(
  store: StoreView,
  { credits }: DocumentRow,
  body: string | undefined,
): Promise<DocumentLineTold[]> {
  const told = body === undefined ? {} : (JSON.parse(body) as { readonly item?: string; readonly quantity?: number })
  const { item, quantity } = told
  if (!credits || item === undefined || quantity === undefined) return []
  const names = await new Names(store).learn({ items: [item] })
  return [{ id: '0', item: names.item(item), quantity, amount: credits.net }]
}

/** What an invoice of a period gathered, parcel by parcel; what came back before it stands below its parcel. */
async function gatheredLines(store: StoreView, rows: readonly UnbilledRow[]): Promise<DocumentLineTold[]> {
  const parcels = rows.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const names = await new Names(store).learn({ items: parcels.flatMap(({ lines }) => lines.map(({ item }) => item)) })
  const told: Omit<DocumentLineTold, 'id'>[] = parcels.flatMap(({ number, order, lines, returned, charges }) => {
    const of = { order, number }
    return [
      ...lines.map(({ item, quantity, net }) => ({ of, item: names.item(item), quantity, amount: net })),
      ...returned.map(({ item, quantity, net }) => ({
        of,
        item: names.item(item),
        quantity: 0 - quantity,
        amount: 0 - net,
      })),
      ...charges.map(({ account, amount }) => ({ of, account, quantity: 1, amount })),
    ]
  })
  return told.map((line, index) => ({ id: String(index), ...line }))
}

interface Billable {
  readonly line: PurchaseLineRow
  readonly terms: PurchaseTermsRow | undefined
  readonly billed: number
}

async function billable(store: StoreView, lines: readonly string[]): Promise<Map<string, Billable>> {
  const found = (await store.rows.byIds('purchaseLine', [...new Set(lines)])).map(({ row }) => row as PurchaseLineRow)
  const terms = new Map(
    (
      await store.rows.byIds(
        'purchaseTerms',
        found.map(({ id }) => id),
      )
    ).map(({ id, row }) => [id, row as PurchaseTermsRow]),
  )
  const received = (
    await store.rows.byIndex(
      'receivedOnLine',
      found.map(({ id }) => id),
    )
  ).map(({ row }) => row as ReceivedRow)
  const waiting = (
    await store.rows.byIndex(
      'billsWaitingFor',
      found.map(({ id }) => id),
    )
  ).map(({ row }) => row as { readonly line: string; readonly quantity: number })
  const billed = new Map<string, number>()
  const add = (line: string, units: number) => billed.set(line, (billed.get(line) ?? 0) + units)
  for (const { line, billed: units } of received) if (line) add(line, units)
  for (const { line, quantity } of waiting) add(line, quantity)
  return new Map(found.map((line) => [line.id, { line, terms: terms.get(line.id), billed: billed.get(line.id) ?? 0 }]))
}

const mostPurchases = 10

/** A bill concerns a company: the purchase that it names may be of any warehouse. */
export async function purchasesNamed(
  store: StoreView,
  company: string,
  typed: string,
  asOf: number,
): Promise<FoundPurchases> {
  const { rows } = await sql<{ body: string }>`
    select body from purchase where ${all([
      sql`tenant = ${tenant} and gone = 0`,
      codeStarts(sql.ref('ix_purchase_by_number'), typed),
    ])} order by ix_purchase_by_number limit ${mostPurchases}`.execute(store.db)
  const purchases = rows.map((row) => JSON.parse(row.body) as PurchaseRow).filter((each) => each.company === company)
  return { asOf, purchases: purchases.map(({ id, number, supplier }) => ({ id, number, supplier })) }
}

/** What a supplier may still bill of a purchase. */
export async function billablePurchase(
  store: StoreView,
  id: string,
  asOf: number,
): Promise<BillablePurchase | undefined> {
  const purchase = (await store.rows.byIds('purchase', [id]))[0]?.row as PurchaseRow | undefined
  if (!purchase) return undefined
  const ids = (await store.rows.byIndex('linesOfPurchase', [id])).map((each) => each.id)
  const lines = [...(await billable(store, ids)).values()]
  const names = await new Names(store).learn({ items: lines.map(({ line }) => line.item) })
  const received = (await store.rows.byIndex('receivedOnLine', ids)).map(({ row }) => row as ReceivedRow)
  return {
    asOf,
    purchase: { id, number: purchase.number, supplier: purchase.supplier },
    company: purchase.company,
    currency: lines.find(({ terms }) => terms)?.terms?.currency ?? '',
    lines: lines.map(({ line, terms, billed }) => ({
      id: line.id,
      item: names.item(line.item),
      ordered: line.ordered,
      received: line.received,
      billed,
      unitPrice: terms?.unitPrice ?? '0',
      receipts: received.filter((each) => each.line === line.id).map(({ id }) => id),
    })),
  }
}
