// Owns printing from handhelds: labels of what is at hand, to the printer of the device's warehouse. Thin: parse, call, answer.
import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { PrintTaken } from '../../shared/protocol/desk/print.ts'
import type { DeviceRow } from '../../shared/rows/catalogue.ts'
import { gather } from '../print/gather.ts'
import { documentName } from '../print/names.ts'
import type { Printing } from '../print/printing.ts'
import type { Services } from '../services.ts'
import { PrintStore } from '../store/print.ts'
import { tenant } from '../store/store.ts'
import { readSigned } from './signed.ts'

const wanted = z.object({
  kind: z.enum(['bin', 'plate', 'pallet', 'tote', 'item', 'lot', 'carton', 'shipping']),
  terms: z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.minLength(1), z.maxLength(20)),
  language: z.enum(['en', 'ru']),
  copies: z.int().check(z.gte(1), z.lte(20)),
  person: z.string().check(z.maxLength(100)),
})

export function printRoutes({ store, signatures }: Services, { queue, papers }: Printing): Hono {
  const routes = new Hono()
  const kept = new PrintStore(store.db, tenant)

  routes.post('/print', async (c) => {
    const read = await readSigned(c, wanted, signatures)
    if (!read.ok) return c.json(read.error, read.status)
    const device = (await store.rows.byIds('device', [read.device]))[0]?.row as DeviceRow | undefined
    if (!device || device.revokedAt !== undefined) return c.json({ error: 'unknown-device' }, 401)
    const { person, ...asked } = read.value
    const { warehouse } = device
    const full = { ...asked, warehouse, paper: '58x40' as const, first: 0 }
    const { labels } = await gather(store, full, [], { money: false })
    if (labels.length === 0) return c.json({ error: 'unknown', message: 'The server does not know it yet.' }, 404)
    const sheets = await papers()
    // The first printer, by name, whose labels are large enough.
    const printer = (await kept.printers(warehouse)).find(
      ({ paper }) => sheets.pages({ labels, documents: [] }, { paper, copies: 1, first: 0 }).unfit.length === 0,
    )
    if (!printer)
      return c.json({ error: 'no-printer', message: 'No printer of this warehouse holds such labels.' }, 409)
    const title = documentName(asked.kind, { labels, documents: [] })
    await queue.add({ warehouse, printer, title, labels, copies: asked.copies, by: person })
    return c.json({ printer: printer.name, labels: labels.length * asked.copies } satisfies PrintTaken)
  })

  return routes
}
