// A sheet at the desk: looked at first, then taken; who may, and what becomes of a file that is none.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SheetAnswer, SheetColumns } from '../../shared/protocol/desk/imports.ts'
import type { ItemRow } from '../../shared/rows/catalogue.ts'
import { type Desk, openDesk, speakFor } from './desk-fixture.ts'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
  for (const person of ['olga', 'lena', 'sven', 'ada']) await desk.signIn(person)
})
afterEach(() => desk.store.close())

/** The lines of the answer to a file that somebody sends who is signed in. */
async function send(person: string, path: string, csv: string): Promise<{ status: number; lines: SheetAnswer[] }> {
  const answer = await desk.app.request(`/api/desk/imports/${path}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', cookie: `stockhand-session=${person}` },
    body: csv,
  })
  const text = await answer.text()
  return {
    status: answer.status,
    lines: text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  }
}

const csv = 'sku,name\nNUT,Nut\nCAP,Cap\n,Nameless\n'
const skus = async () => (await desk.store.rows.all('item', 100)).map(({ row }) => (row as ItemRow).sku).sort()

describe('a sheet at the desk', () => {
  test('is looked at without any effect', async () => {
    const { status, lines } = await send('olga', 'items?warehouse=north&take=look', csv)
    expect(status).toBe(200)
    expect(lines).toMatchObject([
      {
        recorded: 0,
        report: { rows: 3, fresh: 2, wrong: 1, problems: [{ line: 4, column: 'sku', code: 'missing', found: '' }] },
      },
    ])
    expect(await skus()).toEqual(['BOLT'])
  })

  test('is not taken whole while a row is wrong, and taken in part when asked to', async () => {
    const all = await send('olga', 'items?warehouse=north&take=all', csv)
    expect(all.lines).toMatchObject([{ recorded: 0, report: { wrong: 1 } }])
    expect(await skus()).toEqual(['BOLT'])
    const good = await send('olga', 'items?warehouse=north&take=good', csv)
    expect(good.lines).toMatchObject([
      { done: 2, of: 2 },
      { recorded: 2, exceptions: 0, report: { fresh: 2 } },
    ])
    expect(await skus()).toEqual(['BOLT', 'CAP', 'NUT'])
  })

  test('says how far it is, part by part', async () => {
    const many = `sku,name\n${Array.from({ length: 1200 }, (_, i) => `S-${i},Item ${i}`).join('\n')}\n`
    const { lines } = await send('olga', 'items?warehouse=north&take=all', many)
    expect(lines.slice(0, -1)).toEqual([500, 1000, 1200].map((done) => ({ done, of: 1200 })))
    expect(lines.at(-1)).toMatchObject({ recorded: 1200 })
  })

  test.each([
    ['lena', 'items?warehouse=north', 403, 'no-right'],
    ['sven', 'items?warehouse=north', 403, 'no-right'],
    ['olga', 'items?warehouse=nowhere', 403, 'no-right'],
    ['ada', 'items?warehouse=nowhere', 404, 'not-found'],
    ['olga', 'hats?warehouse=north', 404, 'not-found'],
    ['olga', 'items?warehouse=north&take=some', 404, 'not-found'],
  ])('%s sends %s: %i %s', async (person, path, status, error) => {
    expect(await send(person, path, csv)).toMatchObject({ status, lines: [{ error }] })
  })

  test('a file that is none is refused with its line and column', async () => {
    const { status, lines } = await send('olga', 'items?warehouse=north&name=a.csv', 'sku,name\n"A,B\n')
    expect(status).toBe(422)
    expect(lines).toMatchObject([{ error: 'quote', facts: { line: 2, file: 'a.csv' } }])
  })

  test('its columns are told', async () => {
    const olga = speakFor(desk.app, 'stockhand-session=olga')
    const { body } = await olga.get<SheetColumns>('/imports/bins')
    expect(body.columns).toEqual(['code', 'type'])
    expect(body.optional).toContain('storage_class')
  })
})
