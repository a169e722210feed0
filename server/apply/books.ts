// Owns the step from what operations say to what the books keep: facts of a group go to the costing engine, one run for
// each company, and come back as entries. Knows neither costing nor SQL.
import { operationOfEvent } from '../../shared/ledger/cost-event.ts'
import { recost } from '../../shared/ledger/recost.ts'
import type { Arrival } from '../../shared/ledger/recosting/arriving.ts'
import { answeredLater } from '../../shared/ledger/recosting/needs.ts'
import type { Books } from '../../shared/ledger/recosting/run.ts'
import type { EntryFact, LedgerFact, UndoFact } from '../../shared/operations/ledger-facts.ts'
import type { CompanyRow } from '../../shared/rows/catalogue.ts'
import { businessDate, instant } from '../../shared/values/time.ts'
import type { StoredEntry } from '../store/ledger.ts'
import type { StoreView } from '../store/store.ts'

/** A cost event that is undone. */
interface ReversedEvent {
  readonly fact: 'reverse'
  readonly company: string
  readonly event: string
}

/** A fact of one company. */
interface OwnFact {
  readonly operation: string
  readonly fact: Exclude<LedgerFact, UndoFact> | ReversedEvent
}

export interface PostedFact {
  readonly operation: string
  readonly fact: LedgerFact
}

/** @param companyOf the company's row as the group left it; undefined for third parties, whose stock has no value here */
export async function postFacts(
  view: StoreView,
  facts: readonly PostedFact[],
  companyOf: (id: string) => Promise<CompanyRow | undefined>,
  learnedAt: number,
): Promise<void> {
  const byCompany = new Map<string, OwnFact[]>()
  for (const { operation, fact } of await spelledOut(view, facts)) {
    const list = byCompany.get(fact.company)
    if (list) list.push({ operation, fact })
    else byCompany.set(fact.company, [{ operation, fact }])
  }
  for (const [id, own] of byCompany) {
    const company = await companyOf(id)
    if (!company) continue
    const learned = { at: learnedAt, on: businessDate(instant(learnedAt), company.zone) }
    await view.ledger.append(company.id, await postCompany(view, company, own), learned)
  }
}

async function postCompany(view: StoreView, company: CompanyRow, facts: readonly OwnFact[]): Promise<StoredEntry[]> {
  const books: Books = {
    method: company.costing,
    currency: company.currency,
    lock: 0,
    dateOf: (time) => businessDate(instant(time), company.zone),
  }
  const direct: StoredEntry[] = []
  const arrivals: Arrival[] = []
  const toldBy = new Map<string, string>()
  const accepted = new Map<string, number>()
  for (const { operation, fact } of facts) {
    if (fact.fact === 'entry') direct.push(directEntry(company, operation, fact, books))
    else if (fact.fact === 'reverse') arrivals.push({ kind: 'reverse', by: operation, id: fact.event })
    else if (fact.fact === 'cost') {
      toldBy.set(fact.input.id, operation)
      accepted.set(fact.input.id, arrivals.push({ kind: 'accept', by: operation, input: fact.input }) - 1)
    } else await revise(view, company, arrivals, accepted, operation, fact.event, fact.difference)
  }
  if (arrivals.length === 0) return direct
  const recosted = await answeredLater(recost(books, arrivals), (need) => view.ledger.answer(company.id, need))
  await view.ledger.keep(company.id, recosted, (event) => toldBy.get(event.id) ?? operationOfEvent(event.id))
  const costed = recosted.entries.map(
    (entry): StoredEntry => ({
      id: `${entry.causedBy}|${entry.event}`,
      company: company.id,
      operation: entry.causedBy,
      event: entry.event,
      kind: entry.kind,
      postedOn: entry.date,
      lines: entry.lines,
    }),
  )
  return [...costed, ...direct]
}

/** What an undo means to each company: the events that the undone operation told, before or in the same commit, go. */
async function spelledOut(view: StoreView, facts: readonly PostedFact[]): Promise<readonly OwnFact[]> {
  const spelled: OwnFact[] = []
  let companies: readonly string[] | undefined
  for (const { operation, fact } of facts) {
    if (fact.fact !== 'undo') {
      spelled.push({ operation, fact })
      continue
    }
    companies ??= (await view.rows.all('company', 10_000)).map(({ id }) => id)
    const kept = await view.ledger.eventsOf(companies, fact.of)
    const fresh = spelled.flatMap(({ operation: by, fact: own }) =>
      by === fact.of && own.fact === 'cost' ? [{ company: own.company as string, event: own.input.id }] : [],
    )
    for (const event of [...kept, ...fresh]) spelled.push({ operation, fact: { fact: 'reverse', ...event } })
  }
  return spelled
}

/** A count told and revised within one group is simply told with its last difference. */
async function revise(
  view: StoreView,
  company: CompanyRow,
  arrivals: Arrival[],
  accepted: ReadonlyMap<string, number>,
  operation: string,
  event: string,
  difference: number,
): Promise<void> {
  const fresh = accepted.get(event)
  const earlier = fresh === undefined ? undefined : arrivals[fresh]
  if (fresh !== undefined && earlier?.kind === 'accept' && earlier.input.type === 'adjust') {
    arrivals[fresh] = { ...earlier, input: { ...earlier.input, difference } }
    return
  }
  const known = await view.ledger.event(company.id, event)
  if (known?.input.type === 'adjust') {
    arrivals.push({ kind: 'revise', by: operation, input: { ...known.input, difference } })
  }
}

function directEntry(company: CompanyRow, operation: string, fact: EntryFact, books: Books): StoredEntry {
  return {
    id: fact.event,
    company: company.id,
    operation,
    event: fact.event,
    kind: 'direct',
    postedOn: books.dateOf(Math.max(fact.at, books.lock)),
    lines: fact.lines.map(({ account, amount, item }) => ({ account, amount, item: item ?? null })),
  }
}
