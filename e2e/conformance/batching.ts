// Owns running order-batching instances (both forms of shared/data/batching) against the product's planner, beside first
// come and savings with the same exact routes. Legality and length are checked apart from the solver.
// Options: --seconds 2 (a run), --within 1.0 (mean % over the best known that still passes), --seed 1, --cpu (seconds of this
// process's own work, where others share the machine), --moves N instead of seconds (the same on every machine).
import { readFileSync } from 'node:fs'
import { annealed } from '../../shared/planning/batching/anneal.ts'
import { firstComeBatches } from '../../shared/planning/batching/first-fit.ts'
import { type Batches, type BatchProblem, whyIllegal } from '../../shared/planning/batching/problem.ts'
import { savingsBatches } from '../../shared/planning/batching/savings.ts'
import { walkLengths } from '../../shared/planning/batching/walk-lengths.ts'
import { exactRoute } from '../../shared/planning/routing/exact-route.ts'
import type { Score } from './index.ts'
import { failure, type RunArguments, UsageError } from './index-options.ts'
import { mean, printTable, timesOf } from './planning-table.ts'

interface HennInstance {
  readonly id: string
  readonly capacity: number
  readonly layout: { readonly aisles: number; readonly pitch: number; readonly backY: number; readonly frontY: number }
  readonly orders: readonly (readonly (readonly [number, number])[])[]
  readonly published?: { readonly gaBest?: number }
  readonly reference: { readonly bestKnown: number }
}

interface OwnInstance {
  readonly id: string
  readonly layout: { readonly aisleX: readonly number[]; readonly crossAisleY: readonly number[] }
  readonly depot: { readonly a: number; readonly y: number }
  readonly capacity: { readonly lines: number; readonly weight: number }
  readonly orders: readonly (readonly { readonly a: number; readonly y: number; readonly kg: number }[])[]
  readonly reference: { readonly bestKnown: number }
}

type Instance = HennInstance | OwnInstance

function problemOf(instance: Instance): BatchProblem {
  if ('depot' in instance) {
    const { layout, depot, capacity } = instance
    return {
      floor: { aisleX: layout.aisleX, crossY: layout.crossAisleY },
      depot: { aisle: depot.a, y: depot.y },
      capacity: [capacity.lines, Math.round(capacity.weight * 1000)],
      orders: instance.orders.map((lines, index) => ({
        id: String(index),
        stops: lines.map(({ a, y }) => ({ aisle: a, y })),
        load: [lines.length, Math.round(lines.reduce((sum, line) => sum + line.kg, 0) * 1000)],
      })),
    }
  }
  const { layout } = instance
  return {
    floor: {
      aisleX: Array.from({ length: layout.aisles }, (_aisle, index) => index * layout.pitch),
      crossY: [layout.frontY, layout.backY],
    },
    depot: { aisle: 0, y: layout.frontY },
    capacity: [instance.capacity],
    orders: instance.orders.map((lines, index) => ({
      id: String(index),
      stops: lines.map(([aisle, y]) => ({ aisle, y })),
      load: [lines.length],
    })),
  }
}

/** Runs every instance of the file that is wanted; the file passes by its mean, each instance by being legal and true. */
export async function run(path: string, args: RunArguments): Promise<Score> {
  const seconds = Number(args.options.get('seconds') ?? 2)
  const within = Number(args.options.get('within') ?? 1)
  const seed = Number(args.options.get('seed') ?? 1)
  const moves = args.options.get('moves')
  const now = args.options.has('cpu') ? ownWork : () => performance.now()
  const rows: { id: string; ours: number; savings: number; first: number; best: number }[] = []
  const times: number[] = []
  let passed = 0
  let failed = 0
  for (const [index, instance] of readInstances(path).entries()) {
    if (!args.wants(instance.id, index + 1)) continue
    const problem = problemOf(instance)
    const walk = walkLengths(problem)
    const began = now()
    const savings = savingsBatches(problem, walk)
    const ours =
      moves === undefined
        ? search(problem, savings, { seed, ms: seconds * 1000 - (now() - began), now }, walk)
        : annealed(problem, savings, { seed, moves: Number(moves), timeLeft: () => true }, walk)
    times.push(now() - began)
    const illegal = whyIllegal(problem, ours)
    const length = trueLength(problem, ours)
    if (illegal === undefined && length === ours.length) passed++
    else {
      failed++
      failure(instance.id, 'legal batches of the length said', illegal ?? `${length} said as ${ours.length}`)
    }
    const first = firstComeBatches(problem, walk).length
    rows.push({ id: instance.id, ours: length, savings: savings.length, first, best: instance.reference.bestKnown })
  }
  const over = (method: 'ours' | 'savings' | 'first') => rows.map((row) => 100 * (row[method] / row.best - 1))
  const saved = rows.map((row) => 100 * (1 - row.ours / row.first))
  console.log('% over the best known')
  printTable(
    ['', 'mean', 'worst'],
    (['ours', 'savings', 'first'] as const).map((method) => [method, mean(over(method)), Math.max(...over(method))]),
  )
  console.log(`walk below first come: mean ${mean(saved).toFixed(1)} %, least ${Math.min(...saved).toFixed(1)} %`)
  console.log(timesOf(times))
  if (mean(over('ours')) > within) {
    failed++
    failure('mean over best known', `at most ${within} %`, `${mean(over('ours')).toFixed(2)} %`)
  }
  return { passed, failed }
}

/** Milliseconds that this process has worked. */
function ownWork(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** As many moves as the machine makes in the time: the pace is measured first, so that the temperature falls evenly. */
function search(
  problem: BatchProblem,
  start: Batches,
  { seed, ms, now }: { readonly seed: number; readonly ms: number; readonly now: () => number },
  walk: ReturnType<typeof walkLengths>,
): Batches {
  const began = now()
  const until = began + ms
  const timeLeft = () => now() < until
  const tried = 5000
  const pilot = annealed(problem, start, { seed: seed + 1, moves: tried, timeLeft }, walk)
  const pace = (now() - began) / tried
  const moves = Math.max(1, Math.floor((until - now()) / pace))
  const found = annealed(problem, start, { seed, moves, timeLeft }, walk)
  return found.length <= pilot.length ? found : pilot
}

function trueLength({ floor, depot, orders }: BatchProblem, { batches }: Batches): number {
  return batches.reduce((sum, batch) => {
    const stops = batch.flatMap((order) => orders[order]?.stops ?? [])
    return sum + (exactRoute(floor, depot, depot, stops)?.length ?? Number.NaN)
  }, 0)
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
