// Owns the routes of reports and exports: any report of the registry, asked by its parameters; the journal in any format,
// streamed so that a year of it takes no more memory than a day.
import type { Hono } from 'hono'
import { stream } from 'hono/streaming'
import * as z from 'zod/mini'
import { exportFormats } from '../../shared/reports/exports/index.ts'
import type { ReportFacts } from '../../shared/reports/facts.ts'
import { isReportName, reports } from '../../shared/reports/index.ts'
import type { Report, ReportAnswer, ReportTable } from '../../shared/reports/report.ts'
import type { CompanyRow } from '../../shared/rows/catalogue.ts'
import { sealJournals } from '../jobs/sealing.ts'
import type { Services } from '../services.ts'
import { dayOf } from '../store/lists/house/day.ts'
import { exportedEntries, firstDay } from '../store/lists/reports/exported.ts'
import { type Asked, factReaders } from '../store/lists/reports/facts.ts'
import type { StoreView } from '../store/store.ts'
import { type DeskEnv, seesMoney } from './desk-gate.ts'
import { dateParameter, idParameter, readQuery } from './desk-query.ts'

/** Before any book: a report without a first day counts from the beginning. */
const beginning = '0001-01-01'

const queries = {
  report: z.strictObject({
    company: idParameter(),
    from: dateParameter(),
    until: dateParameter(),
    known: dateParameter(),
    by: z.optional(z.enum(['item', 'channel', 'warehouse'])),
    account: z.optional(z.string().check(z.regex(/^\d{4}$/))),
    channel: z.optional(z.string().check(z.maxLength(60))),
    warehouse: z.optional(idParameter()),
    tax: z.optional(z.string().check(z.maxLength(80))),
  }),
  export: z.strictObject({ company: idParameter(), from: dateParameter(), until: dateParameter() }),
}

const noMoney = { error: 'no-right', message: 'The books are for managers, bookkeepers and administrators.' }

export function addReports(routes: Hono<DeskEnv>, { store, now }: Services): void {
  const companyOf = async (id: string) => (await store.rows.byIds('company', [id]))[0]?.row as CompanyRow | undefined

  routes.get('/reports/:name', async (c) => {
    const name = c.req.param('name')
    if (!isReportName(name)) {
      return c.json({ error: 'not-found', message: `There is no report "${name}".` }, 404)
    }
    if (!seesMoney(c.get('person'), now())) return c.json(noMoney, 403)
    const read = readQuery(c, queries.report)
    if (!read.ok) return c.json(read.error, 400)
    const company = await companyOf(read.value.company)
    if (!company) return c.json({ error: 'not-found', message: 'There is no such company.' }, 404)
    await sealJournals(store)
    const { asks, since } = reports[name] as Report
    const today = dayOf(now(), company.zone).date
    const { company: id, ...given } = read.value
    const until = given.until ?? today
    const first = since === 'year' ? `${until.slice(0, 4)}-01-01` : beginning
    const from = asks.some((parameter) => parameter === 'from') ? (given.from ?? `${until.slice(0, 8)}01`) : first
    const { known, by, account, channel, warehouse, tax } = given
    const question = {
      from,
      until,
      ...(known !== undefined && { known }),
      ...(by !== undefined && { by }),
      ...(account !== undefined && { account }),
      ...(channel !== undefined && { channel }),
      ...(warehouse !== undefined && { warehouse }),
      ...(tax !== undefined && { tax }),
    }
    const asked: Asked = { ...question, company: id, zone: company.zone, today }
    const table = await made(store, reports[name] as Report, asked)
    return c.json({
      name,
      asOf: now(),
      company: id,
      currency: company.currency,
      question,
      table,
    } satisfies ReportAnswer)
  })

  routes.get('/exports/:format', async (c) => {
    const format = exportFormats[c.req.param('format')]
    if (!format) {
      const known = Object.keys(exportFormats).join(', ')
      return c.json({ error: 'not-found', message: `There is no such format. There are ${known}.` }, 404)
    }
    if (!seesMoney(c.get('person'), now())) return c.json(noMoney, 403)
    const read = readQuery(c, queries.export)
    if (!read.ok) return c.json(read.error, 400)
    const company = await companyOf(read.value.company)
    if (!company) return c.json({ error: 'not-found', message: 'There is no such company.' }, 404)
    await sealJournals(store)
    const until = read.value.until ?? dayOf(now(), company.zone).date
    const range = { company: company.id, zone: company.zone, from: read.value.from ?? beginning, until }
    const book = {
      company: company.name,
      currency: company.currency,
      from: (await firstDay(store, range)) ?? until,
    }
    c.header('Content-Type', format.type)
    c.header('Content-Disposition', `attachment; filename="journal-${until}${format.ending}"`)
    return stream(c, async (out) => {
      await out.write(format.head(book))
      for await (const entries of exportedEntries(store, range)) {
        await out.write(entries.map((entry) => format.entry(entry, book)).join(''))
      }
    })
  })
}

async function made<Kind extends keyof ReportFacts>(
  store: StoreView,
  report: Report<Kind>,
  asked: Asked,
): Promise<ReportTable> {
  return report.make(await factReaders[report.reads](store, asked), asked)
}
