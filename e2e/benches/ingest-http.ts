// The same work through HTTP: 64 clients that sign their exchanges, a real server process, group commit. The clients share the
// machine with the server, so bodies and signatures are made before the clock runs.
import { type Load, Shift } from './ingest-load.ts'
import { BenchServer, seal } from './signed-clients.ts'

const batch = 20

export interface HttpRound {
  readonly opsPerSecond: number
  readonly p95: number
  /** Processor time of the clients and of the server, microseconds an operation. */
  readonly clientCpu: number
  readonly serverCpu: number
}

export interface HttpServer {
  /** Every client sends its next exchange when the last one is answered, until all are. */
  round(operations: number): Promise<HttpRound>
  close(): Promise<void>
}

/** @param file a database with the firm of the load */
export async function startHttp(file: string, load: Load): Promise<HttpServer> {
  const server = await BenchServer.start(file, load.devices)
  const shifts = server.clients.map((client, index) => ({ client, shift: new Shift(index, load, 99) }))
  return {
    async round(operations) {
      const each = Math.ceil(operations / batch / shifts.length)
      const queues = shifts.map(({ client, shift }) =>
        Array.from({ length: each }, () => seal(client, shift.batch(batch))),
      )
      const connections = server.connect()
      const before = await server.usage()
      const cpu = process.cpuUsage()
      const started = performance.now()
      await Promise.all(
        queues.map(async (queue) => {
          for (const sealed of queue) await connections.send(sealed)
        }),
      )
      const seconds = (performance.now() - started) / 1000
      const spent = process.cpuUsage(cpu)
      const after = await server.usage()
      connections.close()
      const count = connections.operations
      return {
        opsPerSecond: count / seconds,
        p95: connections.p95,
        clientCpu: (spent.user + spent.system) / count,
        serverCpu: (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / count,
      }
    },
    close: () => server.close(),
  }
}
