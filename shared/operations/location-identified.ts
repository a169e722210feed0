// Somebody said which bin an unknown label is on. What lies there lies in that bin; late facts about the label mean it, for ever.
import * as z from 'zod/mini'
import type { Draft } from '../rows/draft.ts'
import type { LocationId } from '../values/ids.ts'
import { changeLocation } from './identify.ts'
import { defineOperation } from './operation.ts'
import { id } from './schema.ts'

const schema = z.object({ location: id<LocationId>(), is: id<LocationId>() })

type Body = z.output<typeof schema>

export const locationIdentified = defineOperation<'location-identified', Body>({
  type: 'location-identified',
  version: 1,
  nature: 'fact',
  right: 'put-away',
  touches: 'goods',
  schema,
  undo: 'none',
  applyStock(draft, { body }) {
    nameLocation(draft, body.location, body.is)
    return undefined
  },
  subjects: ({ body }) => [
    { kind: 'location', id: body.location },
    { kind: 'location', id: body.is },
  ],
})

/** Gives a provisional bin its name. Nothing happens where it has one. */
export function nameLocation(draft: Draft, from: LocationId, to: LocationId): void {
  const found = draft.get('location', from)
  const location = draft.get('location', to)
  if (!found?.provisional || found.identified || !location || from === to || location.identified) return
  changeLocation(draft, from, to)
  draft.put('location', { ...found, identified: to, blocked: true })
  for (const exception of draft.find('exceptionsOf', `location:${from}`)) draft.resolve(exception, 'name-bin')
}
