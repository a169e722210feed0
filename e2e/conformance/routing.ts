// Owns running pick-routing instances (`{unit, instances}` as in shared/data/routing) against the product's exact routes,
// beside the rules that people know by name. The length of an answer is worked out here, apart from the solver.
import { readFileSync } from 'node:fs'
import { exactRoute } from '../../shared/planning/routing/exact-route.ts'
import type { BlockFloor, Spot } from '../../shared/planning/routing/floor.ts'
import { improvedRoute } from '../../shared/planning/routing/improved-route.ts'
import { orderByRule, type RoutingRule } from '../../shared/planning/routing/rules.ts'
import type { Score } from './index.ts'
import { failure, type RunArguments, UsageError } from './index-options.ts'
import { mean, printTable, timesOf } from './planning-table.ts'

interface Instance {
  readonly id: string
  readonly blocks: number
  readonly mode: string
  readonly layout: { readonly aisleX: readonly number[]; readonly crossAisleY: readonly number[] }
  readonly start: { readonly aisle: number; readonly y: number }
  readonly end: { readonly aisle: number; readonly y: number }
  readonly stops: readonly { readonly id: string; readonly aisle: number; readonly y: number }[]
  readonly optimal: number
}

const rules: readonly RoutingRule[] = ['code', 's-shape', 'return', 'midpoint', 'largest-gap', 'combined']
const searchMs = 100
const dm = (metres: number) => Math.round(metres * 10)

/** The rule of the data's README, on its own: distance in decimetres over the best cross aisle. */
function distance({ layout }: Instance, a: Spot, b: Spot): number {
  if (a.aisle === b.aisle) return Math.abs(a.y - b.y)
  const across = Math.abs(dm(layout.aisleX[a.aisle] ?? 0) - dm(layout.aisleX[b.aisle] ?? 0))
  return across + Math.min(...layout.crossAisleY.map((y) => Math.abs(a.y - dm(y)) + Math.abs(b.y - dm(y))))
}

function lengthOf(
  instance: Instance,
  start: Spot,
  stops: readonly Spot[],
  end: Spot,
  order: readonly number[],
): number {
  const walk = [start, ...order.map((index) => stops[index] ?? start), end]
  return walk.slice(1).reduce((sum, spot, index) => sum + distance(instance, walk[index] ?? start, spot), 0)
}

/** Runs every instance of the file that is wanted; one passes when its route is legal and as short as the proven optimum. */
export async function run(path: string, args: RunArguments): Promise<Score> {
  const instances = readInstances(path)
  const gaps = new Map<string, Map<string, number[]>>()
  const times: number[] = []
  let passed = 0
  let failed = 0
  for (const [index, instance] of instances.entries()) {
    if (!args.wants(instance.id, index + 1)) continue
    const floor: BlockFloor = {
      aisleX: instance.layout.aisleX.map(dm),
      crossY: instance.layout.crossAisleY.map(dm),
    }
    const spot = ({ aisle, y }: { aisle: number; y: number }): Spot => ({ aisle, y: dm(y) })
    const [start, end, stops] = [spot(instance.start), spot(instance.end), instance.stops.map(spot)]
    const began = performance.now()
    const route = exactRoute(floor, start, end, stops) ?? searched(instance, [start, end, ...stops])
    times.push(performance.now() - began)
    const legal = route.order.length === stops.length && new Set(route.order).size === stops.length
    const length = lengthOf(instance, start, stops, end, route.order)
    const note = (method: string, metres: number) => {
      const gap = 100 * (metres / dm(instance.optimal) - 1)
      for (const group of ['all', `${instance.blocks} blocks`, instance.mode]) {
        const methods = gaps.get(group) ?? new Map<string, number[]>()
        gaps.set(group, methods.set(method, [...(methods.get(method) ?? []), gap]))
      }
    }
    note('ours', length)
    for (const rule of rules) {
      note(rule, lengthOf(instance, start, stops, end, orderByRule(rule, floor, start, end, stops)))
    }
    if (args.options.get('search') !== undefined) {
      note('search', lengthOf(instance, start, stops, end, searched(instance, [start, end, ...stops]).order))
    }
    if (legal && length === route.length && length <= dm(instance.optimal)) passed++
    else {
      failed++
      failure(instance.id, `${instance.optimal} m`, legal ? `${length / 10} m` : 'an order that misses stops')
    }
  }
  const methods = [...(gaps.get('all')?.keys() ?? [])]
  console.log('mean % over the proven optimum (worst in brackets)')
  printTable(
    ['', ...methods],
    [...gaps].sort().map(([group, byMethod]) => [
      `${group} (${byMethod.get('ours')?.length ?? 0})`,
      ...methods.map((method) => {
        const found = byMethod.get(method) ?? []
        return `${mean(found).toFixed(2)} (${Math.max(0, ...found).toFixed(1)})`
      }),
    ]),
  )
  console.log(timesOf(times))
  return { passed, failed }
}

function searched(instance: Instance, places: readonly Spot[]) {
  const distances = places.map((a) => places.map((b) => distance(instance, a, b)))
  const until = performance.now() + searchMs
  return improvedRoute(distances, { seed: 1, rounds: 1e9, timeLeft: () => performance.now() < until })
}

function readInstances(path: string): readonly Instance[] {
  let file: unknown
  try {
    file = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new UsageError(`${path} is no JSON file: ${String(error)}`)
  }
  const list = (file as { instances?: unknown } | null)?.instances
  if (!Array.isArray(list)) throw new UsageError(`${path} holds no list "instances"`)
  return list as readonly Instance[]
}
