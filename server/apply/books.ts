// Owns the step from what operations say to what the books keep: facts of a group go to the costing engine, one run for
// each company and each stretch between two closes, and come back as entries. Knows neither costing nor SQL.
import { type CostEvent, operationOfEvent } from '../../shared/ledger/cost-event.ts'
import { recost } from '../../shared/ledger/recost.ts'
import { answeredLater } from '../../shared/ledger/recosting/needs.ts'
import type { Books } from '../../shared/ledger/recosting/run.ts'
import { Arrivals, type CostingFact, type KnownEvents } from '../../shared/operations/ledger-arrivals.ts'
import type { EntryFact, LedgerFact, UndoFact } from '../../shared/operations/ledger-facts.ts'
import type { BooksRow } from '../../shared/rows/books.ts'
import type { CompanyRow } from '../../shared/rows/catalogue.ts'
import { type BusinessDate, businessDate, instant } from '../../shared/values/time.ts'
import type { StoredEntry } from '../store/ledger.ts'
import type { StoreView } from '../store/store.ts'

export interface PostedFact {
  readonly operation: string
  readonly fact: LedgerFact
}

/** The facts of one operation that are about one company. */
interface Told {
  readonly operation: string
  readonly facts: LedgerFact[]
}

/** @param companyOf the company's row as the group left it; undefined for third parties, whose stock has no value here */
export async function postFacts(
  view: StoreView,
  facts: readonly PostedFact[],
  companyOf: (id: string) => Promise<CompanyRow | undefined>,
  learnedAt: number,
): Promise<void> {
  for (const [id, told] of await byCompany(view, facts)) {
    const company = await companyOf(id)
    if (!company) continue
    const learned = { at: learnedAt, on: businessDate(instant(learnedAt), company.zone) }
    await view.ledger.append(company.id, await postCompany(view, company, told), learned)
  }
}

async function byCompany(view: StoreView, facts: readonly PostedFact[]): Promise<Map<string, Told[]>> {
  const companies = new Map<string, Told[]>()
  const note = (company: string, operation: string, fact: LedgerFact) => {
    let list = companies.get(company)
    if (!list) {
      list = []
      companies.set(company, list)
    }
    const last = list[list.length - 1]
    if (last?.operation === operation) last.facts.push(fact)
    else list.push({ operation, facts: [fact] })
  }
  for (const { operation, fact } of facts) {
    if (fact.fact !== 'undo') {
      note(fact.company, operation, fact)
      continue
    }
    const concerned = new Set(await view.ledger.companiesOf(fact.of))
    for (const [company, told] of companies) if (told.some((each) => each.operation === fact.of)) concerned.add(company)
    for (const company of concerned) note(company, operation, fact)
  }
  return companies
}

async function postCompany(view: StoreView, company: CompanyRow, told: readonly Told[]): Promise<StoredEntry[]> {
  const kept = (await view.rows.byIds('books', [company.id]))[0]?.row as BooksRow | undefined
  let lock: number = kept?.lock ?? 0
  const entries: StoredEntry[] = []
  let stretch: Told[] = []
  for (const each of told) {
    const close = each.facts.find((fact) => fact.fact === 'lock')
    if (!close) {
      stretch.push(each)
      continue
    }
    entries.push(...(await postStretch(view, company, stretch, lock, entries)))
    stretch = []
    lock = close.lock
  }
  entries.push(...(await postStretch(view, company, stretch, lock, entries)))
  return entries
}

/** Posts what was told between two closes. @param earlier entries of the same commit that are not stored yet */
async function postStretch(
  view: StoreView,
  company: CompanyRow,
  told: readonly Told[],
  lock: number,
  earlier: readonly StoredEntry[],
): Promise<StoredEntry[]> {
  const books: Books = {
    method: company.costing,
    currency: company.currency,
    lock,
    dateOf: daysIn(company.zone),
  }
  const direct: StoredEntry[] = []
  const arrivals = new Arrivals(lock, await knownTo(view, company.id, told))
  for (const { operation, facts } of told) {
    const costing: CostingFact[] = []
    for (const fact of facts) {
      if (fact.fact === 'entry') direct.push(directEntry(company, operation, fact, books))
      else if (fact.fact === 'undo') {
        costing.push(fact)
        direct.push(...(await reversals(view, company.id, operation, fact, [...earlier, ...direct], books)))
      } else if (fact.fact !== 'lock') costing.push(fact)
    }
    if (costing.length > 0) arrivals.add(operation, costing)
  }
  if (arrivals.list.length === 0) return direct
  const recosted = await answeredLater(recost(books, arrivals.list), (need) => view.ledger.answer(company.id, need))
  await view.ledger.keep(company.id, recosted, (event) => operationOfEvent(event.id))
  const costed = recosted.entries.map(
    (entry, index): StoredEntry => ({
      id: `${entry.causedBy}|${entry.event || `${entry.date}|${index}`}`,
      company: company.id,
      operation: entry.causedBy,
      event: entry.event,
      kind: entry.kind,
      postedOn: entry.date,
      lines: entry.lines,
      parts: entry.parts,
    }),
  )
  return [...costed, ...direct]
}

/** Reads the events that facts name: counts that differ now, events told anew, what undone operations told. */
async function knownTo(view: StoreView, company: string, told: readonly Told[]): Promise<KnownEvents> {
  const ids = new Set<string>()
  const undone = new Set<string>()
  for (const { facts } of told) {
    for (const fact of facts) {
      if (fact.fact === 'recounted') for (const { event } of fact.counts) ids.add(event)
      else if (fact.fact === 'retold') ids.add(fact.input.id)
      else if (fact.fact === 'undo') undone.add(fact.of)
    }
  }
  const events = new Map<string, CostEvent>()
  for (const event of await view.ledger.events(company, [...ids])) events.set(event.id, event)
  const byOperation = new Map<string, readonly CostEvent[]>()
  for (const operation of undone) byOperation.set(operation, await view.ledger.eventsOf(company, operation))
  return { event: (id) => events.get(id), toldBy: (operation) => byOperation.get(operation) ?? [] }
}

function directEntry(company: CompanyRow, operation: string, fact: EntryFact, books: Books): StoredEntry {
  return {
    id: fact.event,
    company: company.id,
    operation,
    event: fact.event,
    kind: 'direct',
    postedOn: openDay(fact.on ?? books.dateOf(fact.at), books),
    lines: fact.lines.map(({ account, amount, item }) => ({ account, amount, item: item ?? null })),
    parts: [],
  }
}

/** Turns the direct entries of an undone operation back, on the day on which they stand, a later one, or the first open one. */
async function reversals(
  view: StoreView,
  company: string,
  operation: string,
  { of, on: first }: UndoFact,
  fresh: readonly StoredEntry[],
  books: Books,
): Promise<StoredEntry[]> {
  const own = fresh.filter((entry) => entry.kind === 'direct' && entry.operation === of)
  const kept = await view.ledger.directEntriesOf(company, of)
  return [...kept, ...own].map((entry) => ({
    ...entry,
    id: `${entry.id}~reversed`,
    event: `${entry.event}~reversed`,
    operation,
    postedOn: openDay(first !== undefined && first > entry.postedOn ? first : entry.postedOn, books),
    lines: entry.lines.map((line) => ({ ...line, amount: 0 - line.amount })),
  }))
}

/** The day itself, or the first open one where it is closed. */
function openDay(day: string, books: Books): string {
  const open: string = books.dateOf(books.lock)
  return [day, open].toSorted()[1] ?? day
}

/** The clocks of every zone differ from UTC by whole quarters of an hour, so all instants of one fall on one day. */
const quarterHour = 900_000

function daysIn(zone: string): Books['dateOf'] {
  const known = new Map<number, BusinessDate>()
  return (time) => {
    const quarter = Math.floor(time / quarterHour)
    let day = known.get(quarter)
    if (day === undefined) {
      day = businessDate(instant(time), zone)
      known.set(quarter, day)
    }
    return day
  }
}
