import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fault } from '../../shared/values/result.ts'
import { type CsvOptions, readCsv, readCsvFile } from './csv.ts'
import { csvProblemInWords } from './csv-words.ts'

const options: CsvOptions = { file: 'goods.csv', columns: ['Code', 'Name', 'Price'] }
const header = 'Code,Name,Price\n'
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string | Uint8Array, more: Partial<CsvOptions> = {}) =>
  readCsv([typeof text === 'string' ? bytes(text) : text], { ...options, ...more })

async function problem(text: string | Uint8Array, more: Partial<CsvOptions> = {}) {
  const result = await read(text, more)
  if (result.ok) throw new Error('it was read')
  return result
}

/** Cut at the given fractions of its length, so that every boundary comes up. */
function pieces(all: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const at = cuts.map((cut) => Math.floor(cut * all.length)).sort((a, b) => a - b)
  return [0, ...at].map((start, i) => all.slice(start, at[i] ?? all.length))
}

describe('a file that is right', () => {
  test('rows come with the line on which they begin, whatever the order of columns', async () => {
    const text = 'Price, Name ,Code\r\n1.00,"two\r\nlines, ""quoted""",A\r\n\r\n2.00,plain,B'
    expect(await read(text)).toEqual({
      ok: true,
      value: [
        { line: 2, cells: ['A', 'two\r\nlines, "quoted"', '1.00'] },
        { line: 5, cells: ['B', 'plain', '2.00'] },
      ],
    })
  })

  test('a byte order mark is no part of the first name', async () => {
    expect(await read(`\uFEFF${header}A,b,1\n`)).toMatchObject({ ok: true })
  })

  test('a quote inside an unquoted value is text: shops write inches', async () => {
    const text = `${header}A,FRAME 7" SINGLE,1\nB,LETTER "D" RING,2\n`
    const result = await read(text)
    expect(result.ok && result.value.map(({ cells }) => cells[1])).toEqual(['FRAME 7" SINGLE', 'LETTER "D" RING'])
  })

  test('another encoding is read when it is named', async () => {
    const pound = Uint8Array.of(...bytes(`${header}A,`), 0xa3, ...bytes('5 mug,1\n'))
    const result = await read(pound, { encoding: 'windows-1252' })
    expect(result).toEqual({ ok: true, value: [{ line: 2, cells: ['A', '£5 mug', '1'] }] })
  })

  test('any table survives being written and read, in any pieces', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'Ž', '🧤', ' ', ',', '"', '\n', '\t'), maxLength: 6 })
    const table = fc.array(fc.tuple(fc.constantFrom('A', 'B1'), cell, cell), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        async (rows, cuts, end) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
          const text = ['Code,Name,Price', ...rows.map((row) => row.map(quoted).join(','))].join(end)
          const lines: number[] = []
          let line = 2
          for (const row of rows) {
            lines.push(line)
            line += 1 + row.join('').split('\n').length - 1
          }
          const result = await readCsv(pieces(bytes(text), cuts), options)
          expect(result).toEqual({ ok: true, value: rows.map((cells, i) => ({ line: lines[i], cells })) })
        },
      ),
    )
  })
})

describe('a file that is not one', () => {
  const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)
  const cases: readonly [string, string | Uint8Array, object, RegExp][] = [
    ['nothing at all', '', { code: 'empty', facts: { file: 'goods.csv' } }, /^goods\.csv: the file is empty/],
    ['blank lines alone', '\n \n\r\n', { code: 'empty' }, /empty/],
    ['a header alone', header, { code: 'no-rows', facts: { line: 1 } }, /no row below/],
    ['a picture', png, { code: 'not-csv' }, /PNG picture/],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), { code: 'not-csv' }, /\.xlsx workbook/],
    ['UTF-16 with a mark', Uint8Array.of(0xff, 0xfe, ...utf16(header)), { code: 'encoding' }, /UTF-16.*CSV UTF-8/],
    ['UTF-16 without a mark', utf16(`${header}A,b,1\n`), { code: 'encoding' }, /UTF-16/],
    [
      'a Latin-1 pound sign',
      Uint8Array.of(...bytes(`${header}A,Ž`), 0xa3, ...bytes(',1\n')),
      { code: 'encoding', facts: { line: 2, column: 4, found: 'byte A3' } },
      /line 2, column 4: byte A3 is not utf-8.*windows-1252/,
    ],
    [
      'a character cut off at the end',
      Uint8Array.of(...bytes(`${header}A,b,1`), 0xe2, 0x82),
      { code: 'encoding', facts: { line: 2, column: 6, found: 'byte E2' } },
      /byte E2/,
    ],
    ['a NUL byte', `${header}A,b,1\nB,c\0d,2\n`, { code: 'nul-byte', facts: { line: 3, column: 4 } }, /NUL byte/],
    ['an escape character', `${header}A,b\u001b,1\n`, { code: 'control-character', facts: { line: 2 } }, /U\+001B/],
    ['CR alone as line end', 'Code,Name,Price\rA,b,1\r', { code: 'control-character' }, /carriage return/],
    [
      '10 MB in one line',
      `${header}A,${'x'.repeat(10_000_000)},1\n`,
      { code: 'line-too-long', facts: { line: 2 } },
      /65536 bytes/,
    ],
    [
      'a quote never closed, over many lines',
      `${header}A,b,1\nB,"${'text\n'.repeat(20_000)}`,
      { code: 'line-too-long', facts: { line: 3, column: 'Name' } },
      /A quote is left open above/,
    ],
    [
      'a quote never closed at the end',
      `${header}A,"x\ny",1\nB,c,"2\n`,
      { code: 'quote', facts: { line: 4, column: 'Price', closed: 0 } },
      /line 4, column Price: a quote is opened here and never closed/,
    ],
    [
      'text after a closed quote',
      `${header}A,"b"c,1\n`,
      { code: 'quote', facts: { line: 2, column: 'Name', closed: 1 } },
      /double/,
    ],
    [
      'a value too few',
      `${header}A,b,1\nB,c\n`,
      { code: 'column-count', facts: { line: 3, column: 'Price', found: 2 } },
      /2 values, and the header has 3/,
    ],
    [
      'a value too many',
      `${header}A,b,1,9\n`,
      { code: 'column-count', facts: { line: 2, column: 4, found: 4 } },
      /needs quotes/,
    ],
    [
      'other columns',
      'Sku,Title\nA,b\n',
      { code: 'columns-missing', facts: { line: 1, column: 'Code' } },
      /no column "Code", "Name", "Price"\. The file has "Sku", "Title"/,
    ],
    ['semicolons', 'Code;Name;Price\nA;b;1\n', { code: 'columns-missing' }, /"Code;Name;Price"/],
    ['JSON', '\uFEFF[{"a": 1}]\n', { code: 'not-csv' }, /JSON/],
    ['a column more', 'Code,Name,Price,Vat\nA,b,1,2\n', { code: 'columns-unknown', facts: { column: 'Vat' } }, /"Vat"/],
    [
      'a column twice',
      'Code,Name,Price,Name\nA,b,1,2\n',
      { code: 'columns-repeated', facts: { column: 'Name' } },
      /twice/,
    ],
  ]
  test.each(cases)('%s', async (_, text, wanted, words) => {
    const refusal = await problem(text)
    expect(refusal).toMatchObject(wanted)
    expect(refusal.facts.file).toBe('goods.csv')
    expect(csvProblemInWords(refusal)).toMatch(words)
    expect(csvProblemInWords(refusal)).toMatch(/Nothing was imported\.$/)
  })

  test('more rows than allowed', async () => {
    const rows = 'A,b,1\n'.repeat(4)
    expect(await problem(header + rows, { maxRows: 3 })).toMatchObject({ code: 'too-many-rows', facts: { line: 5 } })
    expect(await read(header + rows, { maxRows: 4 })).toMatchObject({ ok: true })
  })

  test('a line without an end is not gathered in memory', async () => {
    let asked = 0
    function* long() {
      while (asked < 1000) {
        asked += 1
        yield new Uint8Array(16 * 1024).fill(0x61)
      }
    }
    expect(await readCsv(long(), options)).toMatchObject({ code: 'line-too-long' })
    expect(asked).toBeLessThan(10)
  })
})

describe('whatever the bytes are', () => {
  const nasty = fc.array(
    fc.oneof(
      fc.constantFrom('"', ',', '\n', '\r\n', '\r', '\0', ' ', 'A,b,1\n', '""', ';').map(bytes),
      fc.uint8Array({ maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 })

  test('there is an answer, and it does not depend on how the file arrives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), nasty, cuts, async (headed, parts, at) => {
        const all = new Uint8Array(Buffer.concat([...(headed ? [bytes(header)] : []), ...parts]))
        const whole = await readCsv([all], options)
        expect(await readCsv(pieces(all, at), options)).toEqual(whole)
        if (whole.ok) expect(whole.value.every(({ cells }) => cells.length === 3)).toBe(true)
        else expect(csvProblemInWords(whole)).toContain('goods.csv')
      }),
      { numRuns: 400 },
    )
  })

  test('one bad row among good ones: no rows at all, and its line', async () => {
    const bad = fc.constantFrom('A,b', 'A,b,c,d', 'A,\0,1', 'A,"b"c,1')
    await fc.assert(
      fc.asyncProperty(fc.nat(30), fc.nat(30), bad, async (before, after, row) => {
        const good = 'A,"b, c",1\n'
        const refusal = await problem(`${header}${good.repeat(before)}${row}\n${good.repeat(after)}`)
        expect(refusal.facts.line).toBe(before + 2)
        expect(refusal).not.toHaveProperty('value')
      }),
    )
  })
})

describe('on disk', () => {
  test('a file is read, and one that cannot be read is a fault that names it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'csv-'))
    try {
      const path = join(folder, 'goods.csv')
      await writeFile(path, `${header}A,b,1\n`)
      expect(await readCsvFile(path, options)).toMatchObject({ ok: true, value: [{ line: 2 }] })
      await expect(readCsvFile(join(folder, 'none.csv'), options)).rejects.toThrow(/none\.csv could not be read/)
      await expect(readCsvFile(folder, options)).rejects.toBeInstanceOf(Fault)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
