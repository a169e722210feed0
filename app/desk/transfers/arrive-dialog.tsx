// Owns saying what became of goods on their way: so many came, into this bin, in this state; or they will never come.
import { type ReactNode, useState } from 'react'
import type { TransferListRow } from '../../../shared/protocol/desk/goods.ts'
import type { StockStatus } from '../../../shared/rows/stock.ts'
import { useOperations } from '../data/operations.ts'
import { formWish } from '../data/typed.ts'
import { familyText, useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import { FindField, type FoundThing } from '../told/find-field.tsx'
import { typedUnits } from '../told/lying-select.tsx'
import { unitsOf } from '../told/names.ts'
import { UnitsField } from '../told/units-field.tsx'
import '../money/money.css'

export interface OnTheWayProps {
  readonly row: TransferListRow
  readonly onClose: () => void
}

const states = ['available', 'damaged', 'quarantine'] as const satisfies readonly StockStatus[]

export function ArriveDialog({ row, onClose }: OnTheWayProps): ReactNode {
  const text = useDeskText()
  const { d } = text
  const { submit, busy } = useOperations()
  const [typed, setTyped] = useState(String(row.left))
  const [bin, setBin] = useState<FoundThing>()
  const [status, setStatus] = useState<StockStatus>('available')
  const units = typedUnits(typed)
  const book = async () => {
    if (!bin || units === undefined) return
    const body = { ...goodsOf(row, status), quantity: units, to: `L:${bin.id}` }
    if (await submit([formWish('transfer-received', body)], d('transfer.arrived'))) onClose()
  }
  return (
    <BookingDialog
      title={`${d('transfer.arrive')} · ${unitsOf(text, row.left, row.item)}`}
      verb={d('transfer.arrive')}
      disabled={busy || !bin || units === undefined}
      onBook={book}
      onClose={onClose}
    >
      <FindField label={d('goods.to')} kind="bin" chosen={bin} onChoose={setBin} />
      <div className="money-pair">
        <UnitsField value={typed} onChange={setTyped} />
        <label className="field">
          <span>{d('goods.status')}</span>
          <select value={status} onChange={(event) => setStatus(event.target.value as StockStatus)}>
            {states.map((each) => (
              <option key={each} value={each}>
                {familyText(d, 'status', each)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </BookingDialog>
  )
}

export function LoseDialog({ row, onClose }: OnTheWayProps): ReactNode {
  const text = useDeskText()
  const { d } = text
  const { submit, busy } = useOperations()
  const [typed, setTyped] = useState(String(row.left))
  const [reason, setReason] = useState('')
  const units = typedUnits(typed)
  const book = async () => {
    if (units === undefined) return
    const body = { ...goodsOf(row, 'available'), quantity: units, ...(reason.trim() && { reason: reason.trim() }) }
    if (await submit([formWish('transfer-lost', body)], d('transfer.lost.done'))) onClose()
  }
  return (
    <BookingDialog
      title={`${d('transfer.lose')} · ${unitsOf(text, row.left, row.item)}`}
      verb={d('transfer.lose')}
      disabled={busy || units === undefined || units > row.left}
      onBook={book}
      onClose={onClose}
    >
      <p className="quiet">{d('transfer.lose.text')}</p>
      <UnitsField value={typed} onChange={setTyped} />
      <label className="field">
        <span>{d('goods.reason')}</span>
        <input maxLength={100} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
    </BookingDialog>
  )
}

function goodsOf({ transfer, item, lot, serial, owner }: TransferListRow, status: StockStatus) {
  return { transfer, item: item.id, lot, serial, status, owner }
}
