import { describe, expect, test } from 'vitest'
import type { Shelf } from './shelf.ts'
import { type Wishes, WishesStore } from './wishes.ts'

const plain: Wishes = {
  language: 'en',
  theme: 'light',
  leftHanded: false,
  bigType: false,
  thickGloves: false,
  quiet: false,
  still: false,
  spoken: false,
}

function shelf(): Shelf & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return { kept, getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) }
}

describe('wishes follow the badge', () => {
  test('each person finds their own, on this device, after a restart too', () => {
    const here = shelf()
    const store = new WishesStore(here, plain)
    store.follow('maria', 'en')
    store.change({ leftHanded: true, theme: 'cold' })
    store.follow('ivan', 'ru')
    expect(store.state()).toMatchObject({ leftHanded: false, language: 'ru', theme: 'cold' })
    const later = new WishesStore(here, plain)
    later.follow('maria', 'ru')
    expect(later.state()).toMatchObject({ leftHanded: true, language: 'en', theme: 'cold' })
  })

  test('a shelf that is full or holds nonsense costs no work', () => {
    const broken: Shelf = {
      getItem: () => '{"theme":"pink","quiet":"yes","bigType":true',
      setItem: () => {
        throw new Error('full')
      },
    }
    const store = new WishesStore(broken, plain)
    expect(store.state()).toEqual(plain)
    store.change({ quiet: true })
    expect(store.state().quiet).toBe(true)
    const odd = new WishesStore({ ...broken, getItem: () => '{"theme":"pink","quiet":"yes","bigType":true}' }, plain)
    expect(odd.state()).toEqual({ ...plain, bigType: true })
  })
})
