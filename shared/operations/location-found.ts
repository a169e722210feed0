// Somebody used a bin whose label nobody knows: it can be worked with at once, and is named later.
import * as z from 'zod/mini'
import type { LocationId } from '../values/ids.ts'
import { defineOperation } from './operation.ts'
import { id, text } from './schema.ts'

const schema = z.object({
  /** Derived from warehouse and label (stock/provisional.ts), so that two devices mean the same bin. */
  location: id<LocationId>(),
  label: text(30),
})

type Body = z.output<typeof schema>

export const locationFound = defineOperation<'location-found', Body>({
  type: 'location-found',
  version: 1,
  nature: 'fact',
  right: 'put-away',
  touches: 'goods',
  schema,
  undo: 'none',
  applyStock(draft, { body, warehouse }) {
    if (draft.get('location', body.location)) return undefined
    const home = draft.get('warehouse', warehouse)
    const dock = home && draft.get('location', home.dock)
    draft.put('location', {
      id: body.location,
      warehouse,
      code: body.label,
      zone: dock?.zone ?? '',
      // Not for storage: nothing is proposed to be put there or picked from there before it is known where it is.
      type: 'stage',
      aisle: '',
      bay: 0,
      level: 0,
      slot: 0,
      side: 'left',
      x: dock?.x ?? 0,
      y: dock?.y ?? 0,
      storageClass: dock?.storageClass ?? '',
      blocked: false,
      provisional: true,
    })
    const facts = { code: body.label, place: `L:${body.location}` }
    draft.raise('unknown-bin', `location:${body.location}`, facts, warehouse)
    return undefined
  },
  subjects: ({ body }) => [
    { kind: 'location', id: body.location },
    { kind: 'code', id: body.label },
  ],
})
