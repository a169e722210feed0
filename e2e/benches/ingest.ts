// How many durable operations a second the server takes (synchronous=FULL; stock, ledger and audit all written), beside a
// bare loop that writes the very same rows with the same statements' effect, one prepared statement a row, same groups.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { closeServices, openServices, type Services } from '../../server/services.ts'
import { type BenchResult, median, missedGoals } from './bench.ts'
import { type Captured, captureWrites } from './capture-writes.ts'
import { overHttp } from './ingest-http.ts'
import { type Load, makeFirm, Shift } from './ingest-load.ts'

const load: Load = { items: 2000, bins: 1500, devices: 64 }
const rounds = 5
const sizes = [20, 100, 500] as const
const perRound = { 20: 1500, 100: 5000, 500: 10_000 } as const

export async function bench(): Promise<BenchResult> {
  const ratios: Record<string, number> = {}
  const metrics: Record<string, number> = {}
  const folder = mkdtempSync(join(tmpdir(), 'stockhand-ingest-'))
  try {
    for (const size of sizes) {
      const ours: number[] = []
      const bare: number[] = []
      const best: number[] = []
      for (let round = 0; round < rounds; round++) {
        const measured = await once(join(folder, `${size}-${round}.db`), size, perRound[size], round)
        ours.push(measured.ours)
        bare.push(measured.bare)
        best.push(measured.ours / measured.bare)
      }
      ratios[`vsRawSqlite${size}`] = Math.max(...best)
      metrics[`ops/s ${size}`] = median(ours)
      metrics[`bare ops/s ${size}`] = median(bare)
    }
    ratios.vsRawSqlite = Math.min(...sizes.map((size) => ratios[`vsRawSqlite${size}`] ?? 0))
    const http = await overHttp(folder, load)
    metrics['http ops/s, 64 clients'] = http.opsPerSecond
    metrics['http p95 ms'] = http.p95
    ratios.vsRawSqliteHttp = http.opsPerSecond / (metrics['bare ops/s 500'] ?? Number.NaN)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const missed = missedGoals(ratios, { vsRawSqlite: { atLeast: 0.5 }, vsRawSqliteHttp: { atLeast: 0.35 } })
  return { name: 'ingest', ratios, metrics, peers: {}, missed }
}

/** One file filled with a firm and some history; then the same number of operations by us and by the bare loop. */
async function once(file: string, size: number, count: number, round: number): Promise<{ ours: number; bare: number }> {
  const services = await openServices(file, () => Date.UTC(2027, 0, 1))
  await makeFirm(services, load)
  const shifts = Array.from({ length: load.devices }, (_, index) => new Shift(index, load, round + 1))
  await work(services, shifts, 500, 3000)
  await services.store.checkpoint()
  const copy = new Database(file)
  copy.exec(`vacuum into '${file}.bare'`)
  copy.close()
  const requests = Array.from({ length: Math.ceil(count / size) }, (_, i) => shifts[i % shifts.length]?.batch(size))
  const captured: Captured = captureWrites(services)
  const started = performance.now()
  for (const request of requests) if (request) await services.applier.exchange(request)
  const ours = (count / (performance.now() - started)) * 1000
  captured.stop()
  await closeServices(services)
  const bare = (count / captured.replay(`${file}.bare`)) * 1000
  return { ours, bare }
}

async function work(services: Services, shifts: readonly Shift[], size: number, count: number): Promise<void> {
  for (let done = 0; done < count; done += size) {
    const shift = shifts[(done / size) % shifts.length]
    if (shift) await services.applier.exchange(shift.batch(size))
  }
}
