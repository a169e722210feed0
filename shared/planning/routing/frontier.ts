// Owns the states of a walk that is built aisle by aisle: for each cross aisle, how often its node was touched (not, oddly,
// evenly) and with which others it is connected. Transitions are worked out once and remembered, for any floor of as many
// cross aisles.
import { assert } from '../../values/result.ts'
import { traversalKinds } from './sub-aisle.ts'

const untouched = 0
const odd = 1
const even = 2

const unknown = -2
/** What a transition leads to when it is not allowed. */
export const forbidden = -1

/** Beyond seven nodes a state no longer fits into one small integer, and there are too many of them. */
export const mostCrossAisles = 6

interface Nodes {
  readonly degree: number[]
  readonly part: number[]
}

/** States and transitions for floors with `nodes` cross aisles. */
export class Frontier {
  readonly nodes: number
  readonly start: number
  readonly #packed: number[] = []
  readonly #ids = new Map<number, number>()
  readonly #transitions: Int32Array[] = []
  #capacity = 64

  constructor(nodes: number) {
    assert(nodes >= 2 && nodes <= mostCrossAisles, `no states for ${nodes} cross aisles`)
    this.nodes = nodes
    const kinds = (nodes - 1) * traversalKinds + nodes * 5
    for (let i = 0; i < kinds; i++) this.#transitions.push(new Int32Array(this.#capacity).fill(unknown))
    this.start = this.#intern({ degree: Array(nodes).fill(untouched), part: Array(nodes).fill(0) })
  }

  get size(): number {
    return this.#packed.length
  }

  /** Walks the piece between node `lower` and the one above it in a way of some kind. */
  traverse(state: number, lower: number, kind: number): number {
    return this.#remembered(lower * traversalKinds + kind, state, (nodes) => {
      const bottom = Math.floor(kind / 6)
      const top = Math.floor((kind % 6) / 2)
      if (bottom > 0) touch(nodes, lower, bottom)
      if (top > 0) touch(nodes, lower + 1, top)
      if (kind % 2 === 1) join(nodes, lower, lower + 1)
      return true
    })
  }

  /** A node must be visited: a stop lies there, or (`isOdd`) the walk begins or ends there. */
  visit(state: number, node: number, isOdd: boolean): number {
    return this.#remembered((this.nodes - 1) * traversalKinds + node * 5 + (isOdd ? 1 : 0), state, (nodes) => {
      touch(nodes, node, isOdd ? 1 : 2)
      return true
    })
  }

  /**
   * Goes from a node to its neighbour in the next aisle `times` times, 0 to 2. Forbidden where the node would stay odd, or
   * what hangs on it would be left behind.
   */
  cross(state: number, node: number, times: number): number {
    return this.#remembered((this.nodes - 1) * traversalKinds + node * 5 + 2 + times, state, ({ degree, part }) => {
      const now = degree[node] ?? untouched
      if ((now === odd) !== (times === 1)) return false
      if (now === untouched) return times === 0
      if (times === 0) {
        const alone = !part.some((other, index) => index !== node && other === part[node])
        if (alone) return false
        degree[node] = untouched
        part[node] = 0
        return true
      }
      degree[node] = times === 1 ? odd : even
      return true
    })
  }

  /** Whether a walk is whole: nothing odd, everything connected. */
  isWhole(state: number): boolean {
    const { degree, part } = this.#unpack(this.#packed[state] ?? 0)
    const parts = new Set(part.filter((each) => each > 0))
    return parts.size === 1 && degree.every((each) => each !== odd)
  }

  #remembered(transition: number, state: number, change: (nodes: Nodes) => boolean): number {
    let known = this.#transitions[transition]?.[state] ?? unknown
    if (known !== unknown) return known
    const nodes = this.#unpack(this.#packed[state] ?? 0)
    known = change(nodes) ? this.#intern(nodes) : forbidden
    const row = this.#transitions[transition]
    if (row) row[state] = known
    return known
  }

  #intern(nodes: Nodes): number {
    const packed = this.#pack(nodes)
    const known = this.#ids.get(packed)
    if (known !== undefined) return known
    const id = this.#packed.push(packed) - 1
    this.#ids.set(packed, id)
    if (id >= this.#capacity) this.#grow()
    return id
  }

  #grow(): void {
    this.#capacity *= 2
    for (let i = 0; i < this.#transitions.length; i++) {
      const wider = new Int32Array(this.#capacity).fill(unknown)
      wider.set(this.#transitions[i] ?? [])
      this.#transitions[i] = wider
    }
  }

  /** Five bits a node: two for how often, three for the part, numbered in the order in which parts appear. */
  #pack({ degree, part }: Nodes): number {
    const names = new Map<number, number>()
    let packed = 0
    for (let node = 0; node < this.nodes; node++) {
      const own = part[node] ?? 0
      let name = 0
      if (own > 0) {
        name = names.get(own) ?? names.size + 1
        names.set(own, name)
      }
      packed |= ((degree[node] ?? 0) | (name << 2)) << (5 * node)
    }
    return packed
  }

  #unpack(packed: number): Nodes {
    const degree: number[] = []
    const part: number[] = []
    for (let node = 0; node < this.nodes; node++) {
      const bits = packed >> (5 * node)
      degree.push(bits & 3)
      part.push((bits >> 2) & 7)
    }
    return { degree, part }
  }
}

function touch({ degree, part }: Nodes, node: number, times: number): void {
  const now = degree[node] ?? untouched
  if (now === untouched) {
    degree[node] = times % 2 === 1 ? odd : even
    part[node] = Math.max(...part) + 1
  } else if (times % 2 === 1) degree[node] = now === odd ? even : odd
}

function join({ part }: Nodes, a: number, b: number): void {
  const [kept, gone] = [part[a] ?? 0, part[b] ?? 0]
  part.forEach((each, index) => {
    if (each === gone) part[index] = kept
  })
}

const frontiers = new Map<number, Frontier>()

/** The states for a number of cross aisles; they are the same for every floor, so they are made once. */
export function frontierOf(nodes: number): Frontier {
  let frontier = frontiers.get(nodes)
  if (!frontier) {
    frontier = new Frontier(nodes)
    frontiers.set(nodes, frontier)
  }
  return frontier
}
