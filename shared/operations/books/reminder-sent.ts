// A customer was reminded of what is overdue. Each document keeps when and how urgently, so that the next reminder says more.
import * as z from 'zod/mini'
import type { CompanyId } from '../../values/ids.ts'
import { defineOperation } from '../operation.ts'
import { id } from '../schema.ts'

const schema = z.object({
  company: id<CompanyId>(),
  customer: id<string>(),
  documents: z.array(id<string>()).check(z.minLength(1), z.maxLength(500)),
  /** 1 is friendly, 3 is the last one. */
  level: z.int().check(z.gte(1), z.lte(3)),
})

type Body = z.output<typeof schema>

export const reminderSent = defineOperation<'reminder-sent', Body>({
  type: 'reminder-sent',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock(draft, { at, body: { company, customer, documents, level } }) {
    for (const each of documents) {
      const document = draft.get('document', each)
      if (document?.company !== company || document.party !== customer) continue
      draft.put('document', { ...document, reminders: [...(document.reminders ?? []), { at, level }] })
    }
    return undefined
  },
  subjects: ({ body }) => [
    { kind: 'customer', id: body.customer },
    ...body.documents.map((document) => ({ kind: 'document', id: document })),
  ],
})
