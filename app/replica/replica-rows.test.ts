// Rows over a restart image read as the same rows without one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, type IndexName, indexesOf, indexKeyOf, type Kind, type Row } from '../../shared/rows/tables.ts'
import { codeKeysOf } from './code-index.ts'
import { Image } from './image.ts'
import { buildImage } from './image-builder.ts'
import { ReplicaRows } from './replica-rows.ts'

const kinds = ['item', 'quant', 'location', 'task'] as const

function rowOf(kind: Kind, number: number, variant: number): Row {
  const id = `${kind}-${number}`
  const place = `L:bin-${variant % 3}`
  const row: Record<string, unknown> = { id, warehouse: 'w1', item: `item-${variant % 4}` }
  if (kind === 'item')
    Object.assign(row, { sku: `S-${number}`, name: `Naïve «${variant}»`, codes: [{ code: `400${variant}` }] })
  if (kind === 'quant') Object.assign(row, { place, quantity: variant, serial: variant % 2 ? `sn-${variant}` : '' })
  if (kind === 'location')
    Object.assign(row, { code: `A-${variant}`, type: 'reserve', aisle: 'A', bay: variant, x: variant, y: 1 })
  if (kind === 'task') Object.assign(row, { state: variant % 2 ? 'open' : 'done', kind: 'pick', from: place })
  return row as unknown as Row
}

const change = fc
  .record({ kind: fc.constantFrom(...kinds), number: fc.nat(12), variant: fc.nat(6), gone: fc.boolean() })
  .map(({ kind, number, variant, gone }): Change => {
    const row = gone && variant > 2 ? undefined : rowOf(kind, number, variant)
    return { kind, id: `${kind}-${number}`, row } as Change
  })

async function imageOf(rows: ReplicaRows): Promise<Image> {
  const built = buildImage(
    new Map(
      kinds.map((kind) => [kind, new Map([...rows.state.all(kind)].map((row) => [row.id as string, row as Row]))]),
    ),
  )
  const image = new Image(built, async (chunk) => built.chunks[chunk])
  await image.needAll()
  return image
}

function same(one: ReplicaRows, other: ReplicaRows): void {
  for (const kind of kinds) {
    const rows = [...one.state.all(kind)].sort((a, b) => (a.id < b.id ? -1 : 1))
    expect([...other.state.all(kind)].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(rows)
    expect(other.state.size(kind)).toBe(rows.length)
    for (let number = 0; number <= 12; number++) {
      expect(other.state.get(kind, `${kind}-${number}`)).toEqual(one.state.get(kind, `${kind}-${number}`))
      for (let variant = 0; variant <= 6; variant++) {
        const row = rowOf(kind, number, variant)
        for (const name of indexesOf(kind) as IndexName[]) {
          const key = indexKeyOf(name, row)
          if (key === undefined) continue
          expect(other.state.find(name, key)).toEqual(one.state.find(name, key))
          expect(other.state.count(name, key)).toBe(one.state.count(name, key))
        }
        if (kind === 'item' || kind === 'quant') {
          const name = kind === 'item' ? 'items' : 'serials'
          for (const key of codeKeysOf(name, row)) expect(other.coded(name, key)).toEqual(one.coded(name, key))
        }
      }
    }
  }
}

describe('rows over a restart image', () => {
  test('read as the same rows in memory, whatever was in the image and changed since', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 30 }),
        fc.array(change, { maxLength: 20 }),
        async (first, later) => {
          const plain = new ReplicaRows()
          plain.setAll(first)
          const layered = new ReplicaRows(await imageOf(plain))
          same(plain, layered)
          plain.setAll(later)
          layered.setAll(later)
          same(plain, layered)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('what was changed and put back as it was leaves nothing over the image', async () => {
    const plain = new ReplicaRows()
    plain.set({ kind: 'item', id: 'item-1', row: rowOf('item', 1, 1) as never })
    const layered = new ReplicaRows(await imageOf(plain))
    const before = layered.set({ kind: 'item', id: 'item-1', row: rowOf('item', 1, 2) as never })
    expect(layered.coded('items', '4001')).toEqual([])
    layered.set({ kind: 'item', id: 'item-1', row: before as never })
    expect(layered.coded('items', '4001')).toEqual(['item-1'])
    expect(layered.state.get('item', 'item-1')).toBe(before)
  })

  test('a row whose bytes have not come makes the reader wait for them', async () => {
    const plain = new ReplicaRows()
    plain.set({ kind: 'item', id: 'item-1', row: rowOf('item', 1, 1) as never })
    const built = buildImage(new Map([['item', new Map([['item-1', rowOf('item', 1, 1)]])]]))
    const rows = new ReplicaRows(new Image(built, async (chunk) => built.chunks[chunk]))
    let thrown: unknown
    try {
      rows.state.get('item', 'item-1')
    } catch (waiting) {
      thrown = waiting
    }
    expect(thrown).toBeInstanceOf(Promise)
    await thrown
    expect(rows.state.get('item', 'item-1')).toEqual(rowOf('item', 1, 1))
    expect(rows.state.get('item', 'item-2')).toBeUndefined()
  })
})
