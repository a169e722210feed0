// Owns the draft of an order to a supplier: what is proposed, to be changed by whoever orders; nothing is ordered before they
// say so.
import { type ReactNode, useState } from 'react'
import type { SupplierTold } from '../../../shared/protocol/desk/planning.ts'
import { amountOf } from '../../../shared/values/money.ts'
import { day } from '../../../shared/values/time.ts'
import { DeskButton, IconButton, Money } from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { Dialog } from '../frame/dialog.tsx'
import { useDeskText } from '../text.ts'
import { useWhen } from '../told/when.ts'
import { purchaseNumber, purchaseOf } from './purchase-draft.ts'

interface DraftLine {
  readonly item: SupplierTold['lines'][number]['item']
  readonly units: string
  readonly price: string
}

export interface DraftDialogProps {
  readonly supplier: SupplierTold
  readonly onClose: () => void
  readonly onOrdered: () => void
}

const isPrice = (text: string) => /^\d{1,9}(\.\d{1,6})?$/.test(text)
const isUnits = (text: string) => /^[1-9]\d{0,6}$/.test(text)
/** A price may be typed with a comma. */
const plainPrice = (text: string) => text.trim().replace(',', '.')

export function DraftDialog({ supplier, onClose, onOrdered }: DraftDialogProps): ReactNode {
  const { d } = useDeskText()
  const { company } = useSession()
  const { now, today } = useWhen()
  const { submit, busy } = useOperations()
  const [name, setName] = useState(supplier.supplier)
  const [number, setNumber] = useState(() => purchaseNumber(today))
  const [expected, setExpected] = useState(() => new Date(now + supplier.leadDays * day).toISOString().slice(0, 10))
  const [lines, setLines] = useState<readonly DraftLine[]>(() =>
    supplier.lines
      .filter((line) => !line.waits)
      .map((line) => ({ item: line.item, units: String(line.quantity), price: line.unitPrice ?? '' })),
  )
  const change = (id: string, part: Partial<DraftLine>) =>
    setLines(lines.map((line) => (line.item.id === id ? { ...line, ...part } : line)))
  const isReady =
    name.trim() !== '' &&
    number.trim() !== '' &&
    lines.length > 0 &&
    lines.every((line) => isUnits(line.units) && isPrice(plainPrice(line.price)))
  const total = lines.reduce(
    (sum, { units, price }) =>
      isUnits(units) && isPrice(plainPrice(price))
        ? sum + amountOf(Number(units), plainPrice(price), supplier.currency)
        : sum,
    0,
  )
  const order = async () => {
    const body = purchaseOf({
      company: company.id,
      supplier,
      name,
      number,
      expected,
      lines: lines.map(({ item, units, price }) => ({ item: item.id, units: Number(units), price: plainPrice(price) })),
    })
    const done = d('planning.draft.done', { number: body.number })
    if (await submit([{ type: 'purchase-ordered', body }], done)) onOrdered()
  }
  return (
    <Dialog
      title={d('planning.draft.title', { supplier: supplier.supplier })}
      onClose={onClose}
      actions={
        <>
          <span className="draft-total">
            {d('planning.draft.total')}{' '}
            <b>
              <Money minor={total} currency={supplier.currency} />
            </b>
          </span>
          <DeskButton label={d('planning.draft.keep')} onPress={onClose} />
          <DeskButton
            look="main"
            icon="send"
            label={d('planning.draft.order')}
            disabled={!isReady || busy}
            onPress={() => void order()}
          />
        </>
      }
    >
      <div className="draft-head">
        <label className="field">
          <span>{d('planning.draft.supplier')}</span>
          <input maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <label className="field">
          <span>{d('planning.draft.number')}</span>
          <input maxLength={40} value={number} onChange={(event) => setNumber(event.target.value)} />
        </label>
        <label className="field">
          <span>{d('planning.draft.expected')}</span>
          <input type="date" value={expected} onChange={(event) => setExpected(event.target.value)} />
        </label>
      </div>
      <div className="draft-scroll">
        <table className="draft-lines">
          <thead>
            <tr>
              <th scope="col">{d('planning.reorder.item')}</th>
              <th scope="col">{d('planning.draft.units')}</th>
              <th scope="col">{d('planning.draft.price', { currency: supplier.currency })}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {lines.map(({ item, units, price }) => (
              <tr key={item.id}>
                <th scope="row">
                  {item.name}
                  <small className="code">{item.sku}</small>
                </th>
                <td className="field">
                  <input
                    inputMode="numeric"
                    aria-label={`${d('planning.draft.units')}: ${item.name}`}
                    aria-invalid={!isUnits(units)}
                    value={units}
                    onChange={(event) => change(item.id, { units: event.target.value.trim() })}
                  />
                </td>
                <td className="field">
                  <input
                    inputMode="decimal"
                    aria-label={`${d('planning.draft.price', { currency: supplier.currency })}: ${item.name}`}
                    aria-invalid={!isPrice(plainPrice(price))}
                    value={price}
                    onChange={(event) => change(item.id, { price: event.target.value })}
                  />
                </td>
                <td>
                  <IconButton
                    label={d('planning.draft.skip', { item: item.name })}
                    icon="close"
                    onPress={() => setLines(lines.filter((line) => line.item.id !== item.id))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isReady ? null : <p className="quiet">{d('planning.draft.missing')}</p>}
    </Dialog>
  )
}
