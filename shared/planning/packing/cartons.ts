// Owns which cartons an order goes into: one if any holds all of it, the smallest first; else as few as can be found, then
// with as little air. Bounds by volume and weight tell when there is nothing left to find.
import type { TimeLeft } from '../seeded.ts'
import { type Load, loadCarton } from './load.ts'
import { type CartonKind, type PackedCarton, type Packing, type PackKind, type PackRules, volumeOf } from './problem.ts'

export interface PackSearch {
  readonly seed: number
  /** Loads tried for each carton. */
  readonly rounds: number
  readonly timeLeft: TimeLeft
}

/** Packs goods into cartons. The same seed and rounds give the same answer, unless time runs out. */
export function packCartons(
  kinds: readonly PackKind[],
  cartons: readonly CartonKind[],
  rules: PackRules,
  search: PackSearch,
): Packing {
  const order = cartons.map((_carton, index) => index).sort((a, b) => innerVolume(cartons, a) - innerVolume(cartons, b))
  const fitting = kinds.map((kind) => order.some((index) => holdsOne(kind, cartons[index])))
  const left = kinds.flatMap((kind, index) =>
    fitting[index] || kind.quantity === 0 ? [] : [{ kind: index, quantity: kind.quantity }],
  )
  const packed: PackedCarton[] = []
  let proven = true
  for (const group of groupsApart(kinds, fitting)) {
    const answer = packGroup(kinds, group, cartons, order, rules, search)
    packed.push(...answer.cartons)
    proven &&= answer.proven
  }
  return { cartons: packed, left, proven }
}

const innerVolume = (cartons: readonly CartonKind[], index: number) => volumeOf(cartons[index]?.inner ?? [0, 0, 0])

function holdsOne({ size, weight, upright = [true, true, true] }: PackKind, carton: CartonKind | undefined): boolean {
  if (!carton || carton.emptyWeight + weight > carton.maxWeight) return false
  const [x, y, z] = carton.inner
  return size.some((edge, up) => {
    const [a = 0, b = 0] = size.filter((_edge, index) => index !== up)
    return upright[up] && edge <= z && ((a <= x && b <= y) || (b <= x && a <= y))
  })
}

/** Quantities of what may share a carton, one list for each key. */
function groupsApart(kinds: readonly PackKind[], fitting: readonly boolean[]): number[][] {
  const keys = new Set(kinds.filter((kind, index) => fitting[index] && kind.quantity > 0).map((kind) => kind.apart))
  return [...keys].map((key) => kinds.map((kind, index) => (fitting[index] && kind.apart === key ? kind.quantity : 0)))
}

interface Answer {
  readonly cartons: readonly PackedCarton[]
  readonly proven: boolean
}

/** No packing has fewer cartons than this: by volume of the largest, by weight of the strongest. */
export function fewestCartons(
  kinds: readonly PackKind[],
  quantities: readonly number[],
  cartons: readonly CartonKind[],
): number {
  const sum = (of: (kind: PackKind) => number) =>
    kinds.reduce((total, kind, index) => total + of(kind) * (quantities[index] ?? 0), 0)
  const largest = Math.max(...cartons.map((carton) => volumeOf(carton.inner)))
  const strongest = Math.max(...cartons.map((carton) => carton.maxWeight - carton.emptyWeight))
  const byWeight = strongest > 0 ? Math.ceil(sum((kind) => kind.weight) / strongest) : 1
  return Math.max(1, Math.ceil(sum((kind) => volumeOf(kind.size)) / largest), byWeight)
}

function packGroup(
  kinds: readonly PackKind[],
  quantities: readonly number[],
  cartons: readonly CartonKind[],
  order: readonly number[],
  rules: PackRules,
  search: PackSearch,
): Answer {
  const bound = fewestCartons(kinds, quantities, cartons)
  const quick = { ...search, rounds: Math.min(search.rounds, quickRounds) }
  let best: readonly PackedCarton[] | undefined
  const offer = (packed: readonly PackedCarton[]) => {
    if (packed.length > 0 && (!best || isBetter(cartons, packed, best))) best = packed
  }
  const attempt = (number: number, rounds: number) => {
    const own = { ...search, seed: search.seed + number * 7919, rounds: Math.min(search.rounds, rounds) }
    offer(intoSeveral(kinds, quantities, cartons, order, rules, own, number))
  }
  const single = (allowed: readonly number[], own: PackSearch) => {
    const found = bound === 1 ? intoOne(kinds, quantities, cartons, allowed, rules, own) : undefined
    if (found) offer([found])
  }
  // Many kinds of goods make each load slow: a look at every way comes first, care with what is promising after.
  single(order, quick)
  for (let number = 0; !best || (number < quickAttempts && best.length > 1 && search.timeLeft()); number++) {
    attempt(number, quickRounds)
    if (best === undefined) break
  }
  const found = best ?? []
  single(found.length === 1 ? order.slice(0, order.indexOf(found[0]?.carton ?? 0)) : order, search)
  for (let number = quickAttempts; number < mostAttempts && found.length > 1 && search.timeLeft(); number++) {
    if (best && best.length <= Math.max(2, bound) && number >= quickAttempts + 3) break
    attempt(number, quickRounds + (number - quickAttempts) * 12)
  }
  return { cartons: best ?? [], proven: best?.length === bound }
}

/** Loads tried for each carton at the first look, how many ways of splitting are looked at so, and how many in all. */
const quickRounds = 6
const quickAttempts = 6
const mostAttempts = 16

function isBetter(cartons: readonly CartonKind[], a: readonly PackedCarton[], b: readonly PackedCarton[]): boolean {
  if (a.length !== b.length) return a.length < b.length
  const volume = (packed: readonly PackedCarton[]) =>
    packed.reduce((sum, { carton }) => sum + innerVolume(cartons, carton), 0)
  return volume(a) < volume(b)
}

/** The smallest carton that holds everything. */
function intoOne(
  kinds: readonly PackKind[],
  quantities: readonly number[],
  cartons: readonly CartonKind[],
  order: readonly number[],
  rules: PackRules,
  search: PackSearch,
): PackedCarton | undefined {
  const volume = kinds.reduce((sum, kind, index) => sum + volumeOf(kind.size) * (quantities[index] ?? 0), 0)
  const weight = kinds.reduce((sum, kind, index) => sum + kind.weight * (quantities[index] ?? 0), 0)
  for (const index of order) {
    const carton = cartons[index]
    if (!carton || volumeOf(carton.inner) < volume || carton.emptyWeight + weight > carton.maxWeight) continue
    if (kinds.some((kind, at) => (quantities[at] ?? 0) > 0 && !holdsOne(kind, carton))) continue
    const load = loadCarton(kinds, quantities, carton, rules, search)
    if (load.volume === volume) return { carton: index, placed: load.placed }
  }
  return undefined
}

/** Fills one carton after another as full as it gets; what is left for the last goes into the smallest that holds it. */
function intoSeveral(
  kinds: readonly PackKind[],
  quantities: readonly number[],
  cartons: readonly CartonKind[],
  order: readonly number[],
  rules: PackRules,
  search: PackSearch,
  attempt: number,
): readonly PackedCarton[] {
  let open = [...quantities]
  const packed: PackedCarton[] = []
  while (open.some((quantity) => quantity > 0)) {
    const last = intoOne(kinds, open, cartons, order, rules, search)
    if (last) return [...packed.map((each) => shrunk(each, kinds, cartons, order, rules, search)), last]
    let best: { readonly carton: number; readonly load: Load } | undefined
    for (const index of order.toReversed()) {
      const carton = cartons[index]
      if (!carton) continue
      const own = { ...search, seed: search.seed + packed.length }
      const held = loadCarton(kinds, shuffledOpen(open, attempt), carton, rules, own)
      const load = held.volume > 0 ? held : loadCarton(kinds, open, carton, rules, own)
      const fullness = (each: { carton: number; load: Load }) =>
        attempt % 2 === 0 ? each.load.volume : each.load.volume / innerVolume(cartons, each.carton)
      const tried = { carton: index, load }
      if (load.volume > 0 && (!best || fullness(tried) > fullness(best))) best = tried
    }
    if (!best || best.load.volume === 0) break
    packed.push({ carton: best.carton, placed: best.load.placed })
    open = open.map((quantity, kind) => quantity - (best.load.counts[kind] ?? 0))
  }
  return packed
}

/** The same goods in a smaller carton, where one holds them. */
function shrunk(
  packed: PackedCarton,
  kinds: readonly PackKind[],
  cartons: readonly CartonKind[],
  order: readonly number[],
  rules: PackRules,
  search: PackSearch,
): PackedCarton {
  const counts = kinds.map(() => 0)
  for (const piece of packed.placed) counts[piece.kind] = (counts[piece.kind] ?? 0) + 1
  const smaller = order.slice(0, order.indexOf(packed.carton))
  return intoOne(kinds, counts, cartons, smaller, rules, search) ?? packed
}

/** The first attempt takes whatever fills best; later ones hold back some of one kind, so that the rest goes together. */
function shuffledOpen(open: readonly number[], attempt: number): readonly number[] {
  if (attempt === 0) return open
  const present = open.flatMap((quantity, kind) => (quantity > 0 ? [kind] : []))
  if (present.length < 2) return open
  const held = present[attempt % present.length]
  return open.map((quantity, kind) => (kind === held ? Math.floor(quantity / 2) : quantity))
}
