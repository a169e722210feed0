import { describe, expect, test } from 'vitest'
import type { StepView } from '../../../shared/jobs/view.ts'
import { say } from '../../../shared/jobs/words.ts'
import { typedInput, typedScan, withTyped } from './typed.ts'

const plain: StepView = {
  job: 'receive',
  title: say('job.receive.any'),
  notes: [],
  main: { kind: 'scan', words: say('scan.item'), expects: 'item' },
  waysTitle: say('ways.any'),
  ways: [],
}
const keypad: StepView = {
  ...plain,
  howMany: { state: 'open', quantity: 0, unit: say('unit', { n: 2, unit: 'piece' }), packs: [], keypad: true },
}
const ask = (what: NonNullable<StepView['ask']>['what'], keys: 'digits' | 'letters'): StepView => ({
  ...keypad,
  ask: { what, keys, label: say('ask.lot') },
})

describe('what is typed at a step', () => {
  test('is a number on the keypad, without leading zeros, bounded', () => {
    expect(withTyped(keypad, '', '4')).toBe('4')
    expect(withTyped(keypad, '0', '4')).toBe('4')
    expect(withTyped(keypad, '999999', '9')).toBe('999999')
    expect(typedInput(keypad, '14')).toEqual({ kind: 'number', value: 14 })
    expect(typedInput(keypad, '')).toBeUndefined()
  })

  test('is a date only when all six digits are there; a leading zero counts', () => {
    const date = ask('expiry', 'digits')
    expect(withTyped(date, '0', '5')).toBe('05')
    expect(typedInput(date, '05032')).toBeUndefined()
    expect(typedInput(date, '050327')).toEqual({ kind: 'number', value: 50327 })
  })

  test('is text for a lot or serial number, and read like a scan for a tote', () => {
    expect(typedInput(ask('lot', 'letters'), ' L25 ')).toEqual({ kind: 'text', value: 'L25' })
    expect(typedInput(ask('tote', 'letters'), 'T-1')).toBeUndefined()
    expect(typedScan(ask('tote', 'letters'), 'T-1')).toBe('T-1')
    expect(typedScan(ask('lot', 'letters'), 'L25')).toBeUndefined()
  })

  test('goes nowhere where the step takes no digits', () => {
    expect(withTyped(plain, '', '4')).toBeUndefined()
  })
})
