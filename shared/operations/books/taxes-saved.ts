// The bookkeeper saved rates of tax: by country and category, from a day on. A code that exists is replaced; what was posted
// with it stands.
import * as z from 'zod/mini'
import type { CompanyId } from '../../values/ids.ts'
import { defineOperation } from '../operation.ts'
import { date, id, text } from '../schema.ts'
import { percent } from './document-lines.ts'

const schema = z.object({
  company: id<CompanyId>(),
  taxes: z
    .array(
      z.object({
        code: text(20).check(z.minLength(1)),
        name: text(80),
        country: text(10),
        /** The category of items that it applies to; '' for all that no other names. */
        category: text(40),
        treatment: z.enum(['standard', 'reduced', 'zero', 'exempt', 'reverse-charge', 'export']),
        from: date(),
        until: z.exactOptional(date()),
        percent: percent(),
      }),
    )
    .check(z.minLength(1), z.maxLength(500)),
})

type Body = z.output<typeof schema>

export const taxesSaved = defineOperation<'taxes-saved', Body>({
  type: 'taxes-saved',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock(draft, { body: { company, taxes } }) {
    for (const tax of taxes) draft.put('tax', { id: `${company}|${tax.code}`, company, ...tax })
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'company', id: body.company }],
})
