// How many durable operations a second the server takes (synchronous=FULL; stock, ledger and audit all written), beside a
// bare loop that writes the very same rows with the same statements' effect, one prepared statement a row, same groups.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { closeServices, openServices, type Services } from '../../server/services.ts'
import type { ExchangeRequest } from '../../shared/protocol/exchange.ts'
import { type BenchResult, median, missedGoals } from './bench.ts'
import { BareWriter, captureWrites, differentCounts } from './capture-writes.ts'
import { type HttpRound, startHttp } from './ingest-http.ts'
import { type Load, makeFirm, Shift } from './ingest-load.ts'

const load: Load = { items: 2000, bins: 1500, devices: 64 }
const rounds = 5
const sizes = [20, 100, 500] as const
const perRound = { 20: 2000, 100: 5000, 500: 10_000 } as const

export async function bench(): Promise<BenchResult> {
  const ratios: Record<string, number> = {}
  const metrics: Record<string, number> = {}
  const folder = mkdtempSync(join(tmpdir(), 'stockhand-ingest-'))
  try {
    for (const size of sizes) {
      const measured: Measured[] = []
      for (let round = 0; round < rounds; round++) {
        measured.push(await once(join(folder, `${size}-${round}.db`), size, perRound[size], round))
      }
      ratios[`vsRawSqlite${size}`] = Math.max(...measured.map(({ ours, bare }) => ours / bare))
      metrics[`ops/s ${size}`] = median(measured.map(({ ours }) => ours))
      metrics[`bare ops/s ${size}`] = median(measured.map(({ bare }) => bare))
      metrics[`CPU, bare / ours ${size}`] = median(measured.map(({ oursCpu, bareCpu }) => bareCpu / oursCpu))
    }
    ratios.vsRawSqlite = Math.min(...sizes.map((size) => ratios[`vsRawSqlite${size}`] ?? 0))
    await measureHttp(folder, ratios, metrics)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const missed = missedGoals(ratios, { vsRawSqlite: { atLeast: 0.5 }, vsRawSqliteHttp: { atLeast: 0.35 } })
  return { name: 'ingest', ratios, metrics, peers: {}, missed }
}

/** Rounds over HTTP, each with a bare loop in groups of 500 right behind it. */
async function measureHttp(
  folder: string,
  ratios: Record<string, number>,
  metrics: Record<string, number>,
): Promise<void> {
  const server = await startHttp(folder, load)
  const measured: HttpRound[] = []
  const best: number[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      const http = await server.round(perRound[500])
      const { bare } = await once(join(folder, `beside-http-${round}.db`), 500, 3000, round)
      measured.push(http)
      best.push(http.opsPerSecond / bare)
    }
  } finally {
    server.close()
  }
  ratios.vsRawSqliteHttp = Math.max(...best)
  metrics['http ops/s, 64 clients'] = median(measured.map(({ opsPerSecond }) => opsPerSecond))
  metrics['http p95 ms'] = median(measured.map(({ p95 }) => p95))
  metrics['http server CPU us/op'] = median(measured.map(({ serverCpu }) => serverCpu))
  metrics['http client CPU us/op'] = median(measured.map(({ clientCpu }) => clientCpu))
}

interface Measured {
  readonly ours: number
  readonly bare: number
  readonly oursCpu: number
  readonly bareCpu: number
}

/** Operations between two looks at the other side: what else the machine does falls on both alike. */
const stretch = 1000

/**
 * One file filled with a firm and some history, and a copy of it; then the same operations by us and their rows by the bare
 * loop, turn by turn.
 */
async function once(file: string, size: number, count: number, round: number): Promise<Measured> {
  const services = await openServices(file, () => Date.UTC(2027, 0, 1))
  await makeFirm(services, load)
  const shifts = Array.from({ length: load.devices }, (_, index) => new Shift(index, load, round + 1))
  await work(services, shifts, 500, 3000)
  await services.store.checkpoint()
  const copy = new Database(file)
  copy.exec(`vacuum into '${file}.bare'`)
  copy.close()
  const capture = captureWrites(services)
  const writer = new BareWriter(`${file}.bare`)
  const ours = new Watch()
  const bare = new Watch()
  for (let done = 0, turn = 0; done < count; ) {
    const requests: ExchangeRequest[] = []
    for (let some = 0; some < stretch; some += size, turn++) {
      const shift = shifts[turn % shifts.length]
      if (shift) requests.push(shift.batch(size))
    }
    await ours.time(async () => {
      for (const request of requests) await services.applier.exchange(request)
    })
    const groups = capture.take()
    await bare.time(async () => {
      for (const group of groups) writer.write(group)
    })
    done += requests.length * size
  }
  capture.stop()
  writer.close()
  await closeServices(services)
  const differences = differentCounts(file, `${file}.bare`)
  if (differences.length > 0) throw new Error(`the bare loop has not written the same: ${differences.join('; ')}`)
  const rate = (ms: number) => (count / ms) * 1000
  return { ours: rate(ours.ms), bare: rate(bare.ms), oursCpu: ours.cpuMs / count, bareCpu: bare.cpuMs / count }
}

/** Sums up what stretches of work took. */
class Watch {
  ms = 0
  cpuMs = 0

  async time(run: () => Promise<void>): Promise<void> {
    const cpu = process.cpuUsage()
    const started = performance.now()
    await run()
    this.ms += performance.now() - started
    const { user, system } = process.cpuUsage(cpu)
    this.cpuMs += (user + system) / 1000
  }
}

async function work(services: Services, shifts: readonly Shift[], size: number, count: number): Promise<void> {
  for (let done = 0; done < count; done += size) {
    const shift = shifts[(done / size) % shifts.length]
    if (shift) await services.applier.exchange(shift.batch(size))
  }
}
