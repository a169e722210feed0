// How many durable operations a second the server takes (synchronous=FULL; stock, ledger and audit all written), beside a
// bare loop that writes the very same rows with the same statements' effect, one prepared statement a row, same groups.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeServices, openServices } from '../../server/services.ts'
import type { ExchangeRequest } from '../../shared/protocol/exchange.ts'
import { type BenchResult, median, missedGoals } from './bench.ts'
import { BareWriter, captureWrites, differentCounts } from './capture-writes.ts'
import { type HttpRound, startHttp } from './ingest-http.ts'
import { type Load, makeFirm, Shift } from './ingest-load.ts'

const load: Load = { items: 2000, bins: 1500, devices: 64 }
const rounds = 5
const now = () => Date.UTC(2027, 0, 1)
const sizes = [20, 100, 500] as const
const perRound = { 20: 1000, 100: 3000, 500: 6000 } as const
/** On a busy machine fewer rounds are played, so that the whole ends within three minutes. */
const budgetMs = 15_000

export async function bench(): Promise<BenchResult> {
  const ratios: Record<string, number> = {}
  const metrics: Record<string, number> = {}
  const folder = mkdtempSync(join(tmpdir(), 'stockhand-ingest-'))
  try {
    await makeBefore(join(folder, 'before.db'))
    for (const size of sizes) {
      const measured = await severalTimes((round) => once(folder, size, perRound[size], round))
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
  copyFileSync(join(folder, 'before.db'), join(folder, 'http.db'))
  const server = await startHttp(join(folder, 'http.db'), load)
  let measured: (HttpRound & { readonly ratio: number })[]
  try {
    measured = await severalTimes(async (round) => {
      const http = await server.round(perRound[500])
      const { bare } = await once(folder, 500, 2000, round)
      return { ...http, ratio: http.opsPerSecond / bare }
    })
  } finally {
    await server.close()
  }
  ratios.vsRawSqliteHttp = Math.max(...measured.map(({ ratio }) => ratio))
  metrics['http ops/s, 64 clients'] = median(measured.map(({ opsPerSecond }) => opsPerSecond))
  metrics['http p95 ms'] = median(measured.map(({ p95 }) => p95))
  metrics['http server CPU us/op'] = median(measured.map(({ serverCpu }) => serverCpu))
  metrics['http client CPU us/op'] = median(measured.map(({ clientCpu }) => clientCpu))
}

async function severalTimes<T>(measure: (round: number) => Promise<T>): Promise<T[]> {
  const measured: T[] = []
  const started = performance.now()
  for (let round = 0; round < rounds && (round < 2 || performance.now() - started < budgetMs); round++) {
    measured.push(await measure(round))
  }
  return measured
}

interface Measured {
  readonly ours: number
  readonly bare: number
  readonly oursCpu: number
  readonly bareCpu: number
}

/** Operations between two looks at the other side: what else the machine does falls on both alike. */
const stretch = 1000

/** A firm and some history, from streams of their own: an empty file is faster than any in use. */
async function makeBefore(file: string): Promise<void> {
  const services = await openServices(file, now)
  await makeFirm(services, load)
  const shifts = Array.from({ length: load.devices }, (_, index) => new Shift(index, load, 77))
  for (const shift of shifts) await services.applier.exchange(shift.batch(50, 'i0'))
  await services.store.checkpoint()
  await closeServices(services)
}

/** The same operations by us and their rows by the bare loop, turn by turn, each into its copy of one file. */
async function once(folder: string, size: number, count: number, round: number): Promise<Measured> {
  const file = join(folder, 'ours.db')
  for (const end of ['', '-wal', '-shm', '.bare', '.bare-wal', '.bare-shm']) rmSync(`${file}${end}`, { force: true })
  copyFileSync(join(folder, 'before.db'), file)
  const services = await openServices(file, now)
  const shifts = Array.from({ length: load.devices }, (_, index) => new Shift(index, load, round + 1))
  // What has just been started is not yet what runs all day.
  for (const shift of shifts) await services.applier.exchange(shift.batch(20))
  await services.store.checkpoint()
  copyFileSync(file, `${file}.bare`)
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
