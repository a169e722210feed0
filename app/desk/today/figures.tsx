// Owns the first row of the day: orders due by state, and the four figures that ask for somebody.
import type { ReactNode } from 'react'
import type { Today } from '../../../shared/protocol/desk/house.ts'
import type { OrderState } from '../../../shared/rows/work.ts'
import { GoLink, type Segment, SegmentBar, StatCard, StatRow } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { hrefOf, useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'
import { useWhen } from '../told/when.ts'

/** From what is done to what is not begun; neighbours are told apart by colour. */
const order: readonly (readonly [OrderState, Segment['colour']])[] = [
  ['shipped', 1],
  ['packed', 4],
  ['picked', 5],
  ['picking', 3],
  ['released', 6],
  ['waiting', 'rest'],
  ['held', 2],
]

export function Figures({ today }: { today: Today }): ReactNode {
  const { d, number, money, duration } = useDeskText()
  const { company } = useSession()
  const when = useWhen()
  const go = useGo()
  const { due, late, exceptions, unsent } = today
  const link = (path: string, text: ReactNode) => (
    <GoLink className="link" href={hrefOf(path)} onGo={go}>
      {text}
    </GoLink>
  )
  return (
    <StatRow
      wide={
        <>
          <div className="due-head">
            <b className="stat-label">{d('today.due')}</b>
            <span className="stat-detail">{d('today.due.ends', { age: duration(today.dayEndsAt - today.asOf) })}</span>
          </div>
          <div className="due-body">
            <p className="stat-value">{link('/orders?view=today', number(due.total))}</p>
            <div className="due-bar">
              {due.total === 0 ? (
                <p className="quiet">{d('today.due.none')}</p>
              ) : (
                <SegmentBar
                  segments={order
                    .filter(([state]) => due.states[state] > 0)
                    .map(([state, colour]) => ({
                      id: state,
                      label: d(`order.state.${state}`),
                      text: number(due.states[state]),
                      value: due.states[state],
                      colour,
                    }))}
                />
              )}
            </div>
          </div>
        </>
      }
    >
      <StatCard
        label={d('today.late')}
        icon="stale"
        tone={late.count > 0 ? 'err' : 'neutral'}
        value={link('/orders?view=late', number(late.count))}
        detail={
          late.oldestAt === undefined ? d('today.late.none') : d('today.late.oldest', { age: when.age(late.oldestAt) })
        }
      />
      <StatCard
        label={d('today.held')}
        icon="hold"
        tone={today.held > 0 ? 'warn' : 'neutral'}
        value={number(today.held)}
        detail={today.held > 0 ? d('today.held.text') : d('today.late.none')}
      />
      <StatCard
        label={d('today.exceptions')}
        icon="exception"
        tone={exceptions.count > 0 ? 'warn' : 'neutral'}
        value={link('/exceptions', number(exceptions.count))}
        detail={
          exceptions.value !== undefined && exceptions.value > 0
            ? d('today.exceptions.value', { money: money(exceptions.value, company.currency) })
            : exceptions.oldestAt === undefined
              ? d('today.late.none')
              : d('today.late.oldest', { age: when.age(exceptions.oldestAt) })
        }
      />
      <StatCard
        label={d('today.unsent')}
        icon="offline"
        value={link('/devices', d('today.unsent.value', { n: unsent.operations }))}
        detail={
          unsent.devices === 0
            ? d('today.unsent.none')
            : [
                d('today.unsent.devices', { n: unsent.devices }),
                ...(unsent.oldestAt === undefined
                  ? []
                  : [d('today.unsent.oldest', { time: when.short(unsent.oldestAt) })]),
              ].join(', ')
        }
      />
    </StatRow>
  )
}
