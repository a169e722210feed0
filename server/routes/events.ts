// The route of live news: who may hear it, of which scopes, and that it ends with the right to hear it. Thin: parse, ask,
// stream.
import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { DeviceRow, WarehouseRow } from '../../shared/rows/catalogue.ts'
import { officeScope, packScope, type Scope, tenantScope, warehouseScope } from '../../shared/rows/tables.ts'
import { scopesOf } from '../apply/pull.ts'
import type { NewsPasses } from '../auth/news-pass.ts'
import { personOf } from '../auth/sessions.ts'
import type { Services } from '../services.ts'
import { mayUseDesk, reaches } from './desk-gate.ts'

const mostScopes = 20
const mostWarehouses = 1000

export function eventRoutes({ store, events, now }: Services, passes: NewsPasses): Hono {
  const routes = new Hono()

  /** The scopes that whoever asks may hear of: a person of the desk, or a device by its pass. Nothing for anybody else. */
  async function allowed(c: Context): Promise<readonly Scope[]> {
    const person = await personOf(c, store, now())
    if (person && mayUseDesk(person, now())) {
      const rows = await store.rows.all('warehouse', mostWarehouses)
      const mine = rows.map(({ row }) => row as WarehouseRow).filter(({ id }) => reaches(person, id, now()))
      return [tenantScope, officeScope, ...mine.flatMap(({ id }) => [warehouseScope(id), packScope(id)])]
    }
    const device = await passes.deviceOf(c, now())
    const row = device && ((await store.rows.byIds('device', [device]))[0]?.row as DeviceRow | undefined)
    return row && row.revokedAt === undefined ? scopesOf(store, row.id) : []
  }

  routes.get('/', async (c) => {
    const may = new Set(await allowed(c))
    if (may.size === 0) {
      return c.json({ error: 'not-signed-in', message: 'Sign in at the desk, or exchange as an enrolled device.' }, 401)
    }
    const asked = (c.req.query('scopes') ?? '').split(',').filter(Boolean).slice(0, mostScopes)
    const scopes = asked.length === 0 ? [...may] : asked.filter((scope) => may.has(scope))
    return streamSSE(c, async (stream) => {
      const listening = events.listen(scopes, () => store.rows.revisions(scopes))
      stream.onAbort(() => listening.close())
      try {
        for await (const event of listening) {
          // Whoever signed out, lost the role or was revoked hears nothing from the next heartbeat on.
          if (event.kind === 'beat' && (await allowed(c)).length === 0) return
          await stream.writeSSE({ event: event.kind, data: JSON.stringify(event.data) })
        }
      } finally {
        listening.close()
      }
    })
  })

  return routes
}
