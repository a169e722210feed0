import { describe, expect, test } from 'vitest'
import type { BusinessDate } from '../values/time.ts'
import { type FakeEntries, fakeCatalogue } from './fake-catalogue.ts'
import { resolve } from './resolve.ts'
import { understand } from './understand.ts'
import type { ScanContext } from './understood.ts'

const warehouse: FakeEntries = {
  items: [
    ['9506000134352', 'P', 1],
    ['19506000134359', 'P', 6],
    ['042100005264', 'U', 1],
    ['BOLT-M8', 'B', 1],
    ['85123a', 'lower', 1],
    ['85123A', 'upper', 1],
    ['+A123BJC5D6E71G', 'H', 1],
    ['2112345000008', 'cheese', 1],
    ['A12', 'confusable', 1],
  ],
  locations: ['A-03-12', 'A12', '9506000012346.DOCK7', 'ФЫ-1', 'AS-1'],
  plates: ['T-118', '095060001234567893', '9506000ASSET1'],
  people: ['7741'],
  orders: ['SO-20418'],
  purchases: ['PO-4500012345'],
  shipments: ['1Z999'],
  tasks: ['K-1'],
  cartons: ['BOX-M'],
  tracked: [
    { itemId: 'A' as never, lot: '001' },
    { itemId: 'B' as never, lot: '201' },
  ],
}
const catalogue = fakeCatalogue(warehouse)

function scan(raw: string, context: Partial<ScanContext> = {}) {
  return resolve(understand(raw, { today: '2026-11-25' as BusinessDate, ...context }), catalogue)
}

describe('items', () => {
  test('a case is its item with its factor, and keeps the code that was scanned (F02)', () => {
    expect(scan('19506000134359')).toMatchObject({ kind: 'item', itemId: 'P', factor: 6, code: '19506000134359' })
    expect(scan('9506000134352')).toMatchObject({ kind: 'item', itemId: 'P', factor: 1, also: [] })
  })

  test('a GS1 code names its own item, whatever line is selected (F03)', () => {
    const scanned = scan(']C1010950600013435210L7\u001d17270131')
    expect(scanned).toMatchObject({ kind: 'item', itemId: 'P', lot: 'L7', expiry: '2027-01-31', doubts: [] })
  })

  test('doubts and damage come along', () => {
    expect(scan('010950600013435210AB17270131')).toMatchObject({ doubts: [{ lot: 'AB', expiry: '2027-01-31' }] })
    expect(scan(']C1010950600013435217261301')).toMatchObject({ itemId: 'P', incomplete: true })
    expect(scan(']C10109506000134352')).not.toHaveProperty('incomplete')
  })

  test('every way to write one item', () => {
    expect(scan('04252614')).toMatchObject({ itemId: 'U' })
    expect(scan('0042100005264')).toMatchObject({ itemId: 'U' })
    expect(scan('https://id.gs1.org/01/09506000134352/21/S1')).toMatchObject({ itemId: 'P', serial: 'S1' })
    expect(scan('+A123BJC5D6E71G')).toMatchObject({ itemId: 'H' })
    expect(scan('.I.BOLT-M8')).toMatchObject({ itemId: 'B' })
    expect(scan(']C11727013191BOLT-M8\u001d10L7')).toMatchObject({ itemId: 'B', lot: 'L7', expiry: '2027-01-31' })
    expect(scan('2112345017501', { variableMeasure: ['21IIIIIWWWWWC'] })).toMatchObject({
      itemId: 'cheese',
      grams: 1750,
    })
  })

  test('codes that differ only by case stay apart; capitals are tried second', () => {
    expect(scan('85123a')).toMatchObject({ itemId: 'lower' })
    expect(scan('85123A')).toMatchObject({ itemId: 'upper' })
    expect(scan('bolt-m8')).toMatchObject({ itemId: 'B' })
  })
})

describe('everything else', () => {
  test.each([
    ['A-03-12', { kind: 'location', locationId: 'A-03-12', code: 'A-03-12' }],
    ['.B.A-03-12', { kind: 'location', locationId: 'A-03-12' }],
    ['a-03-12', { kind: 'location', locationId: 'A-03-12' }],
    ['.b.a-03-12', { kind: 'location', locationId: 'A-03-12' }],
    [']C14149506000012346254DOCK7', { kind: 'location', locationId: '9506000012346.DOCK7' }],
    ['T-118', { kind: 'plate', plateId: 'T-118' }],
    ['.T.T-118', { kind: 'plate', plateId: 'T-118' }],
    ['095060001234567893', { kind: 'plate', code: '095060001234567893' }],
    [']C100095060001234567893', { kind: 'plate', code: '095060001234567893' }],
    [']C180049506000ASSET1', { kind: 'plate', code: '9506000ASSET1' }],
    ['.P.7741', { kind: 'person', personId: '7741' }],
    ['SO-20418', { kind: 'order', orderId: 'SO-20418' }],
    ['.O.SO-20418', { kind: 'order', orderId: 'SO-20418' }],
    ['PO-4500012345', { kind: 'purchase', purchaseId: 'PO-4500012345' }],
    [']C1400PO-4500012345', { kind: 'purchase', purchaseId: 'PO-4500012345' }],
    ['1Z999', { kind: 'shipment', shipmentId: '1Z999' }],
    ['.K.K-1', { kind: 'task', taskId: 'K-1' }],
    ['.C.BOX-M', { kind: 'carton', cartonId: 'BOX-M' }],
    ['.X.CANT', { kind: 'command', command: { kind: 'cannot' } }],
    ['201', { kind: 'tracked', matches: [{ itemId: 'B', lot: '201' }] }],
  ])('%s', (raw, expected) => {
    expect(scan(raw)).toMatchObject({ raw, also: [], ...expected })
  })

  test('a pallet label with content is the pallet, with the goods beside it', () => {
    expect(scan(']C100095060001234567893020950600013435237120')).toMatchObject({
      kind: 'plate',
      also: [{ kind: 'item', itemId: 'P', count: 120, plateCode: '095060001234567893' }],
    })
  })

  test('a name that two things share keeps both', () => {
    expect(scan('A12')).toMatchObject({ kind: 'location', also: [{ kind: 'item', itemId: 'confusable' }] })
    expect(scan('.B.A12')).toMatchObject({ kind: 'location', also: [] })
  })
})

describe('wrong keyboard settings', () => {
  test('a bin scanned on a Russian host is found by its repair', () => {
    expect(scan('Ф-03-12')).toMatchObject({
      kind: 'location',
      code: 'A-03-12',
      repair: { layout: 'ru' },
      raw: 'Ф-03-12',
    })
  })

  test('a bin that really has a Cyrillic code is found as it is', () => {
    expect(scan('ФЫ-1')).toMatchObject({ kind: 'location', code: 'ФЫ-1' })
    expect(scan('ФЫ-1')).not.toHaveProperty('repair')
    // AS-1 is what a Russian host would have heard so, and is a bin too.
    expect(scan('ФЫ-1').also).toEqual([])
  })
})

describe('unknown', () => {
  test.each([
    ['000111222', { looksLike: 'text', code: '000111222', misread: false }],
    ['6291041500213', { looksLike: 'item', code: '06291041500213', misread: false }],
    ['.T.T-999', { looksLike: 'plate', code: 'T-999', misread: false }],
    ['.B.Z-01', { looksLike: 'location', code: 'Z-01', misread: false }],
    ['306141411234567891', { looksLike: 'plate', code: '306141411234567891' }],
    [']C1010629104150021310L7', { looksLike: 'item', code: '06291041500213', lot: 'L7' }],
    ['9506000134353', { looksLike: 'text', misread: true }],
    ['X0012AB34C', { looksLike: 'item', code: 'X0012AB34C' }],
    ['LPNRR123456789', { looksLike: 'plate' }],
    ['https://example.com/x', { looksLike: 'url' }],
    ['', { looksLike: 'text', code: '' }],
  ])('%j is workable', (raw, expected) => {
    expect(scan(raw)).toMatchObject({ kind: 'unknown', raw, also: [], ...expected })
  })

  test('a code that fails its check but is in the catalogue is known all the same', () => {
    const own = fakeCatalogue({ items: [['9506000134353', 'odd']] })
    expect(resolve(understand('9506000134353', { today: '2026-11-25' as BusinessDate }), own)).toMatchObject({
      kind: 'item',
      itemId: 'odd',
    })
  })
})
