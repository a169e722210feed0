// Owns sending goods of a purchase back to their supplier: how many of each line, from which place, why.
import { type ReactNode, useState } from 'react'
import type { SendablePurchase } from '../../../shared/protocol/desk/goods.ts'
import { Skeleton } from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { formWish } from '../data/typed.ts'
import { useRead } from '../data/use-read.ts'
import { useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import { LyingSelect, takenFrom, typedUnits } from '../told/lying-select.tsx'
import { overReceipts } from './over-receipts.ts'
import '../money/money.css'

type Line = SendablePurchase['lines'][number]

interface Typed {
  readonly quantity: string
  readonly place: string
}

const untyped: Typed = { quantity: '', place: '' }

export function SendBackDialog({ purchase, onClose }: { purchase: string; onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const { data } = useRead<SendablePurchase>(`/purchases/${encodeURIComponent(purchase)}/sendable`)
  if (data) return <SendBackForm found={data} onClose={onClose} />
  return (
    <BookingDialog title={d('send-back.new')} disabled onBook={async () => undefined} onClose={onClose}>
      <Skeleton lines={4} />
    </BookingDialog>
  )
}

function SendBackForm({ found, onClose }: { found: SendablePurchase; onClose: () => void }): ReactNode {
  const { d, number } = useDeskText()
  const { submit, busy } = useOperations()
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({})
  const [reason, setReason] = useState('')
  const lines = found.lines.filter((line) => line.places.length > 0 && leftOf(line) > 0)
  const change = (id: string, part: Partial<Typed>) =>
    setTyped((before) => ({ ...before, [id]: { ...untyped, ...before[id], ...part } }))
  const taken = lines.map((line) => ({ line, ...takenOf(line, typed[line.id] ?? untyped) }))
  const goes = taken.filter(({ units }) => units !== 0)
  const short = Math.max(0, ...goes.map(({ units, most }) => (units ?? 0) - most))
  const book = async () => {
    const wishes = goes.flatMap(({ line, from, units }) =>
      from && units
        ? overReceipts(line.receipts, units).map((part) =>
            formWish('goods-sent-back', {
              ...part,
              ...takenFrom(from),
              ...(reason.trim() && { reason: reason.trim() }),
            }),
          )
        : [],
    )
    if (await submit(wishes, d('send-back.done'))) onClose()
  }
  return (
    <BookingDialog
      title={d('send-back.title', found.purchase)}
      verb={d('send-back.new')}
      disabled={busy || goes.length === 0 || short > 0 || goes.some(({ units }) => units === undefined)}
      onBook={book}
      onClose={onClose}
    >
      {lines.length === 0 ? (
        <p className="quiet">{d('send-back.nothing')}</p>
      ) : (
        <table className="money-lines goods-lines">
          <thead>
            <tr>
              <th>{d('goods.item')}</th>
              <th className="tabular">{d('send-back.with-us')}</th>
              <th>{d('goods.from')}</th>
              <th className="tabular">{d('goods.quantity')}</th>
            </tr>
          </thead>
          <tbody>
            {taken.map(({ line, from }) => (
              <tr key={line.id}>
                <td>{line.item.name}</td>
                <td className="tabular">{number(leftOf(line))}</td>
                <td>
                  <LyingSelect
                    label={`${d('goods.from')} ${line.item.name}`}
                    places={line.places}
                    value={from?.id ?? ''}
                    onChange={(place) => change(line.id, { place })}
                  />
                </td>
                <td className="tabular">
                  <input
                    aria-label={`${d('goods.quantity')} ${line.item.name}`}
                    inputMode="numeric"
                    maxLength={9}
                    value={typed[line.id]?.quantity ?? ''}
                    onChange={(event) => change(line.id, { quantity: event.target.value })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {short > 0 ? <p className="money-wrong">{d('goods.too-many', { n: short })}</p> : null}
      <label className="field">
        <span>{d('goods.reason')}</span>
        <input maxLength={100} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
    </BookingDialog>
  )
}

/** Units of a line that came and are still with us. */
function leftOf(line: Line): number {
  return line.receipts.reduce((sum, { left }) => sum + left, 0)
}

/** What of a line goes from where: 0 where nothing is typed, undefined where it can't be read. */
function takenOf(line: Line, { quantity, place }: Typed) {
  const from = line.places.find(({ id }) => id === place) ?? line.places[0]
  const units = quantity.trim() === '' ? 0 : typedUnits(quantity)
  return { from, units, most: Math.min(from?.quantity ?? 0, leftOf(line)) }
}
