import { expect, test } from 'vitest'
import { storageWarning } from './storage-warning.ts'

const nothing = { count: 0, age: 0 }
const fresh = { count: 3, age: 60_000 }
const old = { count: 3, age: 31 * 60_000 }

test('little room is said whatever waits', () => {
  expect(storageWarning({ freeBytes: 40e6, persisted: true }, nothing)).toEqual({ kind: 'low', freeBytes: 40e6 })
})

test('a store that the browser may clear is said once work would be lost with it', () => {
  expect(storageWarning({ freeBytes: 20e9, persisted: false }, nothing)).toBeUndefined()
  expect(storageWarning({ freeBytes: 20e9, persisted: false }, fresh)).toBeUndefined()
  expect(storageWarning({ freeBytes: 20e9, persisted: false }, old)).toEqual({ kind: 'may-be-cleared' })
  expect(storageWarning({ freeBytes: 500e6, persisted: false }, fresh)).toEqual({ kind: 'may-be-cleared' })
})

test('a store that is kept, and a browser that says nothing, are no reason to worry', () => {
  expect(storageWarning({ freeBytes: 500e6, persisted: true }, old)).toBeUndefined()
  expect(storageWarning({}, old)).toBeUndefined()
})
