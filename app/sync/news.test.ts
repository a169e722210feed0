import { expect, test } from 'vitest'
import { listenForNews, type NewsSource } from './news.ts'

class FakeSource implements NewsSource {
  readyState = 1
  readonly #runs = new Map<string, (event: { readonly data?: unknown }) => void>()

  addEventListener(name: string, run: (event: { readonly data?: unknown }) => void): void {
    this.#runs.set(name, run)
  }

  close(): void {
    this.readyState = 2
  }

  tell(name: string, revisions: Readonly<Record<string, number>>): void {
    this.#runs.get(name)?.({ data: JSON.stringify(revisions) })
  }
}

function listening(cursors: Readonly<Record<string, number>>) {
  const source = new FakeSource()
  let heard = 0
  listenForNews(['tenant', 'w:north'], { cursors: () => cursors, onNews: () => heard++, open: () => source })
  return { source, heard: () => heard }
}

test('a device that comes back and has missed nothing asks nothing', () => {
  const { source, heard } = listening({ tenant: 7, 'w:north': 40 })
  source.tell('beat', { tenant: 7, 'w:north': 40 })
  source.tell('beat', {})
  expect(heard()).toBe(0)
})

test('one that has missed something asks at once, and one that finds the server put back to a backup, too', () => {
  const behind = listening({ tenant: 7, 'w:north': 39 })
  behind.source.tell('beat', { tenant: 7, 'w:north': 40 })
  expect(behind.heard()).toBe(1)
  const ahead = listening({ tenant: 7, 'w:north': 41 })
  ahead.source.tell('beat', { tenant: 7, 'w:north': 40 })
  expect(ahead.heard()).toBe(1)
})

test('the echo of its own work, and news that it has overtaken, are none', () => {
  const { source, heard } = listening({ tenant: 7, 'w:north': 40 })
  source.tell('at', { 'w:north': 40 })
  source.tell('at', { 'w:north': 38 })
  expect(heard()).toBe(0)
  source.tell('at', { 'w:north': 41 })
  expect(heard()).toBe(1)
})
