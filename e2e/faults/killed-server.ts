import { join } from 'node:path'
import { Shift } from '../benches/ingest-load.ts'
import { BenchServer, type SignedClient, seal } from '../benches/signed-clients.ts'
import type { Fault } from './fault.ts'
import { checkShop, load, makeShop } from './shop.ts'

const batch = 10

export const killedServer: Fault = {
  what: 'The power of the server fails while devices send',
  promise: 'Whatever was answered is kept; the rest comes again; nothing twice',
  async run(folder, size, random) {
    const file = join(folder, 'killed.db')
    await makeShop(file)
    const each = Math.max(3, Math.ceil((200 * size) / load.devices))
    const devices = Array.from({ length: load.devices }, (_, index) => {
      const shift = new Shift(index, load, 7)
      return { exchanges: Array.from({ length: each }, () => shift.batch(batch)), done: 0 }
    })
    let kills = 0
    let clients: readonly SignedClient[] | undefined
    while (devices.some(({ done }) => done < each)) {
      const server = clients ? await BenchServer.startAgain(file, clients) : await BenchServer.start(file, load.devices)
      clients = server.clients
      const connections = server.connect()
      const life = 1 + Math.floor(random() * 12)
      let answers = 0
      let dying: Promise<void> | undefined
      const die = async () => {
        await new Promise((resolve) => setTimeout(resolve, random() * 15))
        await server.kill()
      }
      await Promise.all(
        devices.map(async (device, index) => {
          const client = server.clients[index]
          for (let next = device.exchanges[device.done]; client && next; next = device.exchanges[device.done]) {
            const taken = await connections.send(seal(client, next)).catch(() => false)
            if (!taken) return
            device.done++
            if (++answers >= life) dying ??= die()
          }
        }),
      )
      connections.close()
      if (dying) {
        await dying
        kills++
      } else await server.close()
      await checkShop(
        file,
        devices.map(({ done }) => done * batch),
        false,
      )
    }
    await checkShop(
      file,
      devices.map(() => each * batch),
      true,
    )
    return `${load.devices * each} commits of ${batch} operations, ${kills} times killed: all there, none twice`
  },
}
