// A customer ordered. The order is true whatever the stock says; whether it can be picked is decided on release.
import * as z from 'zod/mini'
import type { Draft } from '../rows/draft.ts'
import type { CompanyId, ItemId, OrderId } from '../values/ids.ts'
import { sumOf } from '../values/money.ts'
import { none, quantity } from '../values/quantity.ts'
import { holdOverLimit } from './books/credit-limit.ts'
import { basisPoints } from './books/document-lines.ts'
import { taxOrder } from './books/tax-order.ts'
import { defineOperation } from './operation.ts'
import { amount, currency, decimal, id, instantOf, text, units } from './schema.ts'

const schema = z.object({
  order: id<OrderId>(),
  company: id<CompanyId>(),
  number: text(40),
  channel: text(40),
  placedAt: instantOf(),
  shipBy: instantOf(),
  priority: z.int().check(z.gte(0), z.lte(9)),
  currency: currency(),
  customer: z.object({ id: id<string>(), name: text(200), country: text(60) }),
  shipTo: z.object({
    name: text(200),
    lines: z.array(text(200)).check(z.maxLength(8)),
    country: text(60),
    /** State or province, where tax differs by it: "NY". */
    region: z.exactOptional(text(10)),
  }),
  /**
   * The company's own rates tax it: prices, nets and charges are without tax, or hold it. Left out, lines say their tax
   * themselves: an imported order, one whose tax a marketplace remits.
   */
  pricing: z.exactOptional(z.enum(['net', 'gross'])),
  lines: z
    .array(
      z.object({
        id: id<string>(),
        item: id<ItemId>(),
        quantity: units(),
        unitPrice: decimal(),
        /** What the line is worth in minor units, without tax unless prices hold it; 0 for a free line. */
        net: amount(),
        /** Tax that the company owes on it, beside `net`; left out where a marketplace remits it. */
        taxBasisPoints: z.exactOptional(basisPoints()),
      }),
    )
    .check(z.maxLength(2000)),
  charges: z.array(z.object({ account: text(8), amount: amount() })).check(z.maxLength(50)),
})

type Body = z.output<typeof schema>

export const orderPlaced = defineOperation<'order-placed', Body>({
  type: 'order-placed',
  version: 1,
  nature: 'fact',
  right: 'order',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock(draft, { body, warehouse }) {
    if (draft.get('order', body.order)) {
      draft.raise('order-number-again', `order:${body.order}`, { order: body.number })
      return undefined
    }
    draft.put('order', {
      id: body.order,
      warehouse,
      company: body.company,
      number: body.number,
      channel: body.channel,
      state: 'waiting',
      placedAt: body.placedAt,
      shipBy: body.shipBy,
      priority: body.priority,
      lines: body.lines.length,
      units: quantity(body.lines.reduce((sum, line) => sum + line.quantity, 0)),
      allocated: none,
      picked: none,
      packed: none,
      shipped: none,
      openPicks: 0,
    })
    for (const line of body.lines) {
      draft.put('orderLine', {
        id: line.id,
        order: body.order,
        warehouse,
        item: line.item,
        ordered: line.quantity,
        cancelled: none,
        allocated: none,
        picked: none,
        packed: none,
        shipped: none,
      })
    }
    putOfficeRows(draft, body)
    return undefined
  },
  post(draft, { body }) {
    taxOrder(draft, body.order, body.placedAt)
    holdOverLimit(draft, body.order)
    return []
  },
  subjects: ({ body }) => [{ kind: 'order', id: body.order }],
})

function putOfficeRows(draft: Draft, body: Body): void {
  const { warehouse } = draft.cause
  const { region: _region, ...address } = body.shipTo
  draft.put('shipTo', { id: body.order, warehouse, ...address })
  draft.put('customer', body.customer)
  draft.put('sale', {
    id: body.order,
    company: body.company,
    warehouse,
    customer: body.customer.id,
    currency: body.currency,
    charges: body.charges,
    chargesPosted: false,
    net: sumOf([...body.lines.map(({ net }) => net), ...body.charges.map(({ amount }) => amount)]),
    invoicedNet: 0,
    ...(body.pricing && {
      pricing: body.pricing,
      to: { country: body.shipTo.country, ...(body.shipTo.region && { region: body.shipTo.region }) },
    }),
  })
  for (const { quantity: _, item: __, ...line } of body.lines) {
    draft.put('saleLine', { ...line, order: body.order, invoiced: 0, invoicedUnits: none })
  }
}
