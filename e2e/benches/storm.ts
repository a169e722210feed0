// A reconnect storm: after a day without a network 500 devices send 1,000 operations each, all at once. Every operation is
// taken exactly once, nobody waits long for an answer (some are asked to come back), memory stays bounded, and afterwards
// the database agrees with itself.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeServices, openServices } from '../../server/services.ts'
import { tenant } from '../../server/store/store.ts'
import { verify } from '../../server/store/verify.ts'
import { type BenchResult, missedGoals } from './bench.ts'
import { type Load, makeFirm, Shift } from './ingest-load.ts'
import { BenchServer, seal } from './signed-clients.ts'

const load: Load = { items: 2000, bins: 1500, devices: 500 }
const perDevice = 1000
const batch = 100
/** On a slow machine the storm is cut off here, and how much of it was taken is said. */
const budgetMs = 110_000
const now = () => Date.UTC(2027, 0, 1)

export async function bench(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'stockhand-storm-'))
  try {
    const file = join(folder, 'storm.db')
    const firm = await openServices(file, now)
    await makeFirm(firm, load)
    await closeServices(firm)
    const storm = await rage(file)
    const disagreements = await disagreementsIn(file, storm.taken)
    for (const each of disagreements.slice(0, 10)) console.error(each)
    const all = load.devices * perDevice
    const ratios = {
      taken: storm.operations / all,
      p95AnswerSeconds: storm.p95 / 1000,
      memoryGiB: storm.memory / 2 ** 30,
      disagreements: disagreements.length,
    }
    const metrics = {
      operations: storm.operations,
      'total seconds': storm.seconds,
      'ops/s': storm.operations / storm.seconds,
      'asked to come back': storm.away,
      'server CPU us/op': storm.serverCpu,
      'client CPU us/op': storm.clientCpu,
    }
    const missed = missedGoals(ratios, {
      taken: { atLeast: 1 },
      p95AnswerSeconds: { atMost: 2 },
      memoryGiB: { atMost: 1 },
      disagreements: { atMost: 0 },
    })
    return { name: 'storm', ratios, metrics, peers: {}, missed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function rage(file: string) {
  const server = await BenchServer.start(file, load.devices)
  try {
    const connections = server.connect()
    const before = await server.usage()
    const cpu = process.cpuUsage()
    const started = performance.now()
    const taken = await Promise.all(
      server.clients.map(async (client, index) => {
        const shift = new Shift(index, load, 5)
        let sent = 0
        while (sent < perDevice) {
          if (!(await connections.send(seal(client, shift.batch(batch)), started + budgetMs))) break
          sent += batch
        }
        return sent
      }),
    )
    const seconds = (performance.now() - started) / 1000
    const spent = process.cpuUsage(cpu)
    const after = await server.usage()
    connections.close()
    const { operations, p95, away } = connections
    return {
      taken,
      operations,
      p95,
      away,
      seconds,
      memory: after.memory,
      serverCpu: (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / operations,
      clientCpu: (spent.user + spent.system) / operations,
    }
  } finally {
    await server.close()
  }
}

/** What was answered is there, once each and nothing else; and all that is kept for speed follows from the facts. */
async function disagreementsIn(file: string, taken: readonly number[]): Promise<string[]> {
  const services = await openServices(file, now)
  const { db } = services.store
  const counts = await db
    .selectFrom('operation')
    .select(['device', db.fn.countAll<number>().as('count'), db.fn.max('n').as('last')])
    .where('tenant', '=', tenant)
    .where('incarnation', '=', 'i1')
    .groupBy('device')
    .execute()
  const byDevice = new Map(counts.map((each) => [each.device, each]))
  const wrong = taken.flatMap((sent, index) => {
    const device = `hh-${index}`
    const { count = 0, last = 0 } = byDevice.get(device) ?? {}
    return count === sent && last === sent ? [] : [`${device}: ${sent} answered, ${count} kept up to number ${last}`]
  })
  wrong.push(...(await verify(db, tenant)))
  await closeServices(services)
  return wrong
}
