// Owns which open documents a bank line most likely settles, and why. It suggests; a person, or a rule that they set, books.
// Knows no storage: lines and documents come in.

export interface OpenDocument {
  readonly id: string
  readonly side: 'receivable' | 'payable'
  readonly number: string
  readonly partyName: string
  readonly currency: string
  readonly openAmount: number
}

export interface BankMovement {
  readonly currency: string
  readonly amount: number
  readonly party: string
  readonly text: string
  readonly reference: string
}

export type Reason = 'number' | 'amount' | 'party' | 'sum'

export interface Suggestion {
  readonly documents: readonly { readonly document: string; readonly amount: number }[]
  readonly reasons: readonly Reason[]
  /** Number and amount alike: it may be booked without asking. */
  readonly certain: boolean
}

/** Documents of one party that are tried together at most. */
const mostTogether = 12
const mostSuggestions = 5

/** The likeliest settlements of a line, best first; none where nothing speaks for any. */
export function suggestionsFor(line: BankMovement, open: readonly OpenDocument[]): readonly Suggestion[] {
  const side = line.amount > 0 ? 'receivable' : 'payable'
  const paid = Math.abs(line.amount)
  const own = open.filter((each) => each.side === side && each.currency === line.currency && each.openAmount > 0)
  const words = squeezed(`${line.reference} ${line.text}`)
  const named = own.filter(({ number }) => names(words, number))
  const found: (Suggestion & { readonly score: number })[] = []
  const suggest = (documents: readonly OpenDocument[], reasons: readonly Reason[]) => {
    const total = documents.reduce((sum, { openAmount }) => sum + openAmount, 0)
    const exact = total === paid
    const score = reasons.reduce((sum, reason) => sum + weights[reason], 0) + (exact ? 0 : -1) - documents.length / 100
    found.push({ documents: shared(documents, paid), reasons, certain: exact && reasons.includes('number'), score })
  }
  if (named.length > 0) {
    const total = named.reduce((sum, { openAmount }) => sum + openAmount, 0)
    suggest(named, total === paid ? ['number', 'amount'] : ['number'])
  }
  for (const each of own) {
    const reasons: Reason[] = []
    if (each.openAmount === paid) reasons.push('amount')
    if (alike(line.party, each.partyName)) reasons.push('party')
    if (named.includes(each)) reasons.unshift('number')
    const alone = named.length === 1 && named[0] === each
    if (reasons.length > 0 && !alone && (reasons.includes('amount') || reasons.includes('number')))
      suggest([each], reasons)
  }
  for (const together of sumsOf(
    own.filter(({ partyName }) => alike(line.party, partyName)),
    paid,
  )) {
    if (together.length > 1 && !sameSet(together, named)) suggest(together, ['party', 'sum'])
  }
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, mostSuggestions)
    .map(({ score: _, ...suggestion }) => suggestion)
}

export interface PaidBefore {
  readonly id: string
  /** Money that came is above zero. */
  readonly amount: number
  readonly currency: string
  readonly partyName: string
  /** Of the documents that it settled. */
  readonly numbers: readonly string[]
}

/**
 * The payment that a line takes back: the same amount the other way, and the line names its party or a document that it had
 * settled. Undefined where none or several can be it. Never certain: a person decides.
 */
export function bouncedBy<Payment extends PaidBefore>(
  line: BankMovement,
  payments: readonly Payment[],
): Payment | undefined {
  const words = squeezed(`${line.reference} ${line.text}`)
  const fits = payments.filter(
    ({ amount, currency, partyName, numbers }) =>
      amount === 0 - line.amount &&
      currency === line.currency &&
      (alike(line.party, partyName) || numbers.some((number) => names(words, number))),
  )
  return fits.length === 1 ? fits[0] : undefined
}

const weights: Readonly<Record<Reason, number>> = { number: 8, amount: 4, sum: 3, party: 2 }

/** What was paid, over documents in their order; the last takes no more than is left. */
function shared(documents: readonly OpenDocument[], paid: number): Suggestion['documents'] {
  let left = paid
  return documents.flatMap(({ id, openAmount }) => {
    const amount = Math.min(left, openAmount)
    left -= amount
    return amount > 0 ? [{ document: id, amount }] : []
  })
}

/** Letters and digits alone: banks break references by spaces and signs. */
function squeezed(text: string): string {
  return text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** Whether a number stands in words, not as a part of a longer number. */
function names(words: string, number: string): boolean {
  const wanted = squeezed(number)
  if (wanted.length < 3) return false
  for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + 1)) {
    const digit = (sign: string | undefined) => sign !== undefined && /\d/.test(sign)
    const before = digit(words[at - 1]) && digit(wanted[0])
    const after = digit(words[at + wanted.length]) && digit(wanted[wanted.length - 1])
    if (!before && !after) return true
  }
  return false
}

const legalForms = /\b(LTD|LIMITED|LLC|INC|GMBH|SIA|OU|OÜ|AS|UAB|SRL|SARL|BV|ООО|АО|ИП)\b/gu

function alike(a: string, b: string): boolean {
  const plain = (name: string) => squeezed(name.toUpperCase().replace(legalForms, ' '))
  const [one, other] = [plain(a), plain(b)]
  if (one.length < 3 || other.length < 3) return false
  return one === other || one.includes(other) || other.includes(one)
}

/** The smallest set of documents that sums to what was paid, oldest numbers first; at most one. */
function sumsOf(documents: readonly OpenDocument[], paid: number): readonly (readonly OpenDocument[])[] {
  const some = documents.slice(0, mostTogether)
  let best: readonly OpenDocument[] | undefined
  const search = (from: number, left: number, chosen: readonly OpenDocument[]): void => {
    if (left === 0 && (!best || chosen.length < best.length)) best = chosen
    if (left <= 0 || (best && chosen.length + 1 >= best.length)) return
    for (let i = from; i < some.length; i++) {
      const next = some[i]
      if (next) search(i + 1, left - next.openAmount, [...chosen, next])
    }
  }
  search(0, paid, [])
  return best ? [best] : []
}

function sameSet(a: readonly OpenDocument[], b: readonly OpenDocument[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each))
}
