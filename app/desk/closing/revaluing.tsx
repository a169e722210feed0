// Owns saying what things are worth now: open documents of a currency at the rate of a day, and the stock of an item.
import { type ReactNode, useState } from 'react'
import type { BooksSettings } from '../../../shared/protocol/desk/books.ts'
import type { RateRow } from '../../../shared/rows/books.ts'
import { Card, DeskButton } from '../../ui/desk/index.ts'
import { onDay, useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish, typedDecimal } from '../data/typed.ts'
import { useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'
import { FindField, type FoundThing } from '../told/find-field.tsx'

export interface ExchangeRevaluedProps {
  readonly company: string
  /** Newest first. */
  readonly rates: readonly RateRow[]
  readonly today: string
}

export function ExchangeRevalued({ company, rates, today }: ExchangeRevaluedProps): ReactNode {
  const { d } = useDeskText()
  const { may } = useSession()
  const { submit, busy } = useOperations()
  const currencies = [...new Set(rates.map(({ currency }) => currency))]
  const [chosen, setChosen] = useState('')
  const [on, setOn] = useState(today)
  const currency = chosen || currencies[0]
  const rate = rates.find((each) => each.currency === currency && each.from <= on)?.rate
  if (!may('books') || currency === undefined) return null
  const book = () => {
    if (rate === undefined) return
    const wish = formWish('exchange-revalued', { company, currency, rate })
    void submit([onDay(wish, on, today)], d('revalue.done'))
  }
  return (
    <Card title={d('revalue.exchange')}>
      <div className="closing-form">
        <p className="quiet">{d('revalue.exchange.text')}</p>
        <label className="field">
          <span>{d('closing.currency')}</span>
          <select value={currency} onChange={(event) => setChosen(event.target.value)}>
            {currencies.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{d('closing.opening.on')}</span>
          <input type="date" max={today} value={on} onChange={(event) => setOn(event.target.value)} />
        </label>
        <p>{rate === undefined ? d('revalue.no-rate') : d('revalue.rate', { rate })}</p>
        <DeskButton
          look="main"
          label={d('revalue.exchange')}
          disabled={busy || rate === undefined || on === ''}
          onPress={book}
        />
      </div>
    </Card>
  )
}

export function StockWorth({ books }: { books: BooksSettings }): ReactNode {
  return (
    <div className="closing-pair">
      <StockRevalued books={books} />
      <StandardCost currency={books.currency} />
    </div>
  )
}

/** What a unit is taken to cost while no cost of it is known. */
function StandardCost({ currency }: { currency: string }): ReactNode {
  const { d } = useDeskText()
  const { may } = useSession()
  const { submit, busy } = useOperations()
  const [item, setItem] = useState<FoundThing>()
  const [cost, setCost] = useState('')
  const standardCost = typedDecimal(cost)
  const book = async () => {
    if (!item || standardCost === undefined) return
    const wish = formWish('standard-cost-set', { item: item.id, standardCost })
    if (await submit([wish], d('standard-cost.done'))) setCost('')
  }
  return (
    <Card title={d('standard-cost.set')}>
      <div className="closing-form">
        <p className="quiet">{d('standard-cost.text')}</p>
        <FindField label={d('document.item')} kind="item" chosen={item} onChoose={setItem} />
        <label className="field">
          <span>{d('revalue.cost', { currency })}</span>
          <input inputMode="decimal" value={cost} onChange={(event) => setCost(event.target.value)} />
        </label>
        <DeskButton
          look="main"
          label={d('closing.save')}
          disabled={busy || !may('purchase') || !item || standardCost === undefined}
          onPress={() => void book()}
        />
      </div>
    </Card>
  )
}

function StockRevalued({ books: { company, currency, today } }: { books: BooksSettings }): ReactNode {
  const { d } = useDeskText()
  const go = useGo()
  const { may } = useSession()
  const { submit, busy } = useOperations()
  const [item, setItem] = useState<FoundThing>()
  const [cost, setCost] = useState('')
  const [reason, setReason] = useState('')
  const [on, setOn] = useState(today)
  const unitCost = typedDecimal(cost)
  const book = async () => {
    if (!item || unitCost === undefined) return
    const body = { company: company.id, item: item.id, unitCost, reason: reason.trim() }
    const wish = onDay(formWish('stock-revalued', body), on, today)
    if (await submit([wish], d('revalue.done'))) setCost('')
  }
  return (
    <Card title={d('closing.view.value')}>
      <div className="closing-form">
        <p className="quiet">{d('revalue.stock.text')}</p>
        <DeskButton icon="reports" label={d('report.stock-value')} onPress={() => go('/reports/stock-value')} />
        <FindField label={d('document.item')} kind="item" chosen={item} onChoose={setItem} />
        <label className="field">
          <span>{d('revalue.cost', { currency })}</span>
          <input inputMode="decimal" value={cost} onChange={(event) => setCost(event.target.value)} />
        </label>
        <label className="field">
          <span>{d('payment.on')}</span>
          <input type="date" max={today} value={on} onChange={(event) => setOn(event.target.value)} />
        </label>
        <label className="field">
          <span>{d('document.field.reason')}</span>
          <input maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
        <DeskButton
          look="main"
          label={d('revalue.stock')}
          disabled={busy || !may('books') || !item || unitCost === undefined || reason.trim() === '' || on === ''}
          onPress={() => void book()}
        />
      </div>
    </Card>
  )
}
