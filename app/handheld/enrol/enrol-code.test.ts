import { expect, test } from 'vitest'
import { enrolCodeIn } from './enrol-code.ts'

test.each([
  ['ABCD2345', 'ABCD2345'],
  [' abcd2345 ', 'ABCD2345'],
  ['https://wms.example:8080/?enrol=ABCD2345', 'ABCD2345'],
  ['https://wms.example/?x=1&enrol=abcd2345#top', 'ABCD2345'],
  ['https://wms.example/', undefined],
  ['.P.7741', undefined],
  ['?enrol=%E0%A4%A', undefined],
  ['', undefined],
])('the one-time code in %j is %j', (text, code) => {
  expect(enrolCodeIn(text)).toBe(code)
})
