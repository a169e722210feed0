// A marketplace or payment provider paid out what it had collected, less refunds, fees and what it holds in reserve. Its lines
// are matched to orders by number; what matches none is named.
import * as z from 'zod/mini'
import { channelPayout } from '../../ledger/documents/other-documents.ts'
import type { CompanyId } from '../../values/ids.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, id, key, text } from '../schema.ts'
import { bookBankLine, lineOfPayout } from './bank-line.ts'
import { entryOf, postedOn } from './posting.ts'

const schema = z
  .object({
    company: id<CompanyId>(),
    payout: id<string>(),
    channel: text(40),
    /** Minor units of the company's currency; a reserve below zero is released. */
    gross: amount(),
    refunds: amount(),
    fees: amount(),
    reserve: amount(),
    net: amount(),
    lines: z.exactOptional(
      z
        .array(z.object({ order: text(60), kind: z.enum(['sale', 'refund', 'fee']), amount: amount() }))
        .check(z.maxLength(20_000)),
    ),
    bankLine: z.exactOptional(key()),
  })
  .check(z.refine(({ gross, refunds, fees, reserve, net }) => net === gross - refunds - fees - reserve))

type Body = z.output<typeof schema>

export const channelPayoutReceived = defineOperation<'channel-payout-received', Body>({
  type: 'channel-payout-received',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock: () => undefined,
  post(draft, { id, at, body }): readonly LedgerFact[] {
    const numbers = [...new Set(body.lines?.map(({ order }) => order))]
    const unknown = numbers.filter((number) => draft.find('orderByNumber', number).length === 0)
    if (unknown.length > 0) {
      const facts = { channel: body.channel, orders: unknown.slice(0, 20).join(', '), count: unknown.length }
      draft.raise('payout-unmatched', `payout:${body.payout}`, facts)
    }
    const { lines = [], payout, ...money } = body
    const row = {
      ...money,
      id: payout,
      at,
      postedOn: postedOn(draft, body.company, at),
      lines: lines.length,
      unmatched: unknown.length,
      operation: id,
    }
    const bankLine = body.bankLine ?? lineOfPayout(draft, row)?.id
    draft.put('payout', { ...row, ...(bankLine !== undefined && { bankLine }) })
    if (bankLine !== undefined) bookBankLine(draft, bankLine, id)
    return entryOf(id, body.company, at, channelPayout(body))
  },
  subjects: ({ body }) => [{ kind: 'payout', id: body.payout }],
})
