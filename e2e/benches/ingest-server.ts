// The server process of the ingest benchmark: a prepared firm, keys of the clients, one port; tells the port when ready.
import { serve } from '@hono/node-server'
import { makeApp } from '../../server/app.ts'
import { openServices } from '../../server/services.ts'
import { makeFirm, Shift } from './ingest-load.ts'

const [file = '', load = '{}', keys = '[]'] = process.argv.slice(2)
const services = await openServices(file, () => Date.UTC(2027, 0, 1))
await makeFirm(services, JSON.parse(load))
for (const [index, key] of (JSON.parse(keys) as unknown[]).entries()) {
  await services.store.people.putDeviceKey(`hh-${index}`, JSON.stringify(key))
}
// Some history first, from streams of their own: an empty file is faster than any in use.
for (let index = 0; index < 6; index++) {
  const { stream, ...work } = new Shift(index, JSON.parse(load), 7).batch(500)
  await services.applier.exchange({ ...work, stream: { ...stream, incarnation: 'i0' } })
}
process.on('message', () => process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage().rss }))
serve({ fetch: makeApp(services).fetch, port: 0, hostname: '127.0.0.1' }, (info) => process.send?.(info.port))
