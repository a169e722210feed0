// Owns how numbers stand on the desk: money, quantities, and the three signs that are none: unknown, not yet counted,
// a range where the domain gives one. Zero is "0"; nothing is red just for being below zero.
import type { ReactNode } from 'react'
import { useText } from '../../text/index.ts'

/** A number that may not be known: "–" is unknown, "…" not yet counted. */
export type Known = number | 'unknown' | 'not-counted'

function Unknown({ of }: { of: 'unknown' | 'not-counted' }): ReactNode {
  const { t } = useText()
  return of === 'unknown' ? <span title={t('ui.unknown')}>–</span> : <span title={t('ui.notCounted')}>…</span>
}

/** @param minor whole minor units of `currency` */
export function Money({ minor, currency }: { minor: Known; currency: string }): ReactNode {
  const { money } = useText()
  return typeof minor === 'number' ? money(minor, currency) : <Unknown of={minor} />
}

/** Whole base units; `to` makes it a range ("12 to 15") while devices are silent. */
export function Quantity({ of, to }: { of: Known; to?: number }): ReactNode {
  const { number, t } = useText()
  if (typeof of !== 'number') return <Unknown of={of} />
  return to === undefined || to === of ? number(of) : t('ui.range', { from: number(of), to: number(to) })
}
