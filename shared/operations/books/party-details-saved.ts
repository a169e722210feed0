// The bookkeeper said what stands of a customer or supplier on papers: address, number for value added tax. By the country and
// number of a customer the tax of what is sold to them is decided.
import * as z from 'zod/mini'
import { partyKey } from '../../rows/tables.ts'
import type { CompanyId } from '../../values/ids.ts'
import { defineOperation } from '../operation.ts'
import { id, text } from '../schema.ts'
import { detailsShape, taxCountry } from './details.ts'

const schema = z.object({
  company: id<CompanyId>(),
  side: z.enum(['receivable', 'payable']),
  /** Id of the customer, name of the supplier. */
  party: text(120).check(z.minLength(1)),
  ...detailsShape(),
  country: taxCountry(),
})

type Body = z.output<typeof schema>

export const partyDetailsSaved = defineOperation<'party-details-saved', Body>({
  type: 'party-details-saved',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock(draft, { at: from, by, body: { company, side, party, ...details } }) {
    const key = partyKey(company, side, party)
    const versions = draft.get('partyDetails', key)?.versions ?? []
    draft.put('partyDetails', { id: key, company, side, party, versions: [...versions, { ...details, from, by }] })
    return undefined
  },
  subjects: ({ body: { side, party } }) => [{ kind: side === 'receivable' ? 'customer' : 'supplier', id: party }],
})
