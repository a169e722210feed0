import { describe, expect, test } from 'vitest'
import { learnDevice, learningCode } from '../../shared/scan/index.ts'
import { ScannerStore } from './scanner-store.ts'

function shelf(initial: Record<string, string> = {}) {
  const kept = new Map(Object.entries(initial))
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

describe('what a device learned about its scanner', () => {
  test('is still known at the next start', () => {
    const kept = shelf()
    const learned = learnDevice(`*${learningCode.replace('\u001d', '|')}`)
    if (!learned) throw new Error('not learned')
    new ScannerStore(kept).learn(learned)
    expect(new ScannerStore(kept).state()).toEqual({ prefix: '*', separator: '|', separatorsKept: true })
  })

  test('is forgotten where it can not be read', () => {
    expect(new ScannerStore(shelf({ 'stockhand.scanner': '{"layout":7,"prefix":"*"' })).state()).toEqual({})
    expect(new ScannerStore(shelf({ 'stockhand.scanner': '{"layout":7,"prefix":"*"}' })).state()).toEqual({
      prefix: '*',
    })
    expect(new ScannerStore(undefined).state()).toEqual({})
  })
})
