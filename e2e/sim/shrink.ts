// Owns making a failure smaller: the same seed again with less and less trouble, as long as it still fails. Chance of each thing
// comes from dice of its own, so leaving one out hardly changes the rest.
import type { Templates } from './firm.ts'
import { type Run, run } from './fleet.ts'
import type { Temperament } from './temperament.ts'

const nothing = { drop: 0, cut: 0, twice: 0, late: 0, busy: 0, dead: 0, killed: 0, full: 0, failing: 0, slow: 0 }

const calmer: readonly Partial<Temperament>[] = [
  ...[2, 3, 4, 5].map((devices) => ({ devices })),
  ...[60_000, 120_000, 240_000].map((length) => ({ length })),
  ...Object.entries(nothing).map(([name, none]) => ({ [name]: none })),
  { serverDies: 0 },
  { skew: 0, jumps: 0 },
  { delay: 200 },
  { bodyLimit: 500 },
  { page: 4_000 },
  { crowded: 0 },
  { groupSize: 500 },
  { tabs: 0 },
  { moves: 0 },
  ...(['restore', 'clone', 'evict', 'revoke', 'rot', 'blackout', 'update', 'forget'] as const).map((name) => ({
    [name]: false,
  })),
]

/** What can be left out, and the smallest run that still fails; undefined where it does not fail when told again. */
export async function shrink(
  seed: number,
  templates: Templates,
  keepLines: number,
  milliseconds: number,
): Promise<{ instead: Partial<Temperament>; run: Run } | undefined> {
  const end = performance.now() + milliseconds
  let instead: Partial<Temperament> = {}
  let smallest: Run | undefined
  for (const less of [{}, ...calmer]) {
    if (performance.now() > end) break
    const [name = ''] = Object.keys(less)
    // The first that still fails of several sizes is the smallest.
    if (Object.hasOwn(instead, name)) continue
    const told = await run({ seed, templates, keepLines, instead: { ...instead, ...less } })
    if (told.problems.length === 0) {
      if (!smallest) return undefined
      continue
    }
    smallest = told
    instead = { ...instead, ...less }
  }
  return smallest && { instead, run: smallest }
}
