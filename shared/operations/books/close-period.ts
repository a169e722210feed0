// The bookkeeper closes the books through a day: nothing costed or posted before the next day's start changes any more. What
// is learned later about closed days goes to the first open one, and both times stay on record.
import * as z from 'zod/mini'
import { lockAfter } from '../../ledger/closing.ts'
import type { CompanyId } from '../../values/ids.ts'
import { refuse } from '../../values/result.ts'
import { businessDate, instant } from '../../values/time.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { date, id } from '../schema.ts'

const schema = z.object({ company: id<CompanyId>(), through: date() })

type Body = z.output<typeof schema>

export const closePeriod = defineOperation<'close-period', Body>({
  type: 'close-period',
  version: 1,
  nature: 'request',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock(draft, { at, by, body: { company, through } }) {
    const row = draft.get('company', company)
    if (!row) return refuse('unknown-company', { company })
    if (through >= businessDate(at, row.zone)) return refuse('not-over', { through })
    const books = draft.get('books', company)
    if (books?.closedThrough !== undefined && through <= books.closedThrough) {
      return refuse('closed-already', { through: books.closedThrough })
    }
    draft.put('books', {
      id: company,
      lock: lockAfter(through, (time) => businessDate(time, row.zone)),
      closedThrough: through,
      history: [...(books?.history ?? []), { at, by, through, what: 'closed' }],
    })
    return undefined
  },
  post(draft, { body: { company } }): readonly LedgerFact[] {
    return [{ fact: 'lock', company, lock: draft.get('books', company)?.lock ?? instant(0) }]
  },
  subjects: ({ body }) => [{ kind: 'company', id: body.company }],
})
