import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { MemoryState } from '../rows/memory-state.ts'
import type { OrderRow, PurchaseRow, ShipmentRow, TaskRow } from '../rows/work.ts'
import { layDocument } from './document-layout.ts'
import { countSheet, packingSlip, pickList, purchaseOrder, returnSlip } from './documents-of-rows.ts'
import { faultsOf } from './drawing.ts'
import { Letters } from './letters.ts'

const font = (name: string) => new Uint8Array(readFileSync(new URL(`./font/${name}.ttf`, import.meta.url)))
const letters = new Letters({ regular: font('inter-regular'), semibold: font('inter-semibold') })

function house() {
  const state = new MemoryState()
  const put = (kind: string, row: { id: string }) => state.set(kind as 'item', row.id, row as never)
  put('warehouse', { id: 'w', name: 'Riga North', zone: 'Europe/Riga' } as never)
  put('company', { id: 'c', name: 'Baltic Outdoor' } as never)
  put('item', { id: 'i', sku: 'B-75', name: 'Šķūņa ēģle, тёмно-зелёная', unit: 'piece', codes: [] } as never)
  put('order', { id: 'o', number: 'SO-7', company: 'c', warehouse: 'w' } as never)
  put('shipTo', { id: 'o', name: 'Kim', lines: ['Street 1'], country: 'LV' } as never)
  put('location', { id: 'l', code: 'A-01-11', warehouse: 'w' } as never)
  put('quant', { id: 'q', place: 'L:l', item: 'i', lot: 'L7', serial: '', quantity: 40, warehouse: 'w' } as never)
  return state
}
const shipment = (lines = 1) =>
  ({
    id: 's',
    order: 'o',
    warehouse: 'w',
    number: 'SO-7-1',
    // 22:30 UTC on the 25th is half past midnight of the 26th in Riga.
    packedAt: Date.UTC(2026, 10, 25, 22, 30),
    lines: Array.from({ length: lines }, () => ({ item: 'i', line: 'x', quantity: 1250 })),
  }) as unknown as ShipmentRow

describe('a packing slip', () => {
  test('says what is in the parcel, for whom, and when by the clock of the warehouse', () => {
    const slip = packingSlip({ state: house(), language: 'ru' }, shipment())
    expect(slip.title).toBe('Упаковочный лист · Baltic Outdoor')
    expect(slip.facts.map(({ value }) => value)).toEqual(['SO-7', 'SO-7-1', '26.11.2026'])
    expect(slip.address?.lines).toEqual(['Kim', 'Street 1', 'LV'])
    expect(slip.rows).toEqual([['Šķūņa ēģle, тёмно-зелёная', 'B-75', '1\u00a0250\u00a0шт.']])
    expect(slip.barcode).toBe('.S.SO-7-1')
  })

  test('goes on over as many pages as it takes, with heads on each and all within the paper', () => {
    const pages = layDocument(packingSlip({ state: house(), language: 'en' }, shipment(60)), letters)
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) {
      expect(faultsOf(page)).toEqual([])
      const texts = page.parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []))
      expect(texts).toContain('Quantity')
      expect(texts.at(-1)).toMatch(new RegExp(`^Page \\d of ${pages.length}$`))
    }
  })

  test('where the device knows no address says so', () => {
    const state = house()
    state.set('shipTo', 'o', undefined)
    expect(packingSlip({ state, language: 'en' }, shipment()).address?.lines).toEqual([
      'The address is not on this device.',
    ])
  })
})

describe('the other papers', () => {
  test('a count sheet does not say what the books expect', () => {
    const state = house()
    const place = state.get('location', 'l')
    if (!place) throw new Error('no place')
    const sheet = countSheet({ state, language: 'en' }, [place])
    expect(sheet.rows).toEqual([['A-01-11', 'Šķūņa ēģle, тёмно-зелёная', 'B-75', 'L7', '']])
    expect(sheet.barcode).toBe('.B.A-01-11')
  })

  test('a pick list says from where, what and how many are left to take', () => {
    const order = { id: 'o', number: 'SO-7', warehouse: 'w', shipBy: Date.UTC(2026, 10, 26) } as unknown as OrderRow
    const task = { id: 't', item: 'i', from: 'L:l', lot: 'L7', quantity: 5, done: 2 } as unknown as TaskRow
    const list = pickList({ state: house(), language: 'en' }, order, [task])
    expect(list.rows).toEqual([['A-01-11', 'Šķūņa ēģle, тёмно-зелёная · B-75', 'L7', '3\u00a0pcs', '']])
    expect(list.total?.value).toBe('3')
  })

  test('a purchase order shows prices to those alone to whom they are given', () => {
    const state = house()
    state.set('purchaseLine', 'p1', { id: 'p1', purchase: 'p', item: 'i', ordered: 3, received: 0 } as never)
    const purchase = {
      id: 'p',
      number: 'PO-1',
      company: 'c',
      warehouse: 'w',
      supplier: 'Screws',
      expectedAt: Date.UTC(2026, 10, 26),
      units: 3,
    } as unknown as PurchaseRow
    const plain = purchaseOrder({ state, language: 'en' }, purchase)
    expect(plain.rows).toEqual([['Šķūņa ēģle, тёмно-зелёная', 'B-75', '3\u00a0pcs']])
    const prices = new Map([['p1', { price: '1.25 EUR', amount: '3.75' }]])
    const priced = purchaseOrder({ state, language: 'en' }, purchase, prices)
    expect(priced.rows[0]?.slice(3)).toEqual(['1.25 EUR', '3.75'])
    expect(priced.columns).toHaveLength(5)
  })

  test('a purchase order says who orders of whom, each with address and numbers; the last that is known', () => {
    const state = house()
    const put = (kind: string, row: { id: string }) => state.set(kind as 'item', row.id, row as never)
    const details = { lines: ['Ganību 24A', 'Rīga'], country: 'LV', vatNumber: 'LV40000000010', registration: '77' }
    const versions = [{ ...details, lines: ['Old 1'] }, details]
    put('companyDetails', { id: 'c', versions } as never)
    const supplier = { legalName: 'Screws Ltd', lines: ['Dock 7'], country: 'GB', contact: 'mail@screws.example' }
    put('partyDetails', { id: 'c|payable|Screws', versions: [supplier] } as never)
    const purchase = { id: 'p', number: 'PO-1', company: 'c', warehouse: 'w', supplier: 'Screws', units: 3 }
    const paper = purchaseOrder({ state, language: 'en' }, { ...purchase, expectedAt: 0 } as unknown as PurchaseRow)
    expect(paper.from?.lines).toEqual([
      'Baltic Outdoor',
      'Ganību 24A',
      'Rīga',
      'Latvia',
      'VAT no. LV40000000010',
      'Reg. no. 77',
    ])
    expect(paper.address?.lines).toEqual(['Screws Ltd', 'Dock 7', 'United Kingdom', 'mail@screws.example'])
    for (const page of layDocument(paper, letters)) expect(faultsOf(page)).toEqual([])
  })

  test('each lies within its pages, nothing on its barcode', () => {
    const slip = returnSlip({ state: house(), language: 'ru' }, shipment(40))
    for (const page of layDocument(slip, letters)) expect(faultsOf(page)).toEqual([])
  })
})
