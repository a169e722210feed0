// Owns the sums of money at the foot of lists: what is open and overdue, what came and went.
import type { ReactNode } from 'react'
import { words } from '../../ui/desk/index.ts'
import { useDeskText } from '../text.ts'

interface OpenSumsProps {
  readonly sums: { readonly open: number; readonly overdue: number }
  readonly currency: string
}

export function OpenSums({ sums, currency }: OpenSumsProps): ReactNode {
  const { d, money } = useDeskText()
  return (
    <>
      <span>{words(d('documents.sum.open', { money: money(sums.open, currency) }))}</span>
      <span>{words(d('documents.sum.overdue', { money: money(sums.overdue, currency) }))}</span>
    </>
  )
}

interface MovedSumsProps {
  readonly came: number
  readonly went: number
  readonly currency: string
}

export function MovedSums({ came, went, currency }: MovedSumsProps): ReactNode {
  const { d, money } = useDeskText()
  return <span>{words(d('bank.sums', { came: money(came, currency), went: money(went, currency) }))}</span>
}
