// Owns how the state of an order or a purchase is shown: a word, with colour only where somebody must decide.
import type { ReactNode } from 'react'
import type { OrderState, PurchaseRow } from '../../../shared/rows/work.ts'
import { Pill, type Tone } from '../../ui/desk/index.ts'
import { useDeskText } from '../text.ts'

const tones: Readonly<Record<OrderState, Tone>> = {
  waiting: 'neutral',
  held: 'warn',
  released: 'info',
  picking: 'info',
  picked: 'info',
  packed: 'info',
  shipped: 'ok',
  cancelled: 'neutral',
}

export function OrderStatePill({ state }: { state: OrderState }): ReactNode {
  const { d } = useDeskText()
  return <Pill tone={tones[state]}>{d(`order.state.${state}`)}</Pill>
}

const purchaseTones: Readonly<Record<PurchaseRow['state'], Tone>> = {
  open: 'neutral',
  'part-received': 'info',
  received: 'ok',
  closed: 'neutral',
}

export function PurchaseStatePill({ state }: { state: PurchaseRow['state'] }): ReactNode {
  const { d } = useDeskText()
  return <Pill tone={purchaseTones[state]}>{d(`purchase.state.${state}`)}</Pill>
}

/** Neither shipped nor cancelled. */
export function isOpen(state: OrderState): boolean {
  return state !== 'shipped' && state !== 'cancelled'
}
