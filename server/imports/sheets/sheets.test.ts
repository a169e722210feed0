// Sheets as spreadsheets write them: what is new, changed, the same or wrong is told row by row before anything is recorded; what is
// recorded is in the books; the same file again records nothing.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SheetKind } from '../../../shared/protocol/desk/imports.ts'
import type { CompanyRow, ItemRow, LocationRow } from '../../../shared/rows/catalogue.ts'
import type { PurchaseRow } from '../../../shared/rows/work.ts'
import { type Firm, openFirm } from '../../apply/fixture.ts'
import { tenant } from '../../store/store.ts'
import { verify } from '../../store/verify.ts'
import { type PlannedSheet, planSheet, recordSheet } from './import-sheet.ts'
import type { SheetHome } from './sheet.ts'

let firm: Firm
let home: SheetHome

beforeEach(async () => {
  firm = await openFirm()
  const company = (await firm.store.rows.byIds('company', ['acme']))[0]?.row as CompanyRow
  home = { store: firm.store, company, warehouse: 'north' }
})
afterEach(() => firm.store.close())

async function look(kind: SheetKind, text: string): Promise<PlannedSheet> {
  const read = await planSheet(home, kind, { name: `${kind}.csv`, bytes: new TextEncoder().encode(text) })
  if (!read.ok) throw new Error(read.code)
  return read.value
}

/** Recorded, whatever can be. Returns fresh, changed, same, wrong. */
async function take(kind: SheetKind, text: string): Promise<number[]> {
  const { rows, report } = await look(kind, text)
  const services = { applier: firm.applier, now: () => firm.clock.now }
  const { exceptions } = await recordSheet(services, home, rows, 'olga')
  expect(exceptions).toBe(0)
  return [report.fresh, report.changed, report.same, report.wrong]
}

async function itemOf(sku: string): Promise<ItemRow> {
  return (await firm.store.rows.byIndex('itemBySku', [sku]))[0]?.row as ItemRow
}

const told = ({ report }: PlannedSheet) => report.problems.map(({ line, column, code }) => `${line} ${column} ${code}`)

describe('a sheet of items', () => {
  const text =
    'sku,name,barcode,case_barcode,case_quantity,tracking,weight_g\nNUT,Nut M8,4012345678901,14012345678908,12,lot,7\nCAP,Cap,,,,,\n'

  test('makes them, once however often it is read, and changes what another file says otherwise', async () => {
    expect(await take('items', text)).toEqual([2, 0, 0, 0])
    expect(await take('items', text)).toEqual([0, 0, 2, 0])
    expect(await itemOf('NUT')).toMatchObject({
      name: 'Nut M8',
      tracking: 'lot',
      weight: 7,
      owner: 'acme',
      codes: [
        { code: '4012345678901', level: 'each', quantity: 1 },
        { code: '14012345678908', level: 'case', quantity: 12 },
      ],
    })
    // Columns that this file does not have stay as they are known.
    expect(await take('items', 'sku;name\nNUT;Nut M8 zinc\nCAP;Cap\n')).toEqual([0, 1, 1, 0])
    expect(await itemOf('NUT')).toMatchObject({ name: 'Nut M8 zinc', weight: 7, codes: [{}, { quantity: 12 }] })
  })

  test('changed back by a third file, it is as in the first', async () => {
    const first = 'sku,name\nBOLT,bolt one\n'
    await take('items', first)
    await take('items', 'sku,name\nBOLT,bolt two\n')
    expect(await take('items', first)).toEqual([0, 1, 0, 0])
    expect((await itemOf('BOLT')).name).toBe('bolt one')
  })

  test('names line, column and cause of each row that it can not take', async () => {
    const wrong = `sku,name,barcode,tracking,case_barcode,case_quantity,weight_g,length_mm
,No code,,,,,,
A,,,,,,,
B,Twice,,,,,,
B,Twice,,,,,,
C,Taken,4006381333931,,,,,
D,Word,,sometimes,,,,
E,Case,,,123456,,,
F,Heavy,,,,,1.5,
G,Edge,,,,,,20
H,Both,777,,,,,
I,Both,777,,,,,
${'J'.repeat(61)},Long,,,,,,
K,Good,,,,,,
`
    const planned = await look('items', wrong)
    expect(told(planned)).toEqual([
      '2 sku missing',
      '3 name missing',
      '5 sku twice',
      '6 barcode code-taken',
      '7 tracking not-one-of',
      '8 case_quantity missing',
      '9 weight_g not-a-number',
      '10 width_mm missing',
      '12 barcode code-taken',
      '13 sku too-long',
    ])
    expect(planned.report).toMatchObject({ rows: 13, fresh: 3, wrong: 10 })
    const found = new Map(planned.report.problems.map(({ line, found: said }) => [line, said]))
    expect([found.get(5), found.get(6), found.get(7)]).toEqual([
      'B (4)',
      '4006381333931 (BOLT)',
      'sometimes (none, lot, lot-expiry, serial)',
    ])
  })

  test.each([
    ['sku,title\nA,B\n', 'columns-missing'],
    ['sku,name,colour\nA,B,red\n', 'columns-unknown'],
    ['sku,name\n', 'no-rows'],
    ['sku,name\nA,B,C\n', 'column-count'],
  ])('%j is refused whole: %s', async (csv, code) => {
    const read = await planSheet(home, 'items', { name: 'x.csv', bytes: new TextEncoder().encode(csv) })
    expect(read).toMatchObject({ ok: false, code })
  })
})

describe('a sheet of bins', () => {
  test('reads aisle, bay and level from the code, and blocks a bin later', async () => {
    expect(await take('bins', 'code,type,x_dm,y_dm\nC-03-21,reserve,35,12\nC-03-22,pick-face,36,12\n')).toEqual([
      2, 0, 0, 0,
    ])
    const bin = async () => (await firm.store.rows.byIndex('locationByCode', ['north|C-03-21']))[0]?.row as LocationRow
    expect(await bin()).toMatchObject({ aisle: 'C', bay: 3, level: 2, slot: 1, x: 35, y: 12, blocked: false })
    expect(await take('bins', 'code,type,blocked,weight_g\nC-03-21,reserve,yes,500000\n')).toEqual([0, 1, 0, 0])
    expect(await bin()).toMatchObject({ bay: 3, x: 35, blocked: true, capacity: { weight: 500000 } })
    expect(told(await look('bins', 'code,type,side\nC-1,shelf,left\nC-2,reserve,up\n'))).toEqual([
      '2 type not-one-of',
      '3 side not-one-of',
    ])
  })
})

describe('a sheet of opening stock', () => {
  test('opens it with its value, once; lots and serials are asked for where they are tracked', async () => {
    await take('items', 'sku,name,tracking\nMILK,Milk,lot-expiry\nSAW,Saw,serial\n')
    const csv = `sku;bin;quantity;lot;expiry;serial;unit_cost;value
BOLT;A-01-11;40;;;;0,25;
MILK;B-01-11;12;L7;24.12.2026;;;15,60
SAW;B-01-11;1;;;S-1;99;
`
    expect(await take('stock', csv)).toEqual([3, 0, 0, 0])
    expect(await take('stock', csv)).toEqual([0, 0, 3, 0])
    const totals = await firm.store.db.selectFrom('account_total').selectAll().execute()
    const worth = totals
      .filter(({ account }) => account === '1300')
      .reduce((sum, { debit, credit }) => sum + debit - credit, 0)
    // 40 × 0.25 + 15.60 + 99
    expect(worth).toBe(1000 + 1560 + 9900)
    expect((await firm.store.rows.byIds('lot', [`${(await itemOf('MILK')).id}|L7`]))[0]?.row).toMatchObject({
      expiry: '2026-12-24',
    })
    expect(await verify(firm.store.db, tenant)).toEqual([])
    const wrong = `sku,bin,quantity,lot,expiry,serial,unit_cost
NONE,A-01-11,1,,,,1
BOLT,Z-9,1,,,,1
BOLT,B-01-11,0,,,,1
BOLT,B-01-11,5,L1,,,1
MILK,B-01-11,5,,,,1
SAW,B-01-11,2,,,S-2,1
BOLT,DOCK-1,5,,,,
`
    expect(told(await look('stock', wrong))).toEqual([
      '2 sku unknown-item',
      '3 bin unknown-bin',
      '4 quantity not-a-number',
      '5 lot no-lot',
      '6 lot needs-lot',
      '7 serial needs-serial',
      '8 unit_cost missing',
    ])
  })
})

describe('a sheet of purchases', () => {
  const head = 'number,supplier,expected,sku,quantity,price,currency,rate\n'

  test('makes one purchase of the rows with one number; known ones are left alone', async () => {
    await take('items', 'sku,name\nNUT,Nut\n')
    const csv = `${head}PO-1,Fasteners Ltd,2026-02-01,BOLT,100,0.25,,\nPO-1,Fasteners Ltd,2026-02-01,NUT,50,0.1,,\n`
    expect(await take('purchases', csv)).toEqual([2, 0, 0, 0])
    expect(await take('purchases', `${csv}PO-2,Acier,2026-02-03,NUT,10,0.1,USD,0.9\n`)).toEqual([1, 0, 2, 0])
    const rows = (await firm.store.rows.all('purchase', 10)).map(({ row }) => row as PurchaseRow)
    expect(rows.map(({ number, lines, units, state }) => [number, lines, units, state]).sort()).toEqual([
      ['PO-1', 2, 150, 'open'],
      ['PO-2', 1, 10, 'open'],
    ])
  })

  test('takes no part of a purchase of which a row is wrong', async () => {
    const csv = `${head}PO-3,A,2026-02-01,BOLT,1,1,,\nPO-3,A,2026-02-01,NONE,1,1,,\nPO-4,A,2026-02-30,BOLT,1,1,,\nPO-5,A,2026-02-01,BOLT,1,1,USD,\nPO-6,A,2026-02-01,BOLT,1,1,,\n`
    const planned = await look('purchases', csv)
    expect(told(planned)).toEqual([
      '2 number unreadable',
      '3 sku unknown-item',
      '4 expected not-a-date',
      '5 rate missing',
    ])
    expect(planned.report.fresh).toBe(1)
  })
})
