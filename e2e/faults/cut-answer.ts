import { request } from 'node:http'
import { join } from 'node:path'
import { Shift } from '../benches/ingest-load.ts'
import { BenchServer, type Sealed, seal } from '../benches/signed-clients.ts'
import type { Fault } from './fault.ts'
import { checkShop, load, makeShop } from './shop.ts'

export const cutAnswer: Fault = {
  what: 'The network breaks in the middle of a message or of its answer',
  promise: 'The device sends again; the server knows what it has; nothing is lost, nothing twice',
  async run(folder, size, random) {
    const file = join(folder, 'cut.db')
    await makeShop(file)
    const shift = new Shift(0, load, 17)
    const exchanges = Array.from({ length: Math.max(6, Math.ceil(200 * size)) }, () => shift.batch(20))
    const server = await BenchServer.start(file, 1)
    const connections = server.connect()
    const cuts = { sending: 0, answering: 0 }
    try {
      const [client] = server.clients
      for (const exchange of exchanges) {
        if (!client) break
        const sealed = seal(client, exchange)
        while (random() < 0.5) {
          const when = random() < 0.5 ? 'sending' : 'answering'
          await cut(server.port, sealed, when, random)
          cuts[when]++
        }
        await connections.send(sealed)
      }
    } finally {
      connections.close()
      await server.close()
    }
    await checkShop(file, [exchanges.length * 20], true)
    return `${exchanges.length} exchanges, ${cuts.sending} cut on the way there, ${cuts.answering} on the way back`
  },
}

/** Sends, and tears the connection down: within the body, or when the first of the answer arrives. */
function cut(
  port: number,
  { body, headers }: Sealed,
  when: 'sending' | 'answering',
  random: () => number,
): Promise<void> {
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, path: '/api/sync', method: 'POST', headers, agent: false })
    sent.on('error', () => resolve())
    sent.on('close', () => resolve())
    if (when === 'answering') {
      sent.on('response', (response) => response.destroy())
      sent.end(body)
    } else {
      sent.write(body.subarray(0, Math.floor(body.length * random())), () => sent.destroy())
    }
  })
}
