// Rates of exchange became known: each holds from its day until a later one.
import * as z from 'zod/mini'
import type { CompanyId } from '../../values/ids.ts'
import { defineOperation } from '../operation.ts'
import { currency, date, decimal, id } from '../schema.ts'

const schema = z.object({
  company: id<CompanyId>(),
  rates: z
    .array(
      z.object({
        currency: currency(),
        from: date(),
        /** The company's currency for one of `currency`. */
        rate: decimal().check(z.regex(/[1-9]/)),
      }),
    )
    .check(z.minLength(1), z.maxLength(1000)),
})

type Body = z.output<typeof schema>

export const ratesRecorded = defineOperation<'rates-recorded', Body>({
  type: 'rates-recorded',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock(draft, { body: { company, rates } }) {
    for (const { currency, from, rate } of rates) {
      draft.put('rate', { id: `${company}|${currency}|${from}`, company, currency, from, rate })
    }
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'company', id: body.company }],
})
