// A code was scanned that nobody knows, and the goods with it are set aside until somebody says what they are.
import * as z from 'zod/mini'
import type { ItemId, PurchaseId } from '../values/ids.ts'
import { defineOperation } from './operation.ts'
import { id, place, text } from './schema.ts'

const schema = z.object({
  code: text(200),
  job: text(20),
  at: z.exactOptional(place()),
  purchase: z.exactOptional(id<PurchaseId>()),
  /** The item that it stands for, where the person could say so. */
  item: z.exactOptional(id<ItemId>()),
})

type Body = z.output<typeof schema>

export const codeReported = defineOperation<'code-reported', Body>({
  type: 'code-reported',
  version: 1,
  nature: 'fact',
  right: 'count',
  touches: 'nothing',
  schema,
  undo: 'mirror',
  applyStock(draft, { body, warehouse }) {
    // The same unknown code, scanned again and again, is one question.
    draft.raise(
      'unknown-code',
      `code:${body.code}`,
      { code: body.code, job: body.job, place: body.at ?? '', ...(body.item && { item: body.item }) },
      warehouse,
    )
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'code', id: body.code }],
})
