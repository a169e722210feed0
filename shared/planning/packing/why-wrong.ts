// Owns the check of a packing, written apart from whatever made it: nothing sticks out, overlaps, hangs in the air, is too
// heavy, lies the wrong way or is missing. Integer arithmetic throughout.
import type { CartonKind, Packing, PackKind, PackRules, Placed } from './problem.ts'

/** Why a packing is none, or undefined. */
export function whyWrong(
  kinds: readonly PackKind[],
  cartons: readonly CartonKind[],
  { cartons: packed, left }: Packing,
  rules: PackRules,
): string | undefined {
  const counts = kinds.map(() => 0)
  for (const { carton, placed } of packed) {
    const box = cartons[carton]
    if (!box) return `carton ${carton} is unknown`
    let weight = box.emptyWeight
    const keys = new Set<string | undefined>()
    for (const [index, piece] of placed.entries()) {
      const kind = kinds[piece.kind]
      if (!kind) return `goods ${piece.kind} are unknown`
      counts[piece.kind] = (counts[piece.kind] ?? 0) + 1
      weight += kind.weight
      keys.add(kind.apart)
      if (!turned(kind, piece)) return `${kind.id} lies in a way it may not`
      if (piece.at.some((from, axis) => from < 0 || from + (piece.size[axis] ?? 0) > (box.inner[axis] ?? 0))) {
        return `${kind.id} sticks out of ${box.id}`
      }
      for (const other of placed.slice(0, index)) if (overlap(piece, other)) return `${kind.id} overlaps another piece`
      if (placed.some((other) => rests(other, piece) > 0 && kind.fragile)) return `something stands on ${kind.id}`
      const resting = placed.reduce((sum, other) => sum + rests(piece, other), 0)
      const base = piece.size[0] * piece.size[1]
      if (piece.at[2] > 0 && resting * 100 < base * rules.support) return `${kind.id} rests on too little`
    }
    if (weight > box.maxWeight) return `${box.id} weighs ${weight} g`
    if (keys.size > 1) return 'goods that stay apart share a carton'
  }
  for (const { kind, quantity } of left) counts[kind] = (counts[kind] ?? 0) + quantity
  const wrong = kinds.find((kind, index) => counts[index] !== kind.quantity)
  return wrong && `${wrong.id}: not every piece is placed once`
}

function turned({ size, upright = [true, true, true] }: PackKind, { size: lies }: Placed): boolean {
  const flat = [...lies].sort((a, b) => a - b).join()
  if (flat !== [...size].sort((a, b) => a - b).join()) return false
  return size.some((edge, index) => {
    const others = size.filter((_edge, other) => other !== index).sort((a, b) => a - b)
    const base = [lies[0], lies[1]].sort((a, b) => a - b)
    return upright[index] && edge === lies[2] && others.join() === base.join()
  })
}

function span(a: Placed, b: Placed, axis: 0 | 1 | 2): number {
  return Math.min(a.at[axis] + a.size[axis], b.at[axis] + b.size[axis]) - Math.max(a.at[axis], b.at[axis])
}

function overlap(a: Placed, b: Placed): boolean {
  return span(a, b, 0) > 0 && span(a, b, 1) > 0 && span(a, b, 2) > 0
}

/** The area of `upper`'s base that lies on top of `lower`. */
function rests(upper: Placed, lower: Placed): number {
  if (upper.at[2] !== lower.at[2] + lower.size[2]) return 0
  return Math.max(0, span(upper, lower, 0)) * Math.max(0, span(upper, lower, 1))
}
