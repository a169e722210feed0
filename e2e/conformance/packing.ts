// Owns running cartonization cases and container-loading instances (both forms of shared/data/packing) against the
// product's packer. Every answer is checked apart from the solver. BoxPacker's stored results stand beside ours.
// Options: --support 0|70|100, --ms 60 (a case; 1000 for containers), --seed 1.
import { readFileSync } from 'node:fs'
import { fewestCartons, packCartons } from '../../shared/planning/packing/cartons.ts'
import { loadCarton } from '../../shared/planning/packing/load.ts'
import { type CartonKind, type PackKind, volumeOf } from '../../shared/planning/packing/problem.ts'
import { whyWrong } from '../../shared/planning/packing/why-wrong.ts'
import type { Score } from './index.ts'
import { failure, type RunArguments, UsageError } from './index-options.ts'
import { mean, printTable, timesOf } from './planning-table.ts'

interface OrderFile {
  readonly boxes: readonly {
    readonly ref: string
    readonly inner: readonly [number, number, number]
    readonly emptyWeight: number
    readonly maxWeight: number
  }[]
  readonly cases: readonly {
    readonly id: string
    readonly items: readonly (readonly [number, number, number, number, number])[]
    readonly boxes3D: number
  }[]
}

interface ContainerFile {
  readonly instances: readonly {
    readonly id: string
    readonly set: number
    readonly container: readonly [number, number, number]
    readonly items: readonly (readonly [number, number, number, number, number, number, number])[]
    readonly boxpackerUtil: number
  }[]
}

/** Runs every case of the file that is wanted; one passes when its packing is right (and no worse than BoxPacker's count). */
export async function run(path: string, args: RunArguments): Promise<Score> {
  const file = read(path)
  return 'cases' in file ? orders(file, args) : containers(file, args)
}

function orders(file: OrderFile, args: RunArguments): Score {
  const support = Number(args.options.get('support') ?? 0)
  const ms = Number(args.options.get('ms') ?? 60)
  const seed = Number(args.options.get('seed') ?? 1)
  const cartons: CartonKind[] = file.boxes.map(({ ref, inner, emptyWeight, maxWeight }) => ({
    id: ref,
    inner,
    emptyWeight,
    maxWeight,
  }))
  const times: number[] = []
  const used: number[] = []
  let [boxes, theirs, bound, volume, passed, failed] = [0, 0, 0, 0, 0, 0]
  for (const [index, each] of file.cases.entries()) {
    if (!args.wants(each.id, index + 1)) continue
    const kinds: PackKind[] = each.items.map(([quantity, a, b, c, weight], kind) => ({
      id: `${each.id}/${kind}`,
      size: [a, b, c],
      weight,
      quantity,
    }))
    const began = performance.now()
    const timeLeft = () => performance.now() - began < ms
    const packing = packCartons(kinds, cartons, { support }, { seed, rounds: 60, timeLeft })
    times.push(performance.now() - began)
    const wrong = whyWrong(kinds, cartons, packing, { support })
    const inner = packing.cartons.reduce((sum, { carton }) => sum + volumeOf(cartons[carton]?.inner ?? [0, 0, 0]), 0)
    const goods = kinds.reduce((sum, kind) => sum + volumeOf(kind.size) * kind.quantity, 0)
    boxes += packing.cartons.length
    theirs += each.boxes3D
    const quantities = kinds.map((kind) => kind.quantity)
    bound += fewestCartons(kinds, quantities, cartons)
    volume += inner
    used.push((100 * goods) / inner)
    if (wrong === undefined && packing.left.length === 0 && packing.cartons.length <= each.boxes3D) passed++
    else {
      failed++
      failure(each.id, `right, at most ${each.boxes3D} boxes`, wrong ?? `${packing.cartons.length} boxes`)
    }
  }
  printTable(
    ['', 'boxes'],
    [
      ['ours', String(boxes)],
      ['BoxPacker 3D', String(theirs)],
      ['lower bound', String(bound)],
    ],
  )
  console.log(`support ${support} %: ${(volume / 1e9).toFixed(2)} m³, utilisation ${mean(used).toFixed(1)} %`)
  console.log(timesOf(times))
  return { passed, failed }
}

function containers(file: ContainerFile, args: RunArguments): Score {
  const support = Number(args.options.get('support') ?? 100)
  const ms = Number(args.options.get('ms') ?? 1000)
  const seed = Number(args.options.get('seed') ?? 1)
  const sets = new Map<number, { ours: number[]; theirs: number[] }>()
  const times: number[] = []
  let [passed, failed] = [0, 0]
  for (const [index, each] of file.instances.entries()) {
    if (!args.wants(each.id, index + 1)) continue
    const kinds: PackKind[] = each.items.map(([a, va, b, vb, c, vc, quantity], kind) => ({
      id: `${each.id}/${kind}`,
      size: [a, b, c],
      upright: [va === 1, vb === 1, vc === 1],
      weight: 0,
      quantity,
    }))
    const carton = { id: each.id, inner: each.container, emptyWeight: 0, maxWeight: 1 }
    const began = performance.now()
    const timeLeft = () => performance.now() - began < ms
    const quantities = kinds.map((kind) => kind.quantity)
    const load = loadCarton(kinds, quantities, carton, { support }, { seed, rounds: 1e9, timeLeft })
    times.push(performance.now() - began)
    const left = kinds.map((kind, at) => ({ kind: at, quantity: kind.quantity - (load.counts[at] ?? 0) }))
    const packing = { cartons: [{ carton: 0, placed: load.placed }], left, proven: false }
    const wrong = whyWrong(kinds, [carton], packing, { support })
    const set = sets.get(each.set) ?? { ours: [], theirs: [] }
    sets.set(each.set, set)
    set.ours.push((100 * load.volume) / volumeOf(each.container))
    set.theirs.push(each.boxpackerUtil)
    if (wrong === undefined) passed++
    else {
      failed++
      failure(each.id, 'a right load', wrong)
    }
  }
  console.log(`% of the container, support ${support} %`)
  printTable(
    ['', 'ours', 'BoxPacker'],
    [...sets].map(([set, { ours, theirs }]) => [`BR${set} (${ours.length})`, mean(ours), mean(theirs)]),
  )
  console.log(`mean ${mean([...sets.values()].flatMap((set) => set.ours)).toFixed(2)} %`)
  console.log(timesOf(times))
  return { passed, failed }
}

function read(path: string): OrderFile | ContainerFile {
  let file: unknown
  try {
    file = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new UsageError(`${path} is no JSON file: ${String(error)}`)
  }
  const { cases, instances } = (file ?? {}) as { cases?: unknown; instances?: unknown }
  if (!Array.isArray(cases) && !Array.isArray(instances)) {
    throw new UsageError(`${path} holds neither "cases" nor "instances"`)
  }
  return file as OrderFile | ContainerFile
}
