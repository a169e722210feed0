// A payout of a channel and its line on the bank statement, whichever is told first.
import { beforeEach, describe, expect, test } from 'vitest'
import type { CompanyId } from '../../values/ids.ts'
import type { BusinessDate } from '../../values/time.ts'
import { House } from '../fake-house.ts'

let house: House
const company = 'acme' as CompanyId

beforeEach(() => {
  house = new House()
})

const payout = (name: string) =>
  house.record('channel-payout-received', {
    company,
    payout: name,
    channel: 'web',
    gross: 1000,
    refunds: 0,
    fees: 100,
    reserve: 0,
    net: 900,
  })
const statement = (...lines: readonly { id: string; amount: number; on?: string }[]) =>
  house.record('bank-lines-recorded', {
    company,
    account: 'bank',
    currency: 'EUR',
    lines: lines.map(({ id, amount, on = '2026-11-27' }) => ({
      id,
      bookedOn: on as BusinessDate,
      amount,
      party: 'Web Ltd',
      text: '',
      reference: '',
    })),
  })
const booked = (id: string) => house.state.get('bankLine', id)?.booked

describe('the line of a payout', () => {
  test('that comes after it is booked by it', () => {
    const operation = payout('p-1')
    statement({ id: 'other', amount: 901 }, { id: 'line', amount: 900 })
    expect([booked('line'), booked('other')]).toEqual([operation, undefined])
    expect(house.state.get('payout', 'p-1')?.bankLine).toBe('line')
    expect(house.balance('1000')).toBe(900)
  })

  test('that was there before it is booked by it, and the money is there once', () => {
    statement({ id: 'line', amount: 900 })
    expect(booked('line')).toBeUndefined()
    const operation = payout('p-1')
    expect(booked('line')).toBe(operation)
    expect(house.balance('1000')).toBe(900)
  })

  test('is left to a person where several can be it, or none in time', () => {
    payout('p-1')
    payout('p-2')
    statement({ id: 'line', amount: 900 })
    statement({ id: 'late', amount: 900, on: '2026-12-24' }, { id: 'early', amount: 900, on: '2026-11-01' })
    expect([booked('line'), booked('late'), booked('early')]).toEqual([undefined, undefined, undefined])
  })
})
