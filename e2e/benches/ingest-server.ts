// The server process of the ingest benchmark: a prepared firm, keys of the clients, one port; tells the port when ready.
import { serve } from '@hono/node-server'
import { makeApp } from '../../server/app.ts'
import { openServices } from '../../server/services.ts'
import { makeFirm } from './ingest-load.ts'

const [file = '', load = '{}', keys = '[]'] = process.argv.slice(2)
const services = await openServices(file, () => Date.UTC(2027, 0, 1))
await makeFirm(services, JSON.parse(load))
for (const [index, key] of (JSON.parse(keys) as unknown[]).entries()) {
  await services.store.people.putDeviceKey(`hh-${index}`, JSON.stringify(key))
}
serve({ fetch: makeApp(services).fetch, port: 0, hostname: '127.0.0.1' }, (info) => process.send?.(info.port))
