// Owns what is appended to the journal: the difference between what an event has posted and what it should have. Nothing
// posted is ever edited. Does not know dates or numbers of entries in the books.
import type { ItemId } from '../../values/ids.ts'
import { type Money, money } from '../../values/money.ts'
import { assert } from '../../values/result.ts'
import type { BusinessDate } from '../../values/time.ts'
import { type Account, accounts } from '../accounts.ts'
import type { Leg } from '../cost-event.ts'

export interface EntryLine {
  readonly account: Account
  /** The pool that the line belongs to: on inventory, goods in transit and the costs of goods; null elsewhere. */
  readonly item: ItemId | null
  /** Minor units of the base currency; a debit is above zero. Never zero. */
  readonly amount: Money
}

/** A balanced journal entry to append. */
export interface Entry {
  /** The cost event that it belongs to. */
  readonly event: string
  readonly kind: 'initial' | 'recost'
  /** The operation that made it necessary. */
  readonly causedBy: string
  readonly date: BusinessDate
  readonly lines: readonly EntryLine[]
}

interface Sum {
  account: Account
  item: ItemId | null
  amount: number
}

function add(sums: Sum[], account: Account, item: ItemId | null, amount: number): void {
  if (amount === 0) return
  for (const sum of sums) {
    if (sum.account === account && sum.item === item) {
      sum.amount += amount
      return
    }
  }
  sums.push({ account, item, amount })
}

function addLeg(sums: Sum[], leg: Leg, sign: 1 | -1): void {
  add(sums, accounts.inventory, leg.item, sign * leg.stock)
  for (const [account, amount] of leg.lines) add(sums, account, isByItem(account) ? leg.item : null, sign * amount)
}

function isByItem(account: Account): boolean {
  return account === accounts.inTransit || account === accounts.inventory || account.startsWith('5')
}

/** The lines that turn what `before` has posted into what `after` should have. @throws Bug when they don't balance */
export function differenceOf(before: readonly Leg[], after: readonly Leg[]): readonly EntryLine[] {
  const sums: Sum[] = []
  after.forEach((leg, i) => {
    if (leg !== before[i]) addLeg(sums, leg, 1)
  })
  before.forEach((leg, i) => {
    if (leg !== after[i]) addLeg(sums, leg, -1)
  })
  let total = 0
  let zeros = false
  for (const { amount } of sums) {
    total += money(amount)
    zeros ||= amount === 0
  }
  assert(total === 0, `unbalanced by ${total}`)
  return (zeros ? sums.filter(({ amount }) => amount !== 0) : sums) as readonly Sum[] as readonly EntryLine[]
}

/** Whether two costings of a leg are alike in everything that anyone can see. */
export function sameLeg(a: Leg, b: Leg): boolean {
  if (a.item !== b.item || a.units !== b.units || a.stock !== b.stock) return false
  if (a.lines.length !== b.lines.length || a.touched.length !== b.touched.length) return false
  const sameLines = a.lines.every(([account, amount], i) => {
    const other = b.lines[i]
    return other?.[0] === account && other[1] === amount
  })
  return (
    sameLines &&
    a.touched.every((touched, i) => {
      const other = b.touched[i]
      return (
        other?.source === touched.source && other.linked === touched.linked && sameChange(touched.change, other.change)
      )
    })
  )
}

/** Whether two changes of facts are the same; what is left out is zero. */
export function sameChange(a: Leg['touched'][number]['change'], b: typeof a): boolean {
  return (
    (a.units ?? 0) === (b.units ?? 0) &&
    (a.value ?? 0) === (b.value ?? 0) &&
    (a.billedUnits ?? 0) === (b.billedUnits ?? 0) &&
    (a.billedValue ?? 0) === (b.billedValue ?? 0) &&
    (a.held ?? 0) === (b.held ?? 0)
  )
}
