// Owns importing sheets at the desk: what each row of a file would do, and the good ones recorded, with word of how far it is. A file
// is sent anew for each: nothing is kept between.
import type { Context, Hono } from 'hono'

import { bodyLimit } from 'hono/body-limit'
import { streamText } from 'hono/streaming'
import type { SheetAnswer, SheetColumns, SheetTake } from '../../shared/protocol/desk/imports.ts'
import type { CompanyRow, WarehouseRow } from '../../shared/rows/catalogue.ts'
import { planSheet, recordSheet } from '../imports/sheets/import-sheet.ts'
import { isSheetKind, sheets } from '../imports/sheets/index.ts'
import type { Services } from '../services.ts'
import { type DeskEnv, mayDo, noRight, notHere, reaches } from './desk-gate.ts'

/** A hundred thousand rows of items are about a tenth of it. */
export const maxSheetBytes = 64_000_000

const takes: readonly SheetTake[] = ['look', 'all', 'good']

export function addImports(routes: Hono<DeskEnv>, services: Services): void {
  const { store, now } = services

  routes.get('/imports/:kind', (c) => {
    const kind = c.req.param('kind')
    if (!isSheetKind(kind)) return c.json(notHere, 404)
    const { columns, optional } = sheets[kind]
    return c.json({ asOf: now(), columns, optional } satisfies SheetColumns)
  })

  routes.post('/imports/:kind', async (c) => {
    const kind = c.req.param('kind')
    const take = takes.find((each) => each === (c.req.query('take') ?? 'look'))
    if (!isSheetKind(kind) || !take) return c.json(notHere, 404)
    const person = c.get('person')
    const { right } = sheets[kind]
    if (!mayDo(person, right, now())) return c.json(noRight(right), 403)
    const warehouse = c.req.query('warehouse') ?? ''
    if (!reaches(person, warehouse, now())) return c.json(noRight('warehouse'), 403)
    const place = (await store.rows.byIds('warehouse', [warehouse]))[0]?.row as WarehouseRow | undefined
    const company = place && ((await store.rows.byIds('company', [place.company]))[0]?.row as CompanyRow | undefined)
    if (!company) return c.json(notHere, 404)
    const home = { store, company, warehouse }
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const planned = await planSheet(home, kind, { name: c.req.query('name') ?? kind, bytes })
    if (!planned.ok) return c.json({ error: planned.code, message: 'Nothing was recorded.', facts: planned.facts }, 422)
    const { rows, report } = planned.value
    const ends = (recorded: number, exceptions: number) => ({ asOf: now(), report, recorded, exceptions })
    if (take === 'look' || (take === 'all' && report.wrong > 0)) return c.json(ends(0, 0) satisfies SheetAnswer)
    return streamText(c, async (out) => {
      const say = (line: SheetAnswer) => out.write(`${JSON.stringify(line)}\n`)
      const { recorded, exceptions } = await recordSheet(services, home, rows, person.id, (done, of) =>
        say({ done, of }),
      )
      await say(ends(recorded, exceptions))
    })
  })
}

/** The bound of what a desk may send: a sheet may be larger than anything else. */
export function limitOf(most: number) {
  const answer = (bytes: number) => (c: Context) =>
    c.json({ error: 'too-large', message: `The body is larger than ${bytes} bytes. Send fewer at a time.` }, 413)
  const usual = bodyLimit({ maxSize: most, onError: answer(most) })
  const ofSheets = bodyLimit({ maxSize: maxSheetBytes, onError: answer(maxSheetBytes) })
  return (c: Context, next: () => Promise<void>) => (c.req.path.includes('/imports/') ? ofSheets : usual)(c, next)
}
