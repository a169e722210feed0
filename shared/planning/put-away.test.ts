// Where arrived goods should lie, on a few bins set out by hand.
import { describe, expect, test } from 'vitest'
import { MemoryState } from '../rows/memory-state.ts'
import { quantKey } from '../rows/stock.ts'
import { fitOf, suggestBin } from './put-away.ts'

const dock = { x: 0, y: 0 }

function floor() {
  const state = new MemoryState()
  for (const [id, storageClass] of [
    ['A', 'ambient'],
    ['B', 'ambient'],
    ['ice', 'frozen'],
  ] as const) {
    state.set('item', id, { id, storageClass } as never)
  }
  const bin = (id: string, type: string, x: number, y: number, more = {}) =>
    state.set('location', id, {
      id,
      code: id,
      warehouse: 'north',
      type,
      x,
      y,
      level: 1,
      storageClass: 'ambient',
      blocked: false,
      ...more,
    } as never)
  const lies = (item: string, id: string, quantity: number, lot = '', status = 'available') => {
    const goods = { item, lot, serial: '', status, owner: 'acme' } as never
    const key = quantKey(`L:${id}` as never, goods)
    state.set('quant', key, {
      ...(goods as object),
      id: key,
      warehouse: 'north',
      place: `L:${id}`,
      quantity,
      allocated: 0,
    } as never)
  }
  const suggest = (item: string, lot = '', except: readonly string[] = [], status = 'available') =>
    suggestBin(state, {
      warehouse: 'north' as never,
      goods: { item, lot, serial: '', status, owner: 'acme' } as never,
      from: dock,
      except: except as never,
    })
  return { state, bin, lies, suggest }
}

describe('a bin is proposed', () => {
  test('beside the same item, in its pick face before its reserve, though a free bin is nearer', () => {
    const { bin, lies, suggest } = floor()
    bin('near', 'pick-face', 10, 10)
    bin('face', 'pick-face', 400, 10)
    bin('bulk', 'reserve', 20, 10)
    lies('A', 'face', 3)
    lies('A', 'bulk', 30)
    expect(suggest('A')).toEqual({ location: 'face', because: 'same-item' })
    expect(suggest('A', '', ['face'])).toEqual({ location: 'bulk', because: 'same-item' })
  })

  test('in the nearest free pick face for an item that lies nowhere', () => {
    const { bin, lies, suggest } = floor()
    bin('taken', 'pick-face', 5, 5)
    bin('far', 'pick-face', 300, 300)
    bin('near', 'pick-face', 130, 20)
    bin('nearest-reserve', 'reserve', 6, 6)
    lies('B', 'taken', 1)
    expect(suggest('A')).toEqual({ location: 'near', because: 'free' })
  })

  test('in reserve near its pick face, where that may take no more', () => {
    const { bin, lies, suggest } = floor()
    bin('face', 'pick-face', 500, 500)
    bin('by-the-dock', 'reserve', 10, 10)
    bin('by-the-face', 'reserve', 520, 540)
    lies('A', 'face', 3)
    expect(suggest('A', '', ['face'])).toEqual({ location: 'by-the-face', because: 'free' })
  })

  test('never among another lot, in a blocked bin, or in one for other goods', () => {
    const { bin, lies, suggest } = floor()
    bin('other-lot', 'pick-face', 10, 10)
    bin('blocked', 'pick-face', 11, 10, { blocked: true })
    bin('frozen', 'pick-face', 12, 10, { storageClass: 'frozen' })
    bin('free', 'pick-face', 200, 10)
    lies('A', 'other-lot', 5, 'L1')
    expect(suggest('A', 'L2')?.location).toBe('free')
    expect(suggest('ice')).toEqual({ location: 'frozen', because: 'free' })
  })

  test('where damaged goods wait, for damaged goods', () => {
    const { bin, suggest } = floor()
    bin('face', 'pick-face', 10, 10)
    bin('DMG', 'damage', 900, 900)
    expect(suggest('A', '', [], 'damaged')).toEqual({ location: 'DMG', because: 'set-aside' })
    expect(suggest('A', '', [], 'quarantine')).toBeUndefined()
  })

  test('nowhere, where all is full', () => {
    const { bin, lies, suggest } = floor()
    bin('face', 'pick-face', 10, 10)
    lies('B', 'face', 1)
    expect(suggest('A')).toBeUndefined()
  })

  test('behind two thousand full bins: a first delivery fills a warehouse from its front', () => {
    const { bin, lies, suggest } = floor()
    for (let n = 0; n < 2000; n++) {
      bin(`full-${n}`, 'pick-face', 10 + (n % 40) * 10, 10 + Math.floor(n / 40) * 10)
      lies('B', `full-${n}`, 1)
    }
    bin('behind', 'pick-face', 300, 900)
    expect(suggest('A')).toEqual({ location: 'behind', because: 'free' })
  })

  test('nearer in the next square of floor than far in this one', () => {
    const { bin, suggest } = floor()
    // From the dock's square (0..99): the far corner is 180 away, the bin just over the border 101.
    bin('corner', 'pick-face', 90, 90)
    bin('border', 'pick-face', 101, 0)
    expect(suggest('A')?.location).toBe('border')
  })
})

describe('a scanned bin', () => {
  test('fits or says why not', () => {
    const { state, bin, lies } = floor()
    const goods = { item: 'A', lot: '', serial: '', status: 'available', owner: 'acme' } as never
    bin('free', 'reserve', 1, 1)
    bin('blocked', 'reserve', 1, 1, { blocked: true })
    bin('frozen', 'reserve', 1, 1, { storageClass: 'frozen' })
    bin('other', 'reserve', 1, 1)
    bin('same', 'reserve', 1, 1)
    bin('stage', 'stage', 1, 1)
    bin('pallet', 'reserve', 1, 1)
    lies('B', 'other', 1)
    lies('A', 'same', 1)
    state.set('plate', 'P1', { id: 'P1', at: 'L:pallet' } as never)
    const fit = (id: string) => fitOf(state, state.get('location', id)!, goods)
    expect(['free', 'blocked', 'frozen', 'other', 'same', 'stage', 'pallet'].map(fit)).toEqual([
      'fits',
      'blocked',
      'wrong-class',
      'holds-other',
      'fits',
      'not-storage',
      'holds-other',
    ])
  })
})

describe('an item whose turnover is known', () => {
  /** A bench at the origin, bins on one aisle every metre from 5 m to 60 m. */
  function aisle(homes: Record<string, object>) {
    const made = floor()
    const { state, bin } = made
    state.set('warehouse', 'north', { id: 'north', packBench: 'bench' } as never)
    bin('bench', 'pack', 0, 0)
    for (let y = 50; y <= 600; y += 10) bin(`Y-${String(y).padStart(3, '0')}`, 'pick-face', 0, y)
    state.set('item', 'A', { id: 'A', storageClass: 'ambient', homes } as never)
    return made
  }

  test('is laid as near as it is wanted, and near places stay free for what is wanted more', () => {
    expect(aisle({ north: { reach: 300 } }).suggest('A')).toEqual({ location: 'Y-300', because: 'turnover' })
    expect(aisle({ north: { reach: 50 } }).suggest('A')).toEqual({ location: 'Y-050', because: 'turnover' })
    // Farther than any bin: the farthest there is.
    const far = aisle({ north: { reach: 5000 } }).suggest('A')
    expect(Number(far?.location.slice(2))).toBe(600)
  })

  test('of bins that are equally far takes the one nearer to what it is bought with', () => {
    const { state, lies, suggest } = aisle({ north: { reach: 300, beside: 'B' } })
    state.set('item', 'B', { id: 'B', storageClass: 'ambient' } as never)
    lies('B', 'Y-320', 5)
    expect(suggest('A')?.location).toBe('Y-310')
  })

  test('goes beside its own kind all the same; when its distance is full, to the next', () => {
    const { lies, suggest } = aisle({ north: { reach: 300 } })
    for (let y = 250; y <= 350; y += 10) lies('B', `Y-${y}`, 1)
    // As far off as 360, and nearer to the hands.
    expect(suggest('A')?.location).toBe('Y-240')
    lies('A', 'Y-500', 3)
    expect(suggest('A')).toEqual({ location: 'Y-500', because: 'same-item' })
  })

  test('elsewhere than where that was learned, or without a bench, lies in the nearest free bin', () => {
    expect(aisle({ south: { reach: 300 } }).suggest('A')).toEqual({ location: 'Y-050', because: 'free' })
    const { state, suggest } = aisle({ north: { reach: 300 } })
    state.set('warehouse', 'north', undefined)
    expect(suggest('A')).toEqual({ location: 'Y-050', because: 'free' })
  })
})
