// Owns which box is proposed for what waits to be packed, and the order in which pieces go into it. Proposes nothing where a
// size is not known: a wrong picture is worse than none.
import { billedWeight } from '../../planning/packing/billed-weight.ts'
import { packCartons } from '../../planning/packing/cartons.ts'
import type { PackKind, Placed } from '../../planning/packing/problem.ts'
import type { CartonSize, ItemRow } from '../../rows/catalogue.ts'
import type { State } from '../../rows/tables.ts'
import type { WarehouseId } from '../../values/ids.ts'
import { nameOf } from '../item-blocks.ts'
import type { CartonBlock } from '../view.ts'
import { say, type Words } from '../words.ts'
import type { PackLine } from './state.ts'

/** A share of each base that must rest on what is below, so that nothing tips over on the way. */
const support = 70
/** Rounds, not a time: the same goods give the same picture on every device, within a tenth of a second on slow ones. */
const rounds = 8
/** More pieces than this nobody follows in a picture, and a bench has better things to do than to wait for it. */
const mostPieces = 120

interface Kept {
  readonly key: string
  readonly block: CartonBlock | undefined
}

// The picture of the order on the bench: a view is asked for at every scan.
let kept: Kept | undefined

/** The first box for all units of the lines; undefined where boxes or sizes are not known. */
export function cartonFor(state: State, warehouse: WarehouseId, lines: readonly PackLine[]): CartonBlock | undefined {
  const { cartons = [], dimensionalDivisor } = state.get('warehouse', warehouse) ?? {}
  const goods = lines.map(({ line, of }) => ({ item: state.get('item', line.item), of }))
  const pieces = goods.reduce((sum, { of }) => sum + of, 0)
  if (cartons.length === 0 || pieces === 0 || pieces > mostPieces) return undefined
  const kinds = goods.flatMap(({ item, of }) => kindOf(item, of) ?? [])
  if (kinds.length < goods.length) return undefined
  const key = JSON.stringify([warehouse, cartons, dimensionalDivisor, kinds])
  if (kept?.key !== key) kept = { key, block: propose(state, cartons, dimensionalDivisor, kinds) }
  return kept.block
}

function kindOf(item: ItemRow | undefined, quantity: number): PackKind | undefined {
  if (!item?.size || item.weight === undefined) return undefined
  return {
    id: item.id,
    size: item.size,
    weight: item.weight,
    quantity,
    ...(item.hazard !== undefined && { apart: item.hazard }),
  }
}

function propose(
  state: State,
  cartons: readonly CartonSize[],
  divisor: number | undefined,
  kinds: readonly PackKind[],
): CartonBlock | undefined {
  const sizes = cartons.map(({ code, ...size }) => ({ id: code, ...size }))
  const packing = packCartons(kinds, sizes, { support }, { seed: 1, rounds, timeLeft: () => true })
  const [first] = packing.cartons
  const carton = first && cartons[first.carton]
  if (!carton || packing.left.length > 0) return undefined
  const { code, inner } = carton
  const of = packing.cartons.length
  const goods = first.placed.reduce((sum, { kind }) => sum + (kinds[kind]?.weight ?? 0), 0)
  return {
    label: of === 1 ? say('carton.title', { code }) : say('carton.several', { code, of }),
    code,
    inner,
    weight: weightOf(carton, goods, divisor),
    pieces: [...first.placed].sort(goesInBefore).map(({ kind, at, size }) => {
      const item = (kinds[kind]?.id ?? '') as ItemRow['id']
      return { item, name: nameOf(state, item), at, size }
    }),
  }
}

/** Inner edges stand for outer ones: a wall's thickness is within what carriers round up. */
function weightOf({ inner, emptyWeight }: CartonSize, goods: number, divisor: number | undefined): Words {
  const weight = emptyWeight + goods
  const billed = billedWeight(inner, weight, divisor)
  return billed > weight ? say('carton.weight-by-size', { weight, billed }) : say('carton.weight', { weight })
}

/** From the floor up, from the far corner to the near one: what carries goes in before what is carried. */
function goesInBefore(a: Placed, b: Placed): number {
  return a.at[2] - b.at[2] || a.at[0] - b.at[0] || a.at[1] - b.at[1]
}
