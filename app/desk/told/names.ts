// Owns how places, devices and people of the server's answers are written: codes as they are, virtual places and programs
// of the house in the person's language.
import type { ItemName, Named, PlaceName } from '../../../shared/protocol/desk/names.ts'
import type { OperationBrief } from '../../../shared/protocol/desk/operations.ts'
import { exponentOf } from '../../../shared/values/money.ts'
import { type DeskText, type DeskTranslate, familyText } from '../text.ts'

export function placeText(d: DeskTranslate, place: PlaceName): string {
  return place.kind === 'virtual' ? familyText(d, 'place', place.type) : place.code
}

/** "pick face", "tote"; nothing for a virtual place, whose name says it. */
export function placeKind(d: DeskTranslate, place: PlaceName): string {
  return place.kind === 'virtual' ? '' : familyText(d, 'bin', place.type)
}

/** A device, or the program that recorded in its place. */
export function deviceText(d: DeskTranslate, device: Named): string {
  return device.name === device.id ? familyText(d, 'house', device.id) : device.name
}

export function personText(d: DeskTranslate, person: Named): string {
  return person.name === person.id ? familyText(d, 'house', person.id) : person.name
}

/** "6 × Steel bottle" */
export function unitsOf(text: DeskText, quantity: number, item: ItemName): string {
  return `${text.number(quantity)} × ${item.name}`
}

/** A unit price may be finer than the minor unit of its currency, so it is written with all its digits. */
export function priceText(text: DeskText, price: string, currency: string): string {
  const digits = Math.max(exponentOf(currency), price.split('.')[1]?.length ?? 0)
  return text.number(Number(price), digits)
}

/** What was on what, from where to where: the facts of an operation in one line. */
export function factsText(text: DeskText, { facts }: OperationBrief): string {
  const { d } = text
  const parts: string[] = []
  if (facts.item) parts.push(facts.quantity === undefined ? facts.item.name : unitsOf(text, facts.quantity, facts.item))
  else if (facts.quantity !== undefined) parts.push(d('units', { n: facts.quantity }))
  if (facts.from && facts.to) parts.push(`${placeText(d, facts.from)} → ${placeText(d, facts.to)}`)
  else if (facts.from && facts.tote !== undefined) parts.push(`${placeText(d, facts.from)} → ${facts.tote}`)
  else if (facts.from) parts.push(placeText(d, facts.from))
  else if (facts.to)
    parts.push(facts.tote === undefined ? placeText(d, facts.to) : `${facts.tote} → ${placeText(d, facts.to)}`)
  else if (facts.tote !== undefined) parts.push(facts.tote)
  if (facts.number !== undefined) parts.push(facts.number)
  if (facts.lines !== undefined && facts.lines > 0) parts.push(d('lines', { n: facts.lines }))
  if (facts.reason !== undefined) parts.push(reasonText(d, facts.reason))
  if (facts.note !== undefined) parts.push(`“${facts.note}”`)
  return [...new Set(parts)].join(' · ')
}

function reasonText(d: DeskTranslate, reason: string): string {
  const way = familyText(d, 'way', reason)
  return way === reason ? familyText(d, 'reason', reason) : way
}

/** From this age on a fact is said to have been learned late. */
const lateMs = 60_000

export function learnedLate({ at, learnedAt }: { readonly at: number; readonly learnedAt: number }): boolean {
  return learnedAt - at > lateMs
}

/** The end of a long id, as people say it. */
export function shortId(id: string): string {
  return id.length > 13 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id
}
