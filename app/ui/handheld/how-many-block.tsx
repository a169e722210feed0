// Owns the HOW MANY zone of a step: the number, its unit, how it's packed, how many are counted so far.
// Numbers come in as the language writes them; the block does no arithmetic with what they mean.
import type { ReactNode } from 'react'
import { useText } from '../../text/index.ts'
import { Icon, type IconName } from '../icon.tsx'
import { Press } from '../touch.tsx'
import { words } from '../words.tsx'
import type { BlockState } from './model.ts'
import './blocks.css'
import { steady } from '../steady.ts'

// More boxes than this are too thin to be counted by eye.
const mostTicks = 12

export interface HowManyBlockProps {
  state: BlockState
  /** The number that matters: to take, or counted so far. */
  number: string
  /** The whole, when `number` is counted so far: "of 14". */
  of?: string
  unit: string
  /** How it's packed, where it goes: "1 case of 12 + 2 loose", "into tote **T-118**". */
  lines?: readonly ReactNode[]
  /** One box for each, filled as they are scanned. */
  ticks?: { done: number; total: number }
  action?: { label: string; icon?: IconName; onPress: () => void }
}

function Ticks({ done, total }: { done: number; total: number }): ReactNode {
  const { t } = useText()
  return (
    <div
      className="ticks"
      role="progressbar"
      aria-valuemin={0}
      aria-valuenow={done}
      aria-valuemax={total}
      aria-label={t('ui.tick.count', { done, total })}
    >
      {Array.from({ length: total }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a box is known by its place alone
        <span key={index} className={index < done ? 'tick tick-done' : 'tick'} />
      ))}
    </div>
  )
}

export const HowManyBlock = steady(function HowManyBlock({
  state,
  number,
  of,
  unit,
  lines = [],
  ticks,
  action,
}: HowManyBlockProps): ReactNode {
  if (state === 'done') {
    return (
      <section className="block block-done">
        <Icon name="right" />
        <h2 className="block-done-text">{`${number} ${unit}`}</h2>
      </section>
    )
  }
  return (
    <section className={`block block-${state} how-many${of === undefined ? '' : ' how-many-counted'}`}>
      <div className="how-many-row">
        <h2 className="how-many-number" tabIndex={-1} data-step-heading={state === 'open' ? '' : undefined}>
          <span className="number">{number}</span>
          {of === undefined ? null : <span className="number-of"> {of}</span>}
          <span className="unseen"> {unit}</span>
        </h2>
        <div className="how-many-text">
          <p className="unit" aria-hidden="true">
            {unit}
          </p>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text keep their order
            <p key={index} className="how-many-line">
              {words(line)}
            </p>
          ))}
        </div>
      </div>
      {ticks !== undefined && ticks.total <= mostTicks ? <Ticks {...ticks} /> : null}
      {action === undefined ? null : (
        <Press className="block-action" onPress={action.onPress}>
          {action.icon === undefined ? null : <Icon name={action.icon} size="line" />}
          {words(action.label)}
        </Press>
      )}
    </section>
  )
})
