// Owns how a costing event is written down: what follows from its input is left out, so that a late fact that changes ten
// thousand of them writes and reads little. Knows no table. Records of before (whole objects) are still read.
import {
  type CostEvent,
  type CostInput,
  type Facts,
  type Leg,
  rankOf,
  type Touch,
} from '../../shared/ledger/cost-event.ts'
import type { ItemId } from '../../shared/values/ids.ts'

/** Item (0: that of the input), units, stock, lines, what it touched. */
type LegText = readonly [ItemId | null | 0, number, number, Leg['lines'], Leg['touched']?]
type FactsText = readonly [number, number, number, number, number]
/** 0 stands for what the input says: its own time, its own place in the order, no sources, its own item. */
type EventText = readonly [
  input: CostInput,
  legs: readonly LegText[],
  time?: number,
  key?: readonly [time: number, at: number, rank: number] | 0,
  links?: readonly string[] | 0,
  items?: readonly (ItemId | null)[] | 0,
  facts?: FactsText | 0,
  touches?: readonly Touch[] | 0,
  absent?: 1 | 0,
]

const untouched: Leg['touched'] = []
const none: readonly string[] = []
const noTouches: readonly Touch[] = []

export function textOfCostEvent(event: CostEvent): string {
  const { input, key, facts } = event
  const own = ownItem(input)
  const text: unknown[] = [
    input,
    event.legs.map((leg) => legText(leg, own)),
    event.time === input.at ? 0 : event.time,
    key.time === input.at && key.at === input.at && key.rank === rankOf(input.type) ? 0 : [key.time, key.at, key.rank],
    event.links.length === 0 ? 0 : event.links,
    event.items.length === 1 && event.items[0] === own ? 0 : event.items,
    facts ? [facts.units, facts.value, facts.billedUnits, facts.billedValue, facts.held] : 0,
    event.touches.length === 0 ? 0 : event.touches,
    event.absent ? 1 : 0,
  ]
  while (text[text.length - 1] === 0) text.pop()
  return JSON.stringify(text)
}

export function costEventOf(text: string): CostEvent {
  if (text.startsWith('{')) return JSON.parse(text) as CostEvent
  const [input, legs, time, key, links, items, facts, touches, absent] = JSON.parse(text) as EventText
  const own = ownItem(input)
  const { id, at } = input
  return {
    id,
    input,
    time: time || at,
    key: key ? { time: key[0], at: key[1], rank: key[2], id } : { time: at, at, rank: rankOf(input.type), id },
    links: links || none,
    items: items || [own],
    legs: legs.map((leg) => legOf(leg, own)),
    ...(facts && { facts: factsOf(facts) }),
    touches: touches || noTouches,
    ...(absent && { absent: true as const }),
  }
}

function ownItem(input: CostInput): ItemId | null {
  return 'item' in input ? input.item : null
}

function legText({ item, units, stock, lines, touched }: Leg, own: ItemId | null): LegText {
  const of = item === own ? 0 : item
  return touched.length === 0 ? [of, units, stock, lines] : [of, units, stock, lines, touched]
}

function legOf([item, units, stock, lines, touched]: LegText, own: ItemId | null): Leg {
  return { item: item === 0 ? own : item, units, stock, lines, touched: touched ?? untouched }
}

function factsOf([units, value, billedUnits, billedValue, held]: FactsText): Facts {
  return { units, value, billedUnits, billedValue, held }
}
