import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Preview, PrintAnswer, Printer } from '../../shared/protocol/desk/print.ts'
import { type Desk, openDesk, orderOf, type Signed, send, stockOf } from './desk-fixture.ts'

let desk: Desk
let ada: Signed
beforeEach(async () => {
  desk = await openDesk()
  ada = await desk.signIn('ada')
})
afterEach(() => desk.store.close())

const asked = (more: object) => ({
  warehouse: 'north',
  kind: 'bin',
  language: 'en',
  terms: [],
  paper: '58x40',
  copies: 1,
  first: 0,
  ...more,
})
const preview = (more: object, by = ada) => by.post<Preview>('/print/preview', asked(more))
const printer = (more: object = {}) => ({
  warehouse: 'north',
  name: 'Dock',
  host: '127.0.0.1',
  port: 1,
  dpi: 203,
  letters: 'none',
  paper: '58x40',
  ...more,
})

describe('a preview', () => {
  test('shows bins by code, by their old label, by their beginning; and names what is not here', async () => {
    const { body } = await preview({ terms: ['A-01-11', '.B.A-01-11', 'NOWHERE'] })
    expect(body).toMatchObject({ labels: 2, pageCount: 2, unknown: ['NOWHERE'], unfit: [] })
    expect(body.pages[0]).toMatch(/^<svg [^>]*viewBox="0 0 58 40"/)
    const { body: all } = await preview({ terms: ['A-01-*'] })
    expect(all.labels).toBeGreaterThan(0)
  })

  test('holds items, badges, commands and new plates', async () => {
    const { body: item } = await preview({ kind: 'item', terms: ['bolt'] })
    expect(item.labels).toBe(1)
    const { body: badge } = await preview({ kind: 'badge', terms: ['B-lena'] })
    expect(badge.labels).toBe(1)
    const { body: commands } = await preview({ kind: 'command', paper: 'a4x24' })
    expect(commands).toMatchObject({ labels: 16, pageCount: 1, unfit: [] })
    const fresh = { prefix: '9506000', extension: 3, count: 4 }
    const { body: plates } = await preview({ kind: 'plate', paper: '4x6in', fresh })
    expect(plates).toMatchObject({ labels: 4, unfit: [] })
    const totes = await preview({ kind: 'tote', fresh: { prefix: 'T-098', extension: 0, count: 3 } })
    expect(totes.body.labels).toBe(3)
  })

  test('asks for a company prefix that is one', async () => {
    const answer = await preview({ kind: 'plate', fresh: { prefix: 'X1', extension: 0, count: 1 } })
    expect(answer.status).toBe(400)
  })

  test('of badges is for those who keep people', async () => {
    expect((await preview({ kind: 'badge', terms: ['B-ada'] }, await desk.signIn('lena'))).status).toBe(403)
  })

  test('of another warehouse is not shown', async () => {
    expect((await preview({ terms: ['A-01-11'] }, await desk.signIn('sven'))).status).toBe(404)
  })
})

describe('documents', () => {
  test('pick list, count sheet and purchase order are pages of A4', async () => {
    await desk.submit(stockOf(20, 'L:A-01-11', 2500), orderOf('SO-1', { quantity: 9 }))
    await desk.submit({ type: 'release-orders', body: { orders: ['SO-1'], parts: false } })
    for (const [kind, terms] of [
      ['pick-list', ['SO-1']],
      ['count-sheet', ['A-01-*']],
    ] as const) {
      const { body } = await preview({ kind, terms })
      expect(body, kind).toMatchObject({ unknown: [], pageCount: 1 })
      expect(body.pages[0]).toContain('viewBox="0 0 210 297"')
    }
    const { body } = await preview({ kind: 'purchase-order', terms: ['PO-404'] })
    expect(body).toMatchObject({ pageCount: 0, unknown: ['PO-404'] })
  })

  test('come as PDF', async () => {
    const body = asked({ terms: ['A-01-11'] })
    const cookie = { cookie: 'stockhand-session=ada' }
    const answer = await send(desk.app, 'POST', '/print/pdf', body, cookie)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
})

describe('printers', () => {
  test('are kept by those who keep the catalogue, and take jobs that can be dropped', async () => {
    expect((await (await desk.signIn('boris')).post('/print/printers', printer())).status).toBe(403)
    const { body: saved } = await ada.post<Printer>('/print/printers', printer())
    const wanted = { asked: asked({ terms: ['A-01-11'], copies: 2 }), printer: saved.id }
    const { body: job } = await ada.post<{ id: string }>('/print/jobs', wanted)
    const { body: told } = await ada.get<PrintAnswer>('/print?warehouse=north')
    expect(told.printers).toEqual([saved])
    expect(told.jobs).toMatchObject([{ id: job.id, title: 'A-01-11', labels: 2, printer: saved.id }])
    const dropped = await ada.post(`/print/jobs/${job.id}/drop`, {})
    expect(dropped.status).toBe(200)
    expect((await ada.get<PrintAnswer>('/print?warehouse=north')).body.jobs).toEqual([])
  })

  test('take no label that is too large for them', async () => {
    const { body: small } = await ada.post<Printer>('/print/printers', printer())
    await desk.submit(stockOf(20, 'L:A-01-11', 2500))
    const wanted = { asked: asked({ kind: 'bin', terms: ['NOWHERE'] }), printer: small.id }
    expect((await ada.post('/print/jobs', wanted)).status).toBe(409)
  })

  test('count SSCCs on: two prints never share one', async () => {
    const fresh = { prefix: '9506000', extension: 0, count: 2 }
    const { body: saved } = await ada.post<Printer>('/print/printers', printer({ paper: '4x6in' }))
    for (let n = 0; n < 2; n++) {
      await ada.post('/print/jobs', { asked: asked({ kind: 'plate', paper: '4x6in', fresh }), printer: saved.id })
    }
    const { body } = await ada.get<PrintAnswer>('/print?warehouse=north')
    // References 1 and 3 come first. Their sums by weights 3 and 1 are 45 and 51, so the check digits are 5 and 9.
    expect(body.jobs.map(({ title }) => title).sort()).toEqual(['…000015 + 1', '…000039 + 1'])
  })
})
