// Makes the history of ten million that the bench of reports reads where it is there: longer work than a bench may be.
import type { BenchResult } from './bench.ts'
import { makeHistory } from './reports-history.ts'

export async function bench(): Promise<BenchResult> {
  const started = performance.now()
  console.log(await makeHistory(10_000_000))
  return {
    name: 'reports-history',
    ratios: {},
    metrics: { 'made in, s': (performance.now() - started) / 1000 },
    peers: {},
    missed: [],
  }
}
