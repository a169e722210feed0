// Owns the way from an event to its legs: which pools it has legs in, in which order, and what costs each. Knows nothing
// of replaying, storing or posting.
import type { ItemId } from '../../values/ids.ts'
import { never } from '../../values/result.ts'
import type { CostEvent, CostInput, Facts, Leg } from '../cost-event.ts'
import { costCount, costRevalue, costTransferArrival, costTransferOut } from './correcting.ts'
import { costIssue, costReturn } from './issuing.ts'
import { costAssemble, costDisassemble } from './kits.ts'
import { LegDraft, type Surroundings } from './leg-draft.ts'
import type { Costing, PoolState } from './pool-state.ts'
import {
  costFreightInvoice,
  costLandedCost,
  costOpening,
  costReceipt,
  costSupplierInvoice,
  costSupplierReturn,
} from './receiving.ts'
import { costReversal } from './reversing.ts'

const noPool: readonly null[] = [null]

function itemOf(event: CostEvent): ItemId | null {
  return 'item' in event.input ? event.input.item : null
}

/**
 * The pool of each leg of `input`, in the order of costing; null is a leg without a pool.
 * @param sources the linked sources, in the order of the event's links
 */
export function itemsOf(input: CostInput, sources: readonly CostEvent[]): readonly (ItemId | null)[] {
  switch (input.type) {
    case 'supplier-invoice':
    case 'landed-cost':
      return sources.length > 0 ? sources.map(itemOf) : noPool
    case 'freight-invoice':
      return sources.length > 0 ? sources.map((source, i) => (i === 0 ? null : itemOf(source))) : noPool
    case 'assemble':
      return [...input.components.map(({ item }) => item), input.item]
    case 'disassemble':
      return [input.item, ...input.components.map(({ item }) => item)]
    case 'reversal':
      return sources[0]?.legs.map(({ item }) => item) ?? noPool
    default:
      return [input.item]
  }
}

/** Whether a leg's cost flows into the legs after it, so that they follow when it changes. */
export function flowsOn(type: CostInput['type']): boolean {
  return type === 'assemble' || type === 'disassemble'
}

function standardCostOf(event: CostEvent, leg: number): string | undefined {
  const { input } = event
  if (input.type === 'assemble') return (input.components[leg] ?? input).standardCost
  if (input.type === 'disassemble') return (input.components[leg - 1] ?? input).standardCost
  return 'standardCost' in input ? input.standardCost : undefined
}

export interface CostedLeg {
  readonly leg: Leg
  /** Set by the leg that decides what later events may take. */
  readonly facts: Facts | undefined
}

/**
 * Costs the next leg of an event and changes `pool` by it.
 * @param earlier the legs of the event that come before it
 * @param pool state of the leg's pool just before; undefined for a leg without one
 * @param costing of the company; an event's own standard cost goes before it
 */
export function costLeg(
  event: CostEvent,
  earlier: readonly Leg[],
  pool: PoolState | undefined,
  costing: Costing,
  around: Surroundings,
): CostedLeg {
  const standardCost = standardCostOf(event, earlier.length)
  const own = standardCost === undefined ? costing : { ...costing, standardCost }
  const draft = new LegDraft(event, earlier, pool, own, around)
  cost(draft, event.input)
  return { leg: draft.finished(), facts: draft.facts }
}

function cost(leg: LegDraft, input: CostInput): void {
  switch (input.type) {
    case 'opening':
      costOpening(leg, input)
      break
    case 'receipt':
      costReceipt(leg, input)
      break
    case 'supplier-invoice':
      costSupplierInvoice(leg, input)
      break
    case 'landed-cost':
      costLandedCost(leg, input)
      break
    case 'freight-invoice':
      costFreightInvoice(leg, input)
      break
    case 'ship':
    case 'write-off':
      costIssue(leg, input)
      break
    case 'return-to-stock':
    case 'return-damaged':
      costReturn(leg, input)
      break
    case 'supplier-return':
      costSupplierReturn(leg, input)
      break
    case 'count':
    case 'adjust':
      costCount(leg, input)
      break
    case 'assemble':
      costAssemble(leg, input)
      break
    case 'disassemble':
      costDisassemble(leg, input)
      break
    case 'revalue':
      costRevalue(leg, input)
      break
    case 'transfer-out':
      costTransferOut(leg, input)
      break
    case 'transfer-in':
    case 'transfer-loss':
      costTransferArrival(leg, input)
      break
    case 'reversal':
      costReversal(leg)
      break
    default:
      never(input)
  }
}
