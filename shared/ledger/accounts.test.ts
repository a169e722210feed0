import { expect, test } from 'vitest'
import { accounts, chartOfAccounts, natureOf } from './accounts.ts'

test('each account has its own code of four digits, in order', () => {
  expect(new Set(chartOfAccounts).size).toBe(Object.keys(accounts).length)
  expect(chartOfAccounts.every((code) => /^\d{4}$/.test(code))).toBe(true)
  expect([chartOfAccounts[0], chartOfAccounts.at(-1)]).toEqual(['1000', '9990'])
})

test('the nature of an account follows from its code', () => {
  expect(['1300', '2050', '3000', '4000', '5000', '6100', '9990'].map((code) => natureOf(code as '1300'))).toEqual([
    'asset',
    'liability',
    'equity',
    'income',
    'expense',
    'expense',
    'suspense',
  ])
})
