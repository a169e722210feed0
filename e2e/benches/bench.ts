// Owns what a benchmark returns and how it is printed: ratios to something measured in the same run, never bare times.
import { cpus } from 'node:os'

export interface BenchResult {
  readonly name: string
  readonly ratios: Readonly<Record<string, number>>
  readonly metrics: Readonly<Record<string, number>>
  readonly peers: Readonly<Record<string, number>>
  /** Goals that this run did not reach, in words. */
  readonly missed: readonly string[]
}

export type Bench = () => Promise<BenchResult>

export function printResult(result: BenchResult, json: boolean): void {
  for (const group of ['ratios', 'metrics', 'peers'] as const) {
    for (const [key, value] of Object.entries(result[group]))
      console.log(`${group.padEnd(8)} ${key.padEnd(28)} ${round(value)}`)
  }
  for (const miss of result.missed) console.log(`MISSED   ${miss}`)
  if (json) {
    const { name, ratios, metrics, peers } = result
    const device = { cores: cpus().length, model: cpus()[0]?.model ?? '', node: process.version }
    console.log(JSON.stringify({ name, ratios, metrics, peers, device }))
  }
}

function round(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(3)
}

/** The goals that were not reached, in words. */
export function missedGoals(
  ratios: Readonly<Record<string, number>>,
  goals: Readonly<Record<string, { atLeast?: number; atMost?: number }>>,
): string[] {
  const missed: string[] = []
  for (const [key, goal] of Object.entries(goals)) {
    const value = ratios[key]
    if (value === undefined) missed.push(`${key} was not measured`)
    else if (goal.atLeast !== undefined && value < goal.atLeast)
      missed.push(`${key} ${round(value)} is below ${goal.atLeast}`)
    else if (goal.atMost !== undefined && value > goal.atMost)
      missed.push(`${key} ${round(value)} is above ${goal.atMost}`)
  }
  return missed
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
