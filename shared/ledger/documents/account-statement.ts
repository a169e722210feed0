// Owns the statement of account: what a party was billed and what settled it, line by line with the balance behind. Works on
// documents and their settlements alone; knows no names and no storage.

/** A document as a statement sees it: amounts in minor units of its currency, what reduces the account below zero. */
export interface StatementDocument {
  readonly id: string
  readonly kind: 'invoice' | 'credit-note' | 'payment' | 'opening'
  readonly number: string
  readonly on: string
  readonly currency: string
  readonly amount: number
  /** The operation that made it, where that settled other documents too: a payment that left something on account. */
  readonly by?: string
  readonly settled: readonly {
    readonly on: string
    readonly amount: number
    readonly by: string
    /** It takes a settlement back. */
    readonly back?: true
  }[]
}

export interface StatementLine {
  readonly on: string
  readonly what: StatementDocument['kind'] | 'settlement' | 'taken-back'
  /** Of the document itself or, where documents were settled, of those. */
  readonly numbers: readonly string[]
  readonly document?: string
  readonly by?: string
  readonly amount: number
  readonly balance: number
}

export interface AccountStatement {
  readonly currency: string
  readonly opening: number
  readonly lines: readonly StatementLine[]
  readonly closing: number
}

interface Step {
  readonly on: string
  readonly what: StatementLine['what']
  readonly numbers: string[]
  readonly document?: string
  readonly by?: string
  amount: number
}

/**
 * The account of one party from a day to another, both included, for each currency. What one operation settled is one line;
 * documents set off against each other leave none, since nothing was paid.
 */
export function accountStatements(
  documents: readonly StatementDocument[],
  from: string,
  until: string,
): readonly AccountStatement[] {
  const currencies = [...new Set(documents.map(({ currency }) => currency))].sort()
  return currencies.map((currency) => {
    const steps = stepsOf(documents.filter((each) => each.currency === currency))
    const before = steps.filter(({ on }) => on < from)
    const opening = before.reduce((sum, { amount }) => sum + amount, 0)
    let balance = opening
    const lines = steps
      .filter(({ on }) => on >= from && on <= until)
      .map((step): StatementLine => {
        balance += step.amount
        return { ...step, balance }
      })
    return { currency, opening, lines, closing: balance }
  })
}

function stepsOf(documents: readonly StatementDocument[]): Step[] {
  const steps: Step[] = []
  const settlements = new Map<string, Step>()
  const settle = (on: string, by: string, amount: number, number: string, back?: true) => {
    const known = settlements.get(by)
    if (known) {
      known.amount += amount
      if (!known.numbers.includes(number)) known.numbers.push(number)
      return
    }
    const step: Step = { on, what: back ? 'taken-back' : 'settlement', numbers: [number], by, amount }
    settlements.set(by, step)
    steps.push(step)
  }
  for (const { id, kind, number, on, amount, by, settled } of documents) {
    if (kind === 'payment' && by !== undefined) settle(on, by, amount, number)
    else steps.push({ on, what: kind, numbers: [number], document: id, amount })
    for (const each of settled) settle(each.on, each.by, 0 - each.amount, number, each.back)
  }
  const order = ({ what }: Step) => (what === 'taken-back' ? 2 : what === 'settlement' ? 1 : 0)
  return steps
    .filter(({ amount }) => amount !== 0)
    .toSorted((a, b) => (a.on === b.on ? order(a) - order(b) : a.on < b.on ? -1 : 1))
}
