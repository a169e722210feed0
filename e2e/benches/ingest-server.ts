// The server process of the ingest benchmark: a database that was made before, keys of the clients, one port; tells the port when ready.
import { serve } from '@hono/node-server'
import { makeApp } from '../../server/app.ts'
import { closeServices, openServices } from '../../server/services.ts'

const [file = '', keys = '[]'] = process.argv.slice(2)
const services = await openServices(file, () => Date.UTC(2027, 0, 1))
for (const [index, key] of (JSON.parse(keys) as unknown[]).entries()) {
  await services.store.people.putDeviceKey(`hh-${index}`, JSON.stringify(key))
}
process.on('message', () => {
  process.send?.({ cpu: process.cpuUsage(), memory: process.resourceUsage().maxRSS * 1024 })
})
process.on('SIGTERM', async () => {
  await closeServices(services)
  process.exit()
})
serve({ fetch: makeApp(services).fetch, port: 0, hostname: '127.0.0.1' }, (info) => process.send?.(info.port))
