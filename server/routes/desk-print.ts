// Owns the desk's routes of printing: what it will look like, as PDF, to a printer; the queue and its ways out; printers.

import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import * as z from 'zod/mini'
import { documentKinds, labelKinds } from '../../shared/print/content.ts'
import { paperNames, rollNames } from '../../shared/print/sizes.ts'
import type { Preview, PrintAnswer, PrintAsked, Printer } from '../../shared/protocol/desk/print.ts'
import { makeSscc } from '../../shared/scan/index.ts'
import { makeId } from '../../shared/values/ids.ts'
import { gather, mostLabels } from '../print/gather.ts'
import { documentName } from '../print/names.ts'
import type { Contents, How } from '../print/papers.ts'
import type { Printing } from '../print/printing.ts'
import type { Services } from '../services.ts'
import { PrintStore } from '../store/print.ts'
import { tenant } from '../store/store.ts'
import { type DeskContext, type DeskEnv, mayDo, noRight, notHere, reaches, seesMoney } from './desk-gate.ts'
import { idParameter, readJson, readQuery } from './desk-query.ts'

const kinds = [...labelKinds, ...documentKinds] as const

export const askedSchema = z.strictObject({
  warehouse: idParameter(),
  kind: z.enum(kinds),
  language: z.enum(['en', 'ru']),
  terms: z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(mostLabels)),
  fresh: z.exactOptional(
    z.strictObject({
      prefix: z.string().check(z.minLength(1), z.maxLength(20), z.regex(/^[ -~]+$/)),
      extension: z.int().check(z.gte(0), z.lte(9)),
      count: z.int().check(z.gte(1), z.lte(500)),
    }),
  ),
  paper: z.enum(paperNames as readonly [(typeof paperNames)[number], ...(typeof paperNames)[number][]]),
  copies: z.int().check(z.gte(1), z.lte(100)),
  first: z.int().check(z.gte(0), z.lte(23)),
})

const jobSchema = z.strictObject({ asked: askedSchema, printer: idParameter() })
const wayOutSchema = z.strictObject({ printer: z.exactOptional(idParameter()) })
const printerSchema = z.strictObject({
  id: z.exactOptional(idParameter()),
  warehouse: idParameter(),
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  host: z.string().check(z.regex(/^[A-Za-z0-9.:-]{1,120}$/)),
  port: z.int().check(z.gte(1), z.lte(65_535)),
  dpi: z.union([z.literal(203), z.literal(300)]),
  letters: z.enum(['none', 'latin', 'unicode']),
  paper: z.enum(rollNames),
})

const shownPages = 6

export function addPrint(routes: Hono<DeskEnv>, { store, now }: Services, { queue, papers: loaded }: Printing): void {
  const kept = new PrintStore(store.db, tenant)

  const away = (c: DeskContext, warehouse: string) =>
    reaches(c.get('person'), warehouse, now()) ? undefined : c.json(notHere, 404)
  const badges = (c: DeskContext, asked: PrintAsked) =>
    asked.kind === 'badge' && !mayDo(c.get('person'), 'people', now()) ? c.json(noRight('people'), 403) : undefined

  const found = (c: DeskContext, asked: PrintAsked, fresh: readonly string[]) =>
    gather(store, asked, fresh, { money: seesMoney(c.get('person'), now()) })

  /** Numbers of new plates: SSCCs are counted for good here, a preview shows how they will look. */
  async function numbers(asked: PrintAsked, forGood: boolean): Promise<readonly string[]> {
    const { fresh } = asked
    if (!fresh) return []
    if (asked.kind === 'tote') return following(fresh.prefix, fresh.count)
    const { prefix, extension, count } = fresh
    const first = forGood
      ? await store.transaction(({ db }) => new PrintStore(db, tenant).takeReferences(prefix, count))
      : 0
    return Array.from({ length: count }, (_each, index) => makeSscc(extension, prefix, first + index))
  }

  const badFresh = (c: DeskContext, { kind, fresh }: PrintAsked) =>
    fresh && kind !== 'tote' && !/^\d{4,12}$/.test(fresh.prefix)
      ? c.json({ error: 'bad-prefix', message: 'A GS1 company prefix has 4 to 12 digits.' }, 400)
      : undefined

  routes.get('/print', async (c) => {
    const read = readQuery(c, z.strictObject({ warehouse: idParameter() }))
    if (!read.ok) return c.json(read.error, 400)
    const { warehouse } = read.value
    const denied = away(c, warehouse)
    if (denied) return denied
    const [printers, jobs] = await Promise.all([kept.printers(warehouse), kept.jobs(warehouse, 200)])
    return c.json({ asOf: now(), printers, jobs } satisfies PrintAnswer & { asOf: number })
  })

  routes.post('/print/preview', async (c) => {
    const read = await readJson(c, askedSchema)
    if (!read.ok) return c.json(read.error, 400)
    const asked = read.value
    const denied = away(c, asked.warehouse) ?? badges(c, asked) ?? badFresh(c, asked)
    if (denied) return denied
    const gathered = await found(c, asked, await numbers(asked, false))
    const papers = await loaded()
    const { pages, unfit } = papers.pages(gathered, asked)
    return c.json({
      pages: pages.slice(0, shownPages).map((page) => papers.svg(page)),
      pageCount: pages.length,
      labels: gathered.labels.length * asked.copies,
      unknown: gathered.unknown,
      unfit,
    } satisfies Preview)
  })

  routes.post('/print/pdf', async (c) => {
    const read = await readJson(c, askedSchema)
    if (!read.ok) return c.json(read.error, 400)
    const asked = read.value
    const denied = away(c, asked.warehouse) ?? badges(c, asked) ?? badFresh(c, asked)
    if (denied) return denied
    const gathered = await found(c, asked, await numbers(asked, true))
    return pdfAnswer(documentName(asked.kind, gathered), gathered, asked)
  })

  async function pdfAnswer(title: string, contents: Contents, how: How): Promise<Response> {
    const papers = await loaded()
    const pdf = await papers.pdf(title, papers.pages(contents, how).pages)
    return new Response(new Uint8Array(pdf), { headers: { 'content-type': 'application/pdf' } })
  }

  routes.post('/print/jobs', async (c) => {
    const read = await readJson(c, jobSchema)
    if (!read.ok) return c.json(read.error, 400)
    const { asked, printer: id } = read.value
    const denied = away(c, asked.warehouse) ?? badges(c, asked) ?? badFresh(c, asked)
    if (denied) return denied
    const printer = (await kept.printers(asked.warehouse)).find((each) => each.id === id)
    if (!printer) return c.json(notHere, 404)
    const { labels } = await found(c, asked, await numbers(asked, true))
    const { unfit } = (await loaded()).pages({ labels, documents: [] }, { ...asked, paper: printer.paper })
    const printable = labels.filter(({ title }) => !unfit.includes(title))
    if (printable.length === 0) {
      return c.json({ error: 'nothing-to-print', message: 'None of it is a label that this printer holds.' }, 409)
    }
    const job = await queue.add({
      warehouse: asked.warehouse,
      printer,
      title: documentName(asked.kind, { labels: printable, documents: [] }),
      labels: printable,
      copies: asked.copies,
      by: c.get('person').id,
    })
    return c.json(job)
  })

  /** The ways out of a job that failed or waits: again, another printer, as PDF, drop. */
  routes.post('/print/jobs/:id/:way', async (c) => {
    const read = await readJson(c, wayOutSchema)
    if (!read.ok) return c.json(read.error, 400)
    const job = await kept.job(c.req.param('id'))
    if (!job || !reaches(c.get('person'), job.warehouse, now())) return c.json(notHere, 404)
    const { labels, copies } = queue.labelsOf(job)
    switch (c.req.param('way')) {
      case 'again': {
        const wanted = read.value.printer ?? job.printer
        const printer = (await kept.printers(job.warehouse)).find(({ id }) => id === wanted)
        if (!printer) return c.json(notHere, 404)
        await queue.again(job, printer)
        return c.json({ done: true })
      }
      case 'pdf':
        return pdfAnswer(job.title, { labels, documents: [] }, { paper: job.paper, copies, first: 0 })
      case 'drop':
        await kept.drop(job.id)
        queue.wake()
        return c.json({ done: true })
      default:
        return c.json(notHere, 404)
    }
  })

  const mayKeepPrinters = (c: DeskContext) => mayDo(c.get('person'), 'catalogue', now())

  routes.post('/print/printers', async (c) => {
    const read = await readJson(c, printerSchema)
    if (!read.ok) return c.json(read.error, 400)
    if (!mayKeepPrinters(c)) return c.json(noRight('catalogue'), 403)
    const denied = away(c, read.value.warehouse)
    if (denied) return denied
    const id = read.value.id ?? makeId<string>({ now, random: () => randomBytes(16) })
    const printer: Printer = { ...read.value, id }
    await kept.putPrinter(printer)
    queue.wake()
    return c.json(printer)
  })

  routes.post('/print/printers/:id/remove', async (c) => {
    if (!mayKeepPrinters(c)) return c.json(noRight('catalogue'), 403)
    const printer = (await kept.printers()).find(({ id }) => id === c.req.param('id'))
    if (!printer || !reaches(c.get('person'), printer.warehouse, now())) return c.json(notHere, 404)
    await kept.removePrinter(printer.id)
    queue.wake()
    return c.json({ done: true })
  })
}

/** "T-118" and those after it: the digits at the end count on, as wide as they are. */
function following(first: string, count: number): readonly string[] {
  const digits = /\d+$/.exec(first)?.[0] ?? ''
  const start = first.slice(0, first.length - digits.length)
  const from = digits === '' ? 1 : Number(digits)
  return Array.from({ length: count }, (_each, index) => start + String(from + index).padStart(digits.length, '0'))
}
