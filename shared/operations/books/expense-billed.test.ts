// Bills for what is no goods, through to the payment, the return of tax and the way back.
import { describe, expect, test } from 'vitest'
import { startingTaxes } from '../../ledger/tax/starting-sets.ts'
import type { CompanyId } from '../../values/ids.ts'
import { House } from '../fake-house.ts'
import type { BodyOf } from '../index.ts'

const company = 'acme' as CompanyId

const bill = (more: Partial<BodyOf<'expense-billed'>> = {}): BodyOf<'expense-billed'> => ({
  company,
  document: 'rent',
  supplier: 'Landlord',
  number: 'R-7',
  currency: 'EUR',
  lines: [
    { account: '6900', text: 'Rent', net: 100_000, taxPercent: '21', tax: 'LV-21' },
    { account: '5300', text: 'Boxes', net: 333, taxPercent: '21', tax: 'LV-21' },
  ],
  ...more,
})

function opened(): House {
  const house = new House()
  house.record('taxes-saved', { company, taxes: [...startingTaxes('eu')] })
  return house
}

describe('a bill for what is no goods', () => {
  test('goes to its accounts with its tax, is owed, and is paid as any other', () => {
    const house = opened()
    house.record('expense-billed', bill())
    // 21 % of 1,003.33 is 210.6993.
    expect(['6900', '5300', '1400', '2000'].map((account) => house.balance(account))).toEqual([
      100_000, 333, 21_070, -121_403,
    ])
    expect(house.state.get('document', 'rent')).toMatchObject({
      side: 'payable',
      kind: 'invoice',
      openAmount: 121_403,
      taxes: [{ percent: '21', code: 'LV-21', treatment: 'standard', net: 100_333, tax: 21_070 }],
    })
    house.record('supplier-paid', {
      company,
      document: 'p',
      supplier: 'Landlord',
      currency: 'EUR',
      amount: 121_403,
      allocations: [{ document: 'rent', amount: 121_403 }],
    })
    expect([house.balance('2000'), house.balance('1000')]).toEqual([0, -121_403])
  })

  test('whose paper rounds the tax otherwise is booked as the paper says; in another currency at its rate', () => {
    const house = opened()
    house.record('expense-billed', bill({ tax: 21_069 }))
    expect(house.balance('1400')).toBe(21_069)
    house.record(
      'expense-billed',
      bill({
        document: 'usd',
        number: 'R-8',
        currency: 'USD',
        rate: '0.9',
        lines: [{ account: '6900', text: 'Ads', net: 1001 }],
      }),
    )
    expect(house.state.get('document', 'usd')).toMatchObject({ amount: 1001, value: 901 })
    expect(house.balance('2000')).toBe(-121_402 - 901)
  })

  test('from abroad charges no tax: the company owes and reclaims it', () => {
    const house = opened()
    const lines = [{ account: '6900', text: 'Hosting', net: 5000, tax: 'LV-RC' }] as const
    house.record('expense-billed', bill({ lines: [...lines], selfTaxed: '21' }))
    expect(['1400', '2100', '2000'].map((account) => house.balance(account))).toEqual([1050, -1050, -5000])
    const part = { percent: '21', code: 'LV-RC', treatment: 'reverse-charge', net: 5000, tax: 1050 }
    expect(house.state.get('document', 'rent')?.taxes).toEqual([part, { ...part, side: 'receivable' }])
  })

  test('below zero is a credit that settles another; told twice it is named', () => {
    const house = opened()
    house.record('expense-billed', bill())
    const credit = [{ account: '6900', text: 'Rent', net: -10_000, taxPercent: '21', tax: 'LV-21' }] as const
    house.record('expense-billed', bill({ document: 'c', number: 'C-1', lines: [...credit] }))
    house.record('documents-offset', { company, credit: 'c', invoice: 'rent', amount: 12_100 })
    expect(house.state.get('document', 'rent')?.openAmount).toBe(121_403 - 12_100)
    house.record('expense-billed', bill({ document: 'other' }))
    expect(house.open()).toEqual(['document-again'])
  })

  test('never goes to accounts that goods and documents move', () => {
    const house = opened()
    const lines = [{ account: '1300', text: 'x', net: 1 }] as const
    expect(() => house.record('expense-billed', bill({ lines: [...lines] }))).toThrow('unreadable')
  })

  test('is taken back whole while nothing of it is paid', () => {
    const house = opened()
    const told = house.record('expense-billed', bill())
    const paid = house.record('supplier-paid', {
      company,
      document: 'p',
      supplier: 'Landlord',
      currency: 'EUR',
      amount: 400,
      allocations: [{ document: 'rent', amount: 400 }],
    })
    const back = (of: typeof told) => ({ company, of, why: 'mistake', reason: 'Not ours' }) as const
    expect(house.attempt('reverse-booking', back(told)).refused).toBe('settled-already')
    house.record('reverse-booking', back(paid))
    house.record('reverse-booking', back(told))
    expect([...house.accounts.values()].filter((amount) => amount !== 0)).toEqual([])
    expect(house.state.get('document', 'rent')).toMatchObject({ openAmount: 0, cancelled: true })
  })
})
