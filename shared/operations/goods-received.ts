// Goods were counted in at a dock, against a purchase line or blind. What was ordered is never taken for received.
import * as z from 'zod/mini'
import type { Draft } from '../rows/draft.ts'
import { virtual } from '../rows/places.ts'
import { type Move, moveAll } from '../stock/movements.ts'
import { exceptionIdOf, type PurchaseId } from '../values/ids.ts'
import { quantity } from '../values/quantity.ts'
import { receiveForBills } from './books/match-invoice.ts'
import type { LedgerFact } from './ledger-facts.ts'
import { defineOperation, type Operation } from './operation.ts'
import { purchaseStateOf } from './purchase-state.ts'
import { date, goodsShape, id, place, scanned, text, units } from './schema.ts'

const schema = z.object({
  /** One delivery at the dock: all its scans share it. */
  receipt: id<string>(),
  purchase: z.exactOptional(id<PurchaseId>()),
  line: z.exactOptional(id<string>()),
  /** From whom, as far as somebody could say, where no order tells. */
  supplier: z.exactOptional(text(120)),
  ...goodsShape,
  expiry: z.exactOptional(date()),
  quantity: units(),
  to: place(),
  scan: z.exactOptional(scanned()),
  /** What was wrong with them, in the receiver's words. */
  note: z.exactOptional(text(200)),
})

type Body = z.output<typeof schema>
type GoodsReceived = Operation<'goods-received', Body>

export const goodsReceived = defineOperation<'goods-received', Body>({
  type: 'goods-received',
  version: 1,
  nature: 'fact',
  right: 'receive',
  touches: 'goods',
  schema,
  moves: movesOf,
  undo: {
    rows(draft, { id: receipt, body }) {
      if (draft.get('received', receipt)) draft.remove('received', receipt)
      if (body.line) receiveLine(draft, body.line, body, -body.quantity)
      else nameUnordered(draft, body, -body.quantity)
      if (body.status === 'damaged') nameDamaged(draft, body, -body.quantity)
    },
  },
  applyStock(draft, { body }) {
    if (body.lot) noteLot(draft, body)
    moveAll(draft, movesOf({ body }))
    if (body.line) receiveLine(draft, body.line, body, body.quantity)
    else nameUnordered(draft, body, body.quantity)
    if (body.status === 'damaged') nameDamaged(draft, body, body.quantity)
    return undefined
  },
  post(draft, operation) {
    return receiptCost(draft, operation)
  },
  subjects({ body }) {
    return [
      { kind: 'item', id: body.item },
      ...(body.purchase ? [{ kind: 'purchase', id: body.purchase as string }] : []),
    ]
  },
})

function noteLot(draft: Draft, body: Body): void {
  const key = `${body.item}|${body.lot}`
  const known = draft.get('lot', key)
  if (!known) {
    draft.put('lot', { id: key, item: body.item, lot: body.lot, ...(body.expiry && { expiry: body.expiry }) })
  } else if (body.expiry && !known.expiry) {
    draft.put('lot', { ...known, expiry: body.expiry })
  } else if (body.expiry && known.expiry && body.expiry !== known.expiry) {
    draft.raise('expiry-differs', `lot:${key}`, { lot: body.lot, known: known.expiry, seen: body.expiry })
  }
}

/** Goods that nobody ordered, as far as is known: true all the same, and the buyer's question. */
function nameUnordered(draft: Draft, body: Body, units: number): void {
  const purchase = body.purchase && draft.get('purchase', body.purchase)
  tellOnce(draft, 'received-unordered', `item:${body.item}`, body, units, {
    item: body.item,
    place: body.to,
    lot: body.lot,
    purchase: purchase ? purchase.number : '',
    ...(body.supplier && { supplier: body.supplier }),
  })
}

/** One delivery asks once about the same goods, however many scans they took. @param units less than zero for an undo */
function tellOnce(
  draft: Draft,
  kind: 'received-unordered' | 'received-damaged',
  subject: string,
  { receipt }: Body,
  units: number,
  facts: Readonly<Record<string, string | number>>,
): void {
  const asked = draft.get('exception', exceptionIdOf(kind, subject, receipt))
  if (asked?.state === 'open') {
    const sofar = Math.max(0, Number(asked.facts.quantity ?? 0) + units)
    draft.put('exception', { ...asked, facts: { ...asked.facts, quantity: sofar } })
  } else if (units > 0) {
    // Whoever has decided about the first of them is asked anew about more.
    draft.raise(kind, subject, { ...facts, quantity: units }, asked ? undefined : receipt)
  }
}

/** @param units less than zero where a receipt is taken back */
function receiveLine(draft: Draft, lineId: string, { to }: Body, units: number): void {
  const line = draft.get('purchaseLine', lineId)
  const purchase = line && draft.get('purchase', line.purchase)
  if (!line || !purchase) return
  const received = quantity(line.received + units)
  draft.put('purchaseLine', { ...line, received })
  const openBefore = line.received < line.ordered ? 1 : 0
  const openAfter = received < line.ordered ? 1 : 0
  const after = {
    ...purchase,
    received: quantity(purchase.received + units),
    openLines: purchase.openLines + openAfter - openBefore,
  }
  draft.put('purchase', purchase.state === 'closed' ? after : { ...after, state: purchaseStateOf(after) })
  if (units > 0 && received > line.ordered) {
    const over = received - Math.max(line.ordered, line.received)
    draft.raise('over-received', `purchaseLine:${line.id}`, {
      purchase: purchase.number,
      item: line.item,
      ordered: line.ordered,
      received,
      over,
      place: to,
    })
  }
}

/** Damaged on arrival: somebody claims them, sends them back or writes them off. */
function nameDamaged(draft: Draft, body: Body, units: number): void {
  const purchase = body.purchase && draft.get('purchase', body.purchase)
  const subject = body.line ? `purchaseLine:${body.line}` : `item:${body.item}`
  tellOnce(draft, 'received-damaged', subject, body, units, {
    item: body.item,
    place: body.to,
    purchase: purchase ? purchase.number : '',
    lot: body.lot,
    ...(body.note && { note: body.note }),
  })
}

/** Goods cost what was agreed with the supplier; without terms the books wait for the invoice, at nothing. */
function receiptCost(draft: Draft, { id, at, body }: GoodsReceived): readonly LedgerFact[] {
  if (!draft.get('company', body.owner)) return []
  const terms = body.line ? draft.get('purchaseTerms', body.line) : undefined
  const price = terms ? { unitPrice: terms.unitPrice, rate: terms.rate } : { unitPrice: '0' }
  const { item, quantity: units, purchase, line, owner: company } = body
  const input = { id, at, type: 'receipt', item, quantity: units, ...price } as const
  const received = { id, company, item, units, at, ...(purchase && { purchase }), ...(line && { line }) }
  return [{ fact: 'cost', company, input }, ...receiveForBills(draft, received)]
}

function movesOf({ body }: Pick<Operation<string, Body>, 'body'>): readonly Move[] {
  return [{ goods: body, from: virtual('supplier'), to: body.to, quantity: body.quantity }]
}
