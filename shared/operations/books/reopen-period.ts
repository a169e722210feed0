// Somebody with the right opens closed days again, for a reason that stays on record. What was posted stands; what is learned
// from now on may change it by further entries.
import * as z from 'zod/mini'
import { lockAfter } from '../../ledger/closing.ts'
import type { CompanyId } from '../../values/ids.ts'
import { refuse } from '../../values/result.ts'
import { businessDate, instant } from '../../values/time.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { date, id, text } from '../schema.ts'

const schema = z.object({
  company: id<CompanyId>(),
  /** The last day that stays closed; none where everything is opened again. */
  through: z.exactOptional(date()),
  reason: text(400).check(z.minLength(1)),
})

type Body = z.output<typeof schema>

export const reopenPeriod = defineOperation<'reopen-period', Body>({
  type: 'reopen-period',
  version: 1,
  nature: 'request',
  right: 'reopen',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock(draft, { at, by, body: { company, through, reason } }) {
    const row = draft.get('company', company)
    const books = draft.get('books', company)
    if (!row || books?.closedThrough === undefined) return refuse('not-closed', { company })
    if (through !== undefined && through >= books.closedThrough) return refuse('not-closed', { through })
    const { closedThrough } = books
    draft.put('books', {
      id: company,
      lock: through === undefined ? instant(0) : lockAfter(through, (time) => businessDate(time, row.zone)),
      ...(through !== undefined && { closedThrough: through }),
      history: [...books.history, { at, by, through: closedThrough, what: 'reopened', reason }],
    })
    return undefined
  },
  post(draft, { body: { company } }): readonly LedgerFact[] {
    return [{ fact: 'lock', company, lock: draft.get('books', company)?.lock ?? instant(0) }]
  },
  subjects: ({ body }) => [{ kind: 'company', id: body.company }],
})
