import { expect, test } from 'vitest'
import { createScanBus } from './scan-bus.ts'
import type { ScanEvent } from './scan-event.ts'

const scan = (raw: string): ScanEvent => ({ raw, source: 'typed', t: 0 })

test('scans before the first screen wait for it, in order', () => {
  const bus = createScanBus()
  const seen: string[] = []
  for (const raw of ['1', '2', '3']) bus.emit(scan(raw))
  expect(bus.waiting).toBe(3)
  bus.subscribe(({ raw }) => seen.push(raw) > 0)
  expect(seen).toEqual(['1', '2', '3'])
  expect(bus.waiting).toBe(0)
})

test('the top dialog is asked first, and what it leaves goes below', () => {
  const bus = createScanBus()
  const seen: string[] = []
  bus.subscribe(({ raw }) => seen.push(`page ${raw}`) > 0)
  const close = bus.subscribe(({ raw }) => {
    seen.push(`dialog ${raw}`)
    return raw === 'mine'
  })
  bus.emit(scan('mine'))
  bus.emit(scan('yours'))
  close()
  bus.emit(scan('mine'))
  expect(seen).toEqual(['dialog mine', 'dialog yours', 'page yours', 'page mine'])
})

test('a scan that a handler causes comes after the one it handles', () => {
  const bus = createScanBus()
  const seen: string[] = []
  bus.subscribe(({ raw }) => {
    if (raw === 'first') bus.emit(scan('second'))
    seen.push(raw)
    return true
  })
  bus.emit(scan('first'))
  expect(seen).toEqual(['first', 'second'])
})

test('a handler that throws loses its own scan only', () => {
  const bus = createScanBus()
  const seen: string[] = []
  bus.subscribe(({ raw }) => {
    if (raw === 'bad') throw new Error('bug')
    seen.push(raw)
    return true
  })
  expect(() => bus.emit(scan('bad'))).toThrow('bug')
  bus.emit(scan('good'))
  expect(seen).toEqual(['good'])
})
