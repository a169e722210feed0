// Owns the shapes of what stands on papers of a company, a customer or a supplier.
import * as z from 'zod/mini'
import { text } from '../schema.ts'

export const detailsShape = () => ({
  /** As it is registered, where that is another name. */
  legalName: z.exactOptional(text(200)),
  /** Street, town and the like, as on an envelope. */
  lines: z.array(text(120)).check(z.maxLength(6)),
  vatNumber: z.exactOptional(text(30)),
  registration: z.exactOptional(text(40)),
  /** Telephone, mail, web: one line. */
  contact: z.exactOptional(text(160)),
})

/** ISO 3166-1, with the state where tax differs by it: "LV", "US-NY". '' where it is not known. */
export const taxCountry = () => z.string().check(z.regex(/^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$/))
