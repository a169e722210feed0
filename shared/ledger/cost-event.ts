// Owns what the costing of stock is told: one cost event for each line of an operation that changes quantity or value,
// the order in which events are costed, and the record that is kept of each. Does not know how anything is costed.
import type { ItemId } from '../values/ids.ts'
import type { Account } from './accounts.ts'

interface Told {
  /** Unique for ever; made from the operation and its line. Decides between events of the same instant and rank. */
  readonly id: string
  /** When it physically happened, milliseconds. */
  readonly at: number
}

interface OfItem extends Told {
  readonly item: ItemId
  /** Base units, above zero. */
  readonly quantity: number
  /** Decimal string in major units: what a unit is taken to cost while no cost is known yet. */
  readonly standardCost?: string
}

interface Seen {
  /**
   * A movement that arrived after the close, from before a count that the close froze, in the same quant: the count
   * already saw it, so it changes no quantity and explains the count's variance instead.
   */
  readonly seen?: true
}

interface Priced {
  /** Decimal string, major units of the document's currency for one base unit. */
  readonly unitPrice: string
  /** Decimal string: base currency for one of the document's; "1" when left out. */
  readonly rate?: string
}

export interface Opening extends OfItem {
  readonly type: 'opening'
  /** Minor units of the base currency for the whole quantity. */
  readonly value: number
}
export interface Receipt extends OfItem, Priced, Seen {
  readonly type: 'receipt'
}
export interface SupplierInvoice extends Told, Priced {
  readonly type: 'supplier-invoice'
  /** Id of the receipt or opening that it bills. */
  readonly receipt: string
  readonly quantity: number
  /** Input tax in minor units of the base currency. */
  readonly tax?: number
}
export interface LandedCost extends Told {
  readonly type: 'landed-cost'
  readonly receipts: readonly string[]
  readonly amount: number
  readonly basis: 'value' | 'quantity'
}
/** The bill for what a landed cost had accrued; the difference is spread as the landed cost was. */
export interface FreightInvoice extends Told {
  readonly type: 'freight-invoice'
  readonly landedCost: string
  readonly amount: number
  readonly tax?: number
}
export interface Ship extends OfItem, Seen {
  readonly type: 'ship'
}
export interface CustomerReturn extends OfItem {
  readonly type: 'return-to-stock' | 'return-damaged'
  readonly ship: string
}
export interface SupplierReturn extends OfItem {
  readonly type: 'supplier-return'
  readonly receipt: string
}
export interface WriteOff extends OfItem, Seen {
  readonly type: 'write-off'
}
/** A count of everything a pool holds: the difference follows from the book quantity at its place in the order. */
export interface Count extends Omit<OfItem, 'quantity'> {
  readonly type: 'count'
  readonly counted: number
}
/** A difference found by a count of one quant, or a correction; below zero is a loss. May be revised by later facts. */
export interface Adjust extends Omit<OfItem, 'quantity'> {
  readonly type: 'adjust'
  readonly difference: number
}
export interface Component {
  readonly item: ItemId
  readonly quantity: number
  readonly standardCost?: string
}
export interface Assemble extends OfItem {
  readonly type: 'assemble'
  readonly components: readonly Component[]
}
export interface Disassemble extends OfItem {
  readonly type: 'disassemble'
  /** `weight` is the line's share of the kit's cost; at least one is above zero. */
  readonly components: readonly (Component & { readonly weight: number })[]
}
export interface Revalue extends Omit<OfItem, 'quantity'> {
  readonly type: 'revalue'
  /** Decimal string, major units of the base currency for one base unit. */
  readonly unitCost: string
}
export interface TransferOut extends OfItem {
  readonly type: 'transfer-out'
}
export interface TransferArrival extends OfItem {
  readonly type: 'transfer-in' | 'transfer-loss'
  readonly transfer: string
}
/** Made by the engine alone, when an event is undone that a close has frozen. */
export interface Reversal extends Told {
  readonly type: 'reversal'
  readonly of: string
}

export type CostInput =
  | Opening
  | Receipt
  | SupplierInvoice
  | LandedCost
  | FreightInvoice
  | Ship
  | CustomerReturn
  | SupplierReturn
  | WriteOff
  | Count
  | Adjust
  | Assemble
  | Disassemble
  | Revalue
  | TransferOut
  | TransferArrival
  | Reversal

export type CostType = CostInput['type']

const ranks: Readonly<Record<CostType, number>> = {
  opening: 0,
  receipt: 1,
  'supplier-invoice': 2,
  'landed-cost': 3,
  'freight-invoice': 4,
  assemble: 4,
  disassemble: 4,
  ship: 5,
  'transfer-out': 5,
  'return-to-stock': 6,
  'return-damaged': 6,
  'transfer-in': 6,
  'transfer-loss': 6,
  'supplier-return': 7,
  'write-off': 8,
  revalue: 9,
  count: 10,
  adjust: 10,
  reversal: 0,
}

/** Which of two events of the same instant is costed first: the lower rank. A source always ranks below what refers to it. */
export function rankOf(type: CostType): number {
  return ranks[type]
}

/** The place of an event in the order of costing. */
export interface EventKey {
  /** Costing time: when it happened or, if later, the start of the open period when it was accepted. */
  readonly time: number
  readonly at: number
  readonly rank: number
  readonly id: string
}

/** Below zero when `a` is costed before `b`; zero only for the same event. */
export function compareKeys(a: EventKey, b: EventKey): number {
  if (a.time !== b.time) return a.time - b.time
  if (a.at !== b.at) return a.at - b.at
  if (a.rank !== b.rank) return a.rank - b.rank
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The events that `input` says it follows from, arrived or not. */
export function sourcesOf(input: CostInput): readonly string[] {
  switch (input.type) {
    case 'supplier-invoice':
    case 'supplier-return':
      return [input.receipt]
    case 'landed-cost':
      return input.receipts
    case 'freight-invoice':
      return [input.landedCost]
    case 'return-to-stock':
    case 'return-damaged':
      return [input.ship]
    case 'transfer-in':
    case 'transfer-loss':
      return [input.transfer]
    case 'reversal':
      return [input.of]
    default:
      return nothing
  }
}

const nothing: readonly string[] = []

/** What later events may still take from an event: from a ship its returns, from a receipt its bills and returns. */
export interface Facts {
  /** Ship, transfer: units not yet returned or arrived. Receipt: units not yet invoiced. */
  readonly units: number
  /** What those units are worth (landed cost: what is accrued and not yet billed). */
  readonly value: number
  /** Receipt: invoiced units still with us, and what was invoiced for them. */
  readonly billedUnits: number
  readonly billedValue: number
  /** Receipt: units received less units sent back. */
  readonly held: number
}

/** What one event took from (or added to) the facts of another. */
export interface Touch {
  readonly by: string
  /** Which leg of that event. */
  readonly leg: number
  readonly key: EventKey
  /** Whether `by` is costed from these facts; the true-up of an estimate is not. */
  readonly linked: boolean
  readonly change: Partial<Facts>
}

/** The same, kept on the side of the event that did it. */
export interface Touched {
  readonly source: string
  readonly linked: boolean
  readonly change: Partial<Facts>
}

/** What an event does in one pool, as posted. */
export interface Leg {
  /** The pool's item, or null for lines that belong to no pool. */
  readonly item: ItemId | null
  /** Units that entered (above zero) or left the pool. */
  readonly units: number
  /** Change of the pool's value: an amount on the inventory account for this item. */
  readonly stock: number
  /** Further amounts, each account once, none zero. Inventory appears here only for goods that go in or out of transit. */
  readonly lines: readonly (readonly [Account, number])[]
  readonly touched: readonly Touched[]
}

/** The record kept of an accepted event: plain JSON of strings, whole numbers and booleans. */
export interface CostEvent {
  readonly id: string
  input: CostInput
  /** Costing time at acceptance, before any source raised it. */
  readonly time: number
  key: EventKey
  /** The sources that it is costed from: arrived, not undone. */
  links: readonly string[]
  /** The pool of each leg, in the order in which the legs are costed. */
  items: readonly (ItemId | null)[]
  legs: readonly Leg[]
  /** As they were right after the event itself. */
  facts?: Facts
  /** In the order of their keys. */
  touches: readonly Touch[]
  /** Undone: replays as absent. */
  absent?: true
}

/**
 * The operation that told an event: its lines are numbered behind its id, and what the engine made by itself is named after
 * what it undoes.
 */
export function operationOfEvent(event: string): string {
  return event.split(/[#~]/)[0] ?? event
}
