import { expect, test } from 'vitest'
import { overReceipts } from './over-receipts.ts'

const receipts = [
  { id: 'a', left: 5 },
  { id: 'b', left: 0 },
  { id: 'c', left: 3 },
]

test.each([
  [4, [{ receipt: 'a', quantity: 4 }]],
  [
    7,
    [
      { receipt: 'a', quantity: 5 },
      { receipt: 'c', quantity: 2 },
    ],
  ],
  [10, [{ receipt: 'a', quantity: 5 }, { receipt: 'c', quantity: 3 }, { quantity: 2 }]],
])('%i units that go back are borne by the oldest receipts, the rest by none', (units, parts) => {
  expect(overReceipts(receipts, units)).toEqual(parts)
})
