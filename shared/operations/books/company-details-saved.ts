// The bookkeeper said what stands of the company on its papers, and where it owes tax. What stood before stays for papers of
// its days.
import * as z from 'zod/mini'
import type { CompanyId } from '../../values/ids.ts'
import { defineOperation } from '../operation.ts'
import { id, text } from '../schema.ts'
import { detailsShape, taxCountry } from './details.ts'

const schema = z.object({
  company: id<CompanyId>(),
  ...detailsShape(),
  /** ISO 3166-1, for a federal country with the state. */
  country: taxCountry(),
  bank: z.exactOptional(z.object({ name: text(120), account: text(40), code: text(20) })),
  /** Where else it is registered for tax. */
  registered: z.array(taxCountry()).check(z.maxLength(60)),
  taxRounding: z.enum(['document', 'line']),
})

type Body = z.output<typeof schema>

export const companyDetailsSaved = defineOperation<'company-details-saved', Body>({
  type: 'company-details-saved',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock(draft, { at: from, by, body: { company, ...details } }) {
    const versions = draft.get('companyDetails', company)?.versions ?? []
    draft.put('companyDetails', { id: company, versions: [...versions, { ...details, from, by }] })
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'company', id: body.company }],
})
