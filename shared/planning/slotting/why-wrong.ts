// Owns the check of slotting answers, written apart from whatever made them: every item in a place of its own that takes it,
// moves that lead from where things lie to where they are said to lie.
import type { SlotMove, SlotProblem } from './problem.ts'

/** Why places of items are no slotting, or undefined. Items that lie nowhere may stay so. */
export function whyWrongSlots(problem: SlotProblem, placeOf: readonly number[]): string | undefined {
  if (placeOf.length !== problem.now.length) return `${placeOf.length} items instead of ${problem.now.length}`
  const taken = new Map<number, number>()
  for (const [item, place] of placeOf.entries()) {
    const was = problem.now[item] ?? -1
    if (place === -1 && was === -1) continue
    if (problem.places[place] === undefined) return `item ${item} is put into place ${place}, which is none`
    const other = taken.get(place)
    if (other !== undefined) return `items ${other} and ${item} share place ${place}`
    taken.set(place, item)
    if (place === was) continue
    if (problem.closed?.has(place) || problem.closed?.has(was)) return `item ${item} moves over a closed place`
    const [needs, has] = [problem.itemClasses?.[item], problem.placeClasses?.[place]]
    if (needs !== undefined && has !== undefined && needs !== has) return `item ${item} (${needs}) lies among ${has}`
    const [large, room] = [problem.itemRoom?.[item] ?? 0, problem.placeRoom?.[place] ?? Number.POSITIVE_INFINITY]
    if (large > room) return `item ${item} needs ${large}, place ${place} has ${room}`
  }
  return undefined
}

/** Why moves do not lead from now to `placeOf`, or undefined. Each is carried out on what lies where after those before it. */
export function whyWrongMoves(
  problem: SlotProblem,
  moves: readonly SlotMove[],
  placeOf: readonly number[],
): string | undefined {
  const lies = [...problem.now]
  for (const [index, { item, to, swappedWith }] of moves.entries()) {
    const there = lies.indexOf(to)
    if ((there < 0 ? undefined : there) !== swappedWith) return `move ${index + 1}: place ${to} holds ${there}`
    if (there === item) return `move ${index + 1} moves nothing`
    if (there >= 0) lies[there] = lies[item] ?? -1
    lies[item] = to
    const wrong = whyWrongSlots(problem, lies)
    if (wrong !== undefined) return `move ${index + 1}: ${wrong}`
  }
  const differs = lies.findIndex((place, item) => place !== placeOf[item])
  return differs < 0 ? undefined : `item ${differs} ends in ${lies[differs]}, not in ${placeOf[differs]}`
}
