// Goods that were received cost more than their price: freight, duty, insurance. It is accrued until its bill comes.
import * as z from 'zod/mini'
import type { CompanyId } from '../../values/ids.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, id, key, text } from '../schema.ts'

const schema = z.object({
  company: id<CompanyId>(),
  /** Costing events of the receipts that bear it. */
  receipts: z.array(key()).check(z.minLength(1), z.maxLength(500)),
  /** Minor units of the company's currency. */
  amount: amount(),
  basis: z.enum(['value', 'quantity']),
  note: z.exactOptional(text(200)),
})

type Body = z.output<typeof schema>

export const landedCostRecorded = defineOperation<'landed-cost-recorded', Body>({
  type: 'landed-cost-recorded',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'mirror',
  applyStock: () => undefined,
  post(_draft, { id, at, body }): readonly LedgerFact[] {
    const { company, receipts, amount, basis } = body
    return [{ fact: 'cost', company, input: { id, at, type: 'landed-cost', receipts, amount, basis } }]
  },
  subjects: ({ body }) => [{ kind: 'company', id: body.company }],
})
