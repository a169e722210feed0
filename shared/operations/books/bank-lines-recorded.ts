// A bank statement came. Its lines are kept under ids made from what they say, so that a statement read twice, or overlapping
// the last one, books nothing twice.
import * as z from 'zod/mini'
import type { CompanyId } from '../../values/ids.ts'
import { defineOperation } from '../operation.ts'
import { amount, currency, date, id, key, text } from '../schema.ts'
import { bookPayoutLines } from './bank-line.ts'

const schema = z.object({
  company: id<CompanyId>(),
  /** Number of the bank account. */
  account: text(40),
  currency: currency(),
  lines: z
    .array(
      z.object({
        id: key(),
        bookedOn: date(),
        /** Minor units of `currency`; money in is above zero. */
        amount: amount(),
        party: text(140),
        text: text(400),
        reference: text(140),
      }),
    )
    .check(z.minLength(1), z.maxLength(20_000)),
})

type Body = z.output<typeof schema>

export const bankLinesRecorded = defineOperation<'bank-lines-recorded', Body>({
  type: 'bank-lines-recorded',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock(draft, { body: { company, account, currency, lines } }) {
    const fresh = lines.filter((line) => !draft.get('bankLine', line.id)).map((line) => line.id)
    for (const line of lines) {
      if (!draft.get('bankLine', line.id)) draft.put('bankLine', { ...line, company, account, currency })
    }
    bookPayoutLines(draft, company, fresh)
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'company', id: body.company }],
})
