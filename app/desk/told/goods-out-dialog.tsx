// Owns saying that goods leave the stock here: written off, back to a supplier whom no purchase tells, to another warehouse.
import { type ReactNode, useState } from 'react'
import type { Wish } from '../../../shared/operations/index.ts'
import type { Named } from '../../../shared/protocol/desk/names.ts'
import type { Lying } from '../../../shared/protocol/desk/stock.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish } from '../data/typed.ts'
import { useDeskText } from '../text.ts'
import { BookingDialog } from './booking-dialog.tsx'
import type { FoundThing } from './find-field.tsx'
import { GoodsLines, type GoodsTyped, goodsOf, noGoods } from './goods-lines.tsx'
import { takenFrom } from './lying-select.tsx'
import '../money/money.css'

export interface GoodsOutProps {
  readonly way: 'transfer' | 'write-off' | 'send-back'
  readonly item?: FoundThing
  /** Where goods may be sent, of a transfer. */
  readonly warehouses?: readonly Named[]
  readonly onClose: () => void
}

export function GoodsOutDialog({ way, item, warehouses = [], onClose }: GoodsOutProps): ReactNode {
  const { d } = useDeskText()
  const { warehouse } = useSession()
  const { submit, busy } = useOperations()
  const others = warehouses.filter(({ id }) => id !== warehouse.id)
  const [lines, setLines] = useState<readonly GoodsTyped[]>([item ? { ...noGoods, item } : noGoods])
  const [to, setTo] = useState(others[0]?.id ?? '')
  const [told, setTold] = useState('')
  const goods = goodsOf(lines)
  const said = told.trim()
  const wanted = way === 'write-off' ? said !== '' : way === 'transfer' ? to !== '' : true
  const book = async () => {
    const wishes = (goods ?? []).map((each) => wishOf(way, each, to, said))
    if (await submit(wishes, d('goods.out.done'))) onClose()
  }
  return (
    <BookingDialog
      title={d(`goods.out.${way}`)}
      verb={d(`goods.out.${way}`)}
      disabled={busy || !goods || !wanted}
      onBook={book}
      onClose={onClose}
    >
      <p className="quiet">{d(`goods.out.${way}.text`)}</p>
      {way === 'transfer' ? (
        <label className="field">
          <span>{d('transfer.to')}</span>
          <select value={to} onChange={(event) => setTo(event.target.value)}>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <GoodsLines lines={lines} onChange={setLines} />
      <label className="field">
        <span>{way === 'transfer' ? d('transfer.number') : d('goods.reason')}</span>
        <input maxLength={60} value={told} onChange={(event) => setTold(event.target.value)} />
      </label>
    </BookingDialog>
  )
}

/** What is recorded of one line; `said` is the number on its papers or why it goes. */
function wishOf(
  way: GoodsOutProps['way'],
  { from, quantity }: { readonly from: Lying; readonly quantity: number },
  to: string,
  said: string,
): Wish {
  const body = { ...takenFrom(from), quantity }
  switch (way) {
    case 'transfer':
      return formWish('transfer-shipped', { ...body, to, ...(said && { number: said }) })
    case 'write-off':
      return formWish('stock-written-off', { ...body, reason: said })
    case 'send-back':
      return formWish('goods-sent-back', { ...body, ...(said && { reason: said }) })
  }
}
