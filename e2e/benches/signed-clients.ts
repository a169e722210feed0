// Owns the devices of a load: keys, signed bodies, one keep-alive connection each, and a server process to send them to.
// What a body holds comes in. Told to come back, a device does as the app does: later, and not at the same time as others.
import { type ChildProcess, fork } from 'node:child_process'
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { Agent, type IncomingMessage, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { percentile } from './bench.ts'

export interface SignedClient {
  readonly device: string
  readonly key: KeyObject
}

/** One exchange, ready to be sent. */
export interface Sealed {
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string | number>>
  readonly operations: number
}

export function seal({ device, key }: SignedClient, asked: { readonly operations: readonly unknown[] }): Sealed {
  const body = Buffer.from(JSON.stringify(asked))
  return {
    body,
    operations: asked.operations.length,
    headers: {
      'content-type': 'application/json',
      'content-length': body.length,
      'accept-encoding': 'gzip',
      'x-stockhand-device': device,
      'x-stockhand-signature': sign('sha256', body, { key, dsaEncoding: 'ieee-p1363' }).toString('base64'),
    },
  }
}

export interface ServerUsage {
  readonly cpu: NodeJS.CpuUsage
  /** The most memory that it has held, bytes. */
  readonly memory: number
}

/** A server process on a database, and clients whose keys it knows. */
export class BenchServer {
  readonly clients: readonly SignedClient[]
  readonly #process: ChildProcess
  readonly #port: number

  private constructor(clients: readonly SignedClient[], child: ChildProcess, port: number) {
    this.clients = clients
    this.#process = child
    this.#port = port
  }

  /** Again on a database that knows these clients. */
  static async startAgain(file: string, clients: readonly SignedClient[]): Promise<BenchServer> {
    return BenchServer.#open(file, clients, [])
  }

  /** @param file a database with the firm of the load, in which so many devices are enrolled */
  static async start(file: string, devices: number): Promise<BenchServer> {
    const made = Array.from({ length: devices }, (_, index) => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      return { device: `hh-${index}`, key: privateKey, jwk: publicKey.export({ format: 'jwk' }) }
    })
    return BenchServer.#open(
      file,
      made,
      made.map(({ jwk }) => jwk),
    )
  }

  static async #open(file: string, clients: readonly SignedClient[], keys: readonly object[]): Promise<BenchServer> {
    const script = fileURLToPath(new URL('./ingest-server.ts', import.meta.url))
    const child = fork(script, [file, JSON.stringify(keys)], { execArgv: ['--import', 'tsx'] })
    return new BenchServer(clients, child, await told<number>(child))
  }

  async usage(): Promise<ServerUsage> {
    const answer = told<ServerUsage>(this.#process)
    this.#process.send('usage')
    return answer
  }

  /** Resolves when it has ended and its file is whole. */
  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    this.#process.kill()
    await ended
  }

  /** SIGKILL: no chance to finish anything. */
  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    this.#process.kill('SIGKILL')
    await ended
  }

  get port(): number {
    return this.#port
  }

  connect(): Connections {
    return new Connections(this.#port, this.clients.length)
  }
}

function told<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the server ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message as T)
    })
  })
}

/** The devices at work: what their exchanges took, and how often they were asked to come back. */
export class Connections {
  readonly times: number[] = []
  operations = 0
  away = 0
  readonly #port: number
  readonly #agent: Agent

  constructor(port: number, most: number) {
    this.#port = port
    this.#agent = new Agent({ keepAlive: true, maxSockets: most })
  }

  get p95(): number {
    return percentile(this.times, 0.95)
  }

  /** Sends until it is answered. Returns false where `deadline` (of performance.now) comes first. */
  async send(sealed: Sealed, deadline = Number.POSITIVE_INFINITY): Promise<boolean> {
    while (performance.now() < deadline) {
      const started = performance.now()
      const { status, text, retryAfter } = await this.#post(sealed)
      if (status === 429) {
        this.away += 1
        await sleep(Math.min(retryAfter * 1000 * (1 + Math.random()), Math.max(0, deadline - performance.now())))
        continue
      }
      // Counting the answers in the text costs less than reading it; a refusal of the whole has none.
      const acks = text.split('"outcome"').length - 1
      if (acks !== sealed.operations) throw new Error(`not all taken: ${status} ${text.slice(0, 300)}`)
      this.times.push(performance.now() - started)
      this.operations += acks
      return true
    }
    return false
  }

  close(): void {
    this.#agent.destroy()
  }

  #post({
    body,
    headers,
  }: Pick<Sealed, 'body' | 'headers'>): Promise<{ status: number; text: string; retryAfter: number }> {
    return new Promise((resolve, reject) => {
      const target = {
        host: '127.0.0.1',
        port: this.#port,
        path: '/api/sync',
        method: 'POST',
        agent: this.#agent,
        headers,
      }
      const sent = request(target, (response) => {
        textOf(response).then(
          (text) =>
            resolve({ status: response.statusCode ?? 0, text, retryAfter: Number(response.headers['retry-after']) }),
          reject,
        )
      })
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // The server had closed an idle connection while this was on its way; sending again is always safe.
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(this.#post({ body, headers }))
        else reject(error)
      })
      sent.end(body)
    })
  }
}

async function textOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part as Buffer)
  const bytes = Buffer.concat(parts)
  if (response.headers['content-encoding'] !== 'gzip') return bytes.toString()
  return gunzipSync(bytes).toString()
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
