// Somebody said what goods with an unknown code are. Their units, places and cost become those of the item; its code is known
// from now on; and whatever still arrives about the provisional item means the item, for ever.
import * as z from 'zod/mini'
import type { ItemRow } from '../rows/catalogue.ts'
import type { Draft } from '../rows/draft.ts'
import type { ItemId } from '../values/ids.ts'
import { quantity } from '../values/quantity.ts'
import { changeItem } from './identify.ts'
import type { LedgerFact } from './ledger-facts.ts'
import { defineOperation, type Operation } from './operation.ts'
import { id, units } from './schema.ts'

const schema = z.object({
  /** The provisional item. */
  item: id<ItemId>(),
  is: id<ItemId>(),
  /** How many base units of the item one scan of the code means, from now on. */
  factor: z.exactOptional(units()),
})

type Body = z.output<typeof schema>

export const itemIdentified = defineOperation<'item-identified', Body>({
  type: 'item-identified',
  version: 1,
  nature: 'fact',
  right: 'receive',
  touches: 'goods',
  schema,
  undo: 'none',
  applyStock(draft, { body }) {
    nameItem(draft, body.item, body.is, body.factor)
    return undefined
  },
  post: (_draft, { id: operation, at, body }, { movements }) => costOf(operation, at, movements, body.item, body.is),
  subjects: ({ body }) => [
    { kind: 'item', id: body.item },
    { kind: 'item', id: body.is },
  ],
})

/** Gives a provisional item its name. Nothing happens where it has one, or would be named after itself. */
export function nameItem(draft: Draft, from: ItemId, to: ItemId, factor = 1): void {
  const found = draft.get('item', from)
  const item = draft.get('item', to)
  if (!found?.provisional || found.identified || !item || from === to || item.identified) return
  draft.put(
    'item',
    found.codes.reduce((named, { code }) => withCode(named, code, factor), item),
  )
  changeItem(draft, from, to)
  draft.put('item', { ...found, codes: [], identified: to })
  for (const { code } of found.codes) {
    for (const exception of draft.find('exceptionsOf', `code:${code}`)) draft.resolve(exception, 'add-code-to-item')
  }
}

/** The item with one more code; as it is where it has it. */
export function withCode(item: ItemRow, code: string, factor: number): ItemRow {
  if (item.codes.some((known) => known.code === code)) return item
  const level = factor === 1 ? 'each' : 'case'
  return { ...item, codes: [...item.codes, { code, level, quantity: quantity(factor) }] }
}

/** The cost of what went over leaves one pool and enters the other, whole. */
export function costOf(
  operation: string,
  at: Operation['at'],
  movements: readonly {
    readonly item: string
    readonly owner: string
    readonly from: string
    readonly to: string
    readonly quantity: number
  }[],
  from: ItemId,
  to: ItemId,
): readonly LedgerFact[] {
  const units = new Map<string, number>()
  for (const { item, owner, from: left, to: reached, quantity: moved } of movements) {
    if (item !== from) continue
    if (reached === 'identity') units.set(owner, (units.get(owner) ?? 0) + moved)
    if (left === 'identity') units.set(owner, (units.get(owner) ?? 0) - moved)
  }
  return [...units]
    .filter(([, net]) => net !== 0)
    .map(([company, net], index): LedgerFact => {
      const [kit, part] = net > 0 ? [from, to] : [to, from]
      const some = Math.abs(net)
      const components = [{ item: part, quantity: some, weight: 1 }]
      const id = index === 0 ? operation : `${operation}#${index}`
      return {
        fact: 'cost',
        company: company as never,
        input: { id, at, type: 'disassemble', item: kit, quantity: some, components },
      }
    })
}
