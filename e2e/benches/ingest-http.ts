// The same work through HTTP: 64 clients that sign their exchanges, a real server process, group commit.
import { fork } from 'node:child_process'
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { percentile } from './bench.ts'
import { type Load, Shift } from './ingest-load.ts'

const batch = 20
const total = 20_000

interface Client {
  readonly shift: Shift
  readonly key: KeyObject
}

export async function overHttp(folder: string, load: Load): Promise<{ opsPerSecond: number; p95: number }> {
  const clients = Array.from({ length: load.devices }, (_, index): Client & { jwk: unknown } => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    return { shift: new Shift(index, load, 99), key: privateKey, jwk: publicKey.export({ format: 'jwk' }) }
  })
  const file = join(folder, 'http.db')
  const script = fileURLToPath(new URL('./ingest-server.ts', import.meta.url))
  const server = fork(script, [file, JSON.stringify(load), JSON.stringify(clients.map((client) => client.jwk))], {
    execArgv: ['--import', 'tsx'],
  })
  try {
    const port = await new Promise<number>((resolve, reject) => {
      server.once('message', (message) => resolve(message as number))
      server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    })
    const times: number[] = []
    let left = total
    const started = performance.now()
    await Promise.all(
      clients.map(async (client) => {
        while (left > 0) {
          left -= batch
          times.push(await send(port, client))
        }
      }),
    )
    const seconds = (performance.now() - started) / 1000
    return { opsPerSecond: (times.length * batch) / seconds, p95: percentile(times, 0.95) }
  } finally {
    server.kill()
  }
}

async function send(port: number, { shift, key }: Client): Promise<number> {
  const body = JSON.stringify(shift.batch(batch))
  const signature = sign('sha256', Buffer.from(body), { key, dsaEncoding: 'ieee-p1363' }).toString('base64')
  const started = performance.now()
  const response = await fetch(`http://127.0.0.1:${port}/api/sync`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-stockhand-device': shift.device,
      'x-stockhand-signature': signature,
    },
  })
  const answer = (await response.json()) as { acks?: { outcome: string }[] }
  if (answer.acks?.length !== batch) throw new Error(`not all taken: ${JSON.stringify(answer).slice(0, 300)}`)
  return performance.now() - started
}
