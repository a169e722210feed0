// Owns loading one carton: block by block of equal pieces into maximal empty rooms, many times with some chance, the best
// kept (GRASP; Parreño et al. 2008). Knows no second carton.
import { seeded, type TimeLeft, wholeBelow } from '../seeded.ts'
import { type CartonKind, type PackKind, type PackRules, type Placed, volumeOf } from './problem.ts'
import { cutRooms, type Room } from './spaces.ts'

export interface LoadSearch {
  readonly seed: number
  readonly rounds: number
  readonly timeLeft: TimeLeft
}

/** What went into a carton, by kind, and where. */
export interface Load {
  readonly placed: readonly Placed[]
  readonly counts: readonly number[]
  readonly volume: number
}

/** Equal pieces side by side, in rows, in layers. */
interface Block {
  readonly kind: number
  readonly at: readonly [number, number, number]
  readonly size: readonly [number, number, number]
  readonly times: readonly [number, number, number]
}

interface Shape {
  readonly kind: number
  readonly size: readonly [number, number, number]
  readonly volume: number
}

/** The fullest load found for a carton out of the pieces given; all of them where they fit. */
export function loadCarton(
  kinds: readonly PackKind[],
  quantities: readonly number[],
  carton: CartonKind,
  rules: PackRules,
  search: LoadSearch,
): Load {
  const shapes = kinds.flatMap((kind, index) => ((quantities[index] ?? 0) > 0 ? shapesOf(kind, index, carton) : []))
  const wanted = kinds.reduce((sum, kind, index) => sum + volumeOf(kind.size) * (quantities[index] ?? 0), 0)
  const random = seeded(search.seed)
  let best: readonly Block[] = []
  let bestVolume = 0
  for (let round = 0; round < search.rounds; round++) {
    if (round > 0 && !search.timeLeft()) break
    // The first load is the plain greedy one; then half begin anew and half tear down part of the best.
    const kept = round > 2 && random() < 0.6 ? best.slice(0, wholeBelow(random, best.length + 1)) : []
    const builder = new Builder(kinds, quantities, carton, rules, shapes, round === 0 ? undefined : random)
    for (const block of kept) builder.place(block)
    builder.fill()
    if (builder.volume > bestVolume) [best, bestVolume] = [builder.blocks, builder.volume]
    if (bestVolume === wanted) break
  }
  const counts = kinds.map(() => 0)
  const placed = best.flatMap((block) => piecesOf(block))
  for (const piece of placed) counts[piece.kind] = (counts[piece.kind] ?? 0) + 1
  return { placed, counts, volume: bestVolume }
}

/** The ways in which a piece may lie in a carton, equal ones once. */
function shapesOf({ size, upright = [true, true, true] }: PackKind, kind: number, { inner }: CartonKind): Shape[] {
  const shapes = new Map<string, Shape>()
  for (const up of [0, 1, 2] as const) {
    if (!upright[up]) continue
    const [a = 0, b = 0] = size.filter((_edge, index) => index !== up)
    for (const lies of [
      [a, b, size[up]],
      [b, a, size[up]],
    ] as const) {
      if (lies.some((edge, axis) => edge > (inner[axis] ?? 0))) continue
      shapes.set(lies.join(), { kind, size: lies, volume: volumeOf(size) })
    }
  }
  return [...shapes.values()]
}

function piecesOf({ kind, at, size, times }: Block): Placed[] {
  const pieces: Placed[] = []
  for (let z = 0; z < times[2]; z++) {
    for (let y = 0; y < times[1]; y++) {
      for (let x = 0; x < times[0]; x++) {
        pieces.push({ kind, size, at: [at[0] + x * size[0], at[1] + y * size[1], at[2] + z * size[2]] })
      }
    }
  }
  return pieces
}

/** How blocks are preferred in one construction. */
interface Taste {
  /** By volume of the block, or by how closely it fits the room. */
  readonly byFit: boolean
  /** Share of the candidates that are looked at. */
  readonly share: number
  /** The room to fill next: nearest the floor, or nearest the corner. */
  readonly floorFirst: boolean
}

class Builder {
  readonly blocks: Block[] = []
  volume = 0
  readonly #kinds: readonly PackKind[]
  readonly #left: number[]
  readonly #rules: PackRules
  readonly #shapes: readonly Shape[]
  readonly #random: (() => number) | undefined
  readonly #taste: Taste
  #rooms: Room[]
  #weightLeft: number
  #apart: string | undefined | null = null

  constructor(
    kinds: readonly PackKind[],
    quantities: readonly number[],
    carton: CartonKind,
    rules: PackRules,
    shapes: readonly Shape[],
    random: (() => number) | undefined,
  ) {
    this.#kinds = kinds
    this.#left = [...quantities]
    this.#rules = rules
    this.#shapes = shapes
    this.#random = random
    this.#rooms = [[0, 0, 0, carton.inner[0], carton.inner[1], carton.inner[2]]]
    this.#weightLeft = carton.maxWeight - carton.emptyWeight
    this.#taste = random
      ? { byFit: random() < 0.4, share: 0.3 + 0.7 * random(), floorFirst: random() < 0.5 }
      : { byFit: false, share: 1, floorFirst: false }
  }

  fill(): void {
    while (this.#rooms.length > 0) {
      const at = this.#nextRoom()
      const room = this.#rooms[at]
      const block = room && this.#bestBlock(room)
      if (block) this.place(block)
      else this.#rooms.splice(at, 1)
    }
  }

  place(block: Block): void {
    const { kind, at, size, times } = block
    const goods = this.#kinds[kind]
    const pieces = times[0] * times[1] * times[2]
    this.blocks.push(block)
    this.#left[kind] = (this.#left[kind] ?? 0) - pieces
    this.#weightLeft -= pieces * (goods?.weight ?? 0)
    this.volume += pieces * volumeOf(size)
    this.#apart = goods?.apart
    const top = at[2] + size[2] * times[2]
    // Nothing stands on fragile goods: the room above them is taken as well.
    const upTo = goods?.fragile ? Number.MAX_SAFE_INTEGER : top
    const taken: Room = [...at, at[0] + size[0] * times[0], at[1] + size[1] * times[1], upTo]
    this.#rooms = cutRooms(this.#rooms, taken, this.#smallestEdge(), this.#rules.support === 100)
  }

  /** Rooms thinner than the thinnest edge that is left can't be used. */
  #smallestEdge(): number {
    let smallest = Number.POSITIVE_INFINITY
    for (const shape of this.#shapes) {
      if ((this.#left[shape.kind] ?? 0) > 0) smallest = Math.min(smallest, ...shape.size)
    }
    return smallest
  }

  #nextRoom(): number {
    let best = 0
    for (let i = 1; i < this.#rooms.length; i++) {
      const [a, b] = [this.#rooms[i], this.#rooms[best]]
      if (a && b && this.#isBefore(a, b)) best = i
    }
    return best
  }

  #isBefore(a: Room, b: Room): boolean {
    if (this.#taste.floorFirst && a[2] !== b[2]) return a[2] < b[2]
    const [near, far] = [[a[0], a[1], a[2]].sort(ascending), [b[0], b[1], b[2]].sort(ascending)]
    for (let i = 0; i < 3; i++) if (near[i] !== far[i]) return (near[i] ?? 0) < (far[i] ?? 0)
    return sizeOf(a) > sizeOf(b)
  }

  #bestBlock(room: Room): Block | undefined {
    const [dx, dy, dz] = [room[3] - room[0], room[4] - room[1], room[5] - room[2]]
    let best: Block | undefined
    let bestScore = Number.NEGATIVE_INFINITY
    for (const { kind, size } of this.#shapes) {
      const goods = this.#kinds[kind]
      const left = Math.min(
        this.#left[kind] ?? 0,
        goods && goods.weight > 0 ? Math.floor(this.#weightLeft / goods.weight) : 1e9,
      )
      if (!goods || left < 1 || size[0] > dx || size[1] > dy || size[2] > dz) continue
      if (this.#apart !== null && goods.apart !== this.#apart) continue
      if (this.#random && this.#random() > this.#taste.share) continue
      for (const times of multiples(size, [dx, dy, goods.fragile ? size[2] : dz], left)) {
        const block = this.#held({ kind, at: [room[0], room[1], room[2]], size, times })
        if (!block || (goods.fragile && this.#carries(block))) continue
        const score = this.#score(block, dx, dy, dz)
        if (score > bestScore) [best, bestScore] = [block, score]
      }
    }
    return best
  }

  #score({ size, times }: Block, dx: number, dy: number, dz: number): number {
    const volume = volumeOf(size) * times[0] * times[1] * times[2]
    if (!this.#taste.byFit) return volume
    const gaps = [dx - size[0] * times[0], dy - size[1] * times[1], dz - size[2] * times[2]].sort(ascending)
    return -((gaps[0] ?? 0) * 1e12 + (gaps[1] ?? 0) * 1e6 + (gaps[2] ?? 0)) + volume / 1e12
  }

  /** The block, where it rests on enough; room over full tops alone needs no look. */
  #held(block: Block): Block | undefined {
    const { at, times } = block
    const { support } = this.#rules
    if (at[2] === 0 || support === 0 || support === 100) return block
    // Each piece of the lowest layer must rest on its own; where the whole block does not, one piece may.
    if (this.#restsEnough(block)) return block
    const single: Block = { ...block, times: [1, 1, times[2]] }
    return (times[0] > 1 || times[1] > 1) && this.#restsEnough(single) ? single : undefined
  }

  /** Whether something placed before, reaching over from a neighbour, would stand on the block. */
  #carries({ at, size, times }: Block): boolean {
    const top = at[2] + size[2] * times[2]
    return this.blocks.some(
      (other) =>
        other.at[2] === top &&
        other.at[0] < at[0] + size[0] * times[0] &&
        at[0] < other.at[0] + other.size[0] * other.times[0] &&
        other.at[1] < at[1] + size[1] * times[1] &&
        at[1] < other.at[1] + other.size[1] * other.times[1],
    )
  }

  #restsEnough({ at, size, times }: Block): boolean {
    for (let ix = 0; ix < times[0]; ix++) {
      for (let iy = 0; iy < times[1]; iy++) {
        const [x0, y0] = [at[0] + ix * size[0], at[1] + iy * size[1]]
        let resting = 0
        for (const below of this.blocks) {
          if (below.at[2] + below.size[2] * below.times[2] !== at[2]) continue
          const width = Math.min(x0 + size[0], below.at[0] + below.size[0] * below.times[0]) - Math.max(x0, below.at[0])
          const depth = Math.min(y0 + size[1], below.at[1] + below.size[1] * below.times[1]) - Math.max(y0, below.at[1])
          if (width > 0 && depth > 0) resting += width * depth
        }
        if (resting * 100 < size[0] * size[1] * this.#rules.support) return false
      }
    }
    return true
  }
}

const ascending = (a: number, b: number) => a - b
const sizeOf = (room: Room) => (room[3] - room[0]) * (room[4] - room[1]) * (room[5] - room[2])

/** Blocks of at most `left` pieces that fill a room in one, two or three directions. */
function multiples(
  size: readonly [number, number, number],
  room: readonly [number, number, number],
  left: number,
): (readonly [number, number, number])[] {
  const most = size.map((edge, axis) => Math.floor((room[axis] ?? 0) / edge))
  const [mx = 0, my = 0, mz = 0] = most
  const found: (readonly [number, number, number])[] = []
  const grown = (first: number, second: number, third: number): [number, number, number] => {
    const times: [number, number, number] = [1, 1, 1]
    let pieces = 1
    for (const axis of [first, second, third]) {
      const n = Math.max(1, Math.min(most[axis] ?? 1, Math.floor(left / pieces)))
      times[axis] = n
      pieces *= n
    }
    return times
  }
  if (mx * my * mz <= left) found.push([mx, my, mz])
  else {
    for (const [a, b, c] of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ] as const) {
      found.push(grown(a, b, c))
    }
  }
  return found
}
