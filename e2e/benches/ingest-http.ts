// The same work through HTTP: 64 clients that sign their exchanges, a real server process, group commit. The clients share the
// machine with the server, so bodies and signatures are made before the clock runs.
import { fork } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { percentile } from './bench.ts'
import { type Load, Shift } from './ingest-load.ts'

const batch = 20

/** One exchange, ready to be sent. */
interface Sealed {
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string | number>>
}

export interface HttpRound {
  readonly opsPerSecond: number
  readonly p95: number
  /** Processor time of the clients and of the server, microseconds an operation. */
  readonly clientCpu: number
  readonly serverCpu: number
  readonly rss: number
}

export interface HttpServer {
  /** Every client sends its next exchange when the last one is answered, until all are. */
  round(operations: number): Promise<HttpRound>
  close(): void
}

/** @param file a database with the firm of the load */
export async function startHttp(file: string, load: Load): Promise<HttpServer> {
  const clients = Array.from({ length: load.devices }, (_, index) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    return { shift: new Shift(index, load, 99), key: privateKey, jwk: publicKey.export({ format: 'jwk' }) }
  })
  const script = fileURLToPath(new URL('./ingest-server.ts', import.meta.url))
  const keys = JSON.stringify(clients.map((client) => client.jwk))
  const server = fork(script, [file, keys], {
    execArgv: ['--import', 'tsx'],
  })
  const told = <T>(): Promise<T> =>
    new Promise((resolve, reject) => {
      server.once('message', (message) => resolve(message as T))
      server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    })
  const port = await told<number>()
  const usage = () => {
    const answer = told<{ cpu: NodeJS.CpuUsage; rss: number }>()
    server.send('usage')
    return answer
  }
  const sealed = ({ shift, key }: (typeof clients)[number]): Sealed => {
    const body = Buffer.from(JSON.stringify(shift.batch(batch)))
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'content-length': body.length,
        'accept-encoding': 'gzip',
        'x-stockhand-device': shift.device,
        'x-stockhand-signature': sign('sha256', body, { key, dsaEncoding: 'ieee-p1363' }).toString('base64'),
      },
    }
  }
  return {
    async round(operations) {
      const each = Math.ceil(operations / batch / clients.length)
      const queues = clients.map((client) => Array.from({ length: each }, () => sealed(client)))
      const agent = new Agent({ keepAlive: true, maxSockets: load.devices })
      const before = await usage()
      const cpu = process.cpuUsage()
      const started = performance.now()
      const times: number[] = []
      await Promise.all(
        queues.map(async (queue) => {
          for (const one of queue) times.push(await send(port, agent, one))
        }),
      )
      const seconds = (performance.now() - started) / 1000
      const count = times.length * batch
      const spent = process.cpuUsage(cpu)
      agent.destroy()
      const after = await usage()
      return {
        opsPerSecond: count / seconds,
        p95: percentile(times, 0.95),
        clientCpu: (spent.user + spent.system) / count,
        serverCpu: (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / count,
        rss: after.rss,
      }
    },
    close() {
      server.kill()
    },
  }
}

function send(port: number, agent: Agent, { body, headers }: Sealed): Promise<number> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: '/api/sync', method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const took = performance.now() - started
        const text = Buffer.concat(parts).toString()
        // Counting the answers in the text costs less than reading it; a refusal of the whole has none.
        const acks = text.split('"outcome"').length - 1
        if (acks === batch) resolve(took)
        else reject(new Error(`not all taken: ${response.statusCode} ${text.slice(0, 300)}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
