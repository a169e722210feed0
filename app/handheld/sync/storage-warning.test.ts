import { expect, test } from 'vitest'
import { storageWarning } from './storage-warning.ts'

const nothing = { isShort: false, count: 0, age: 0 }
const fresh = { ...nothing, count: 3, age: 60_000 }
const old = { ...nothing, count: 3, age: 31 * 60_000 }

test('little room is said whatever waits', () => {
  expect(storageWarning({ ...nothing, isShort: true, persisted: true })).toBe('low')
})

test('a store that the browser may clear is said once work lies on it for long', () => {
  expect(storageWarning({ ...nothing, persisted: false })).toBeUndefined()
  expect(storageWarning({ ...fresh, persisted: false })).toBeUndefined()
  expect(storageWarning({ ...old, persisted: false })).toBe('may-be-cleared')
})

test('a store that is kept, and a browser that says nothing, are no reason to worry', () => {
  expect(storageWarning({ ...old, persisted: true })).toBeUndefined()
  expect(storageWarning(old)).toBeUndefined()
})
