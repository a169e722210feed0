// Owns what a reorder plan is asked: how much should be there when wanted, what may be spent, and below which amount a supplier
// takes no order. The last is remembered on this browser, since it holds for every order to come.
import { type ReactNode, useMemo, useState } from 'react'
import type { PlanOptions } from '../../../shared/protocol/desk/planning.ts'
import { moneyFrom } from '../../../shared/values/money.ts'
import { useSession } from '../data/session.tsx'
import { useDeskText } from '../text.ts'

export interface ReorderAsk {
  readonly options: PlanOptions
  readonly fill: string
  readonly budget: string
  readonly setFill: (text: string) => void
  readonly setBudget: (text: string) => void
}

const isFill = (text: string) => /^\d{2}(\.\d)?$/.test(plain(text)) && Number(plain(text)) >= 50
/** Numbers may be typed with a comma. */
const plain = (text: string) => text.trim().replace(',', '.')

export function useReorderAsk(): ReorderAsk {
  const { company, settings } = useSession()
  const [fill, setFill] = useState('95')
  const [budget, setBudget] = useState('')
  const options = useMemo((): PlanOptions => {
    const money = moneyFrom(plain(budget), company.currency)
    const least = Object.entries(settings.leastOrders).flatMap(([supplier, text]) => {
      const amount = moneyFrom(plain(text), company.currency)
      return amount === undefined || amount <= 0 ? [] : [[supplier, amount] as const]
    })
    return {
      ...(isFill(fill) && { fill: Math.round(Number(plain(fill)) * 10) }),
      ...(money !== undefined && money >= 0 && { budget: money }),
      ...(least.length > 0 && { least: Object.fromEntries(least) }),
    }
  }, [fill, budget, company.currency, settings.leastOrders])
  return { options, fill, budget, setFill, setBudget }
}

export function ReorderFields({ ask, onAsk }: { ask: ReorderAsk; onAsk: () => void }): ReactNode {
  const { d } = useDeskText()
  const { company } = useSession()
  const money = moneyFrom(plain(ask.budget), company.currency)
  const isBudget = ask.budget.trim() === '' || (money !== undefined && money >= 0)
  return (
    <form
      className="plan-fields"
      onSubmit={(event) => {
        event.preventDefault()
        onAsk()
      }}
    >
      <label className="field">
        <span>{d('planning.reorder.ask.fill')}</span>
        <input
          inputMode="decimal"
          maxLength={4}
          value={ask.fill}
          aria-invalid={!isFill(ask.fill)}
          onChange={(event) => ask.setFill(event.target.value)}
        />
      </label>
      <label className="field">
        <span>{d('planning.reorder.ask.budget', { currency: company.currency })}</span>
        <input
          inputMode="decimal"
          maxLength={12}
          value={ask.budget}
          aria-invalid={!isBudget}
          onChange={(event) => ask.setBudget(event.target.value)}
        />
      </label>
    </form>
  )
}

/** Below which amount a supplier takes no order. It holds from the next plan on. */
export function LeastField({ supplier }: { supplier: string }): ReactNode {
  const { d } = useDeskText()
  const { company, settings, change } = useSession()
  const text = settings.leastOrders[supplier] ?? ''
  const amount = moneyFrom(plain(text), company.currency)
  return (
    <label className="least-field">
      <span>{d('planning.reorder.least', { currency: company.currency })}</span>
      <input
        inputMode="decimal"
        maxLength={12}
        value={text}
        aria-invalid={text.trim() !== '' && (amount === undefined || amount < 0)}
        onChange={(event) => change({ leastOrders: { ...settings.leastOrders, [supplier]: event.target.value } })}
      />
    </label>
  )
}
