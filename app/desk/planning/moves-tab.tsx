// Owns the list of moves worth most: what each saves and costs, and the press that makes tasks of those chosen.
import { type ReactNode, useMemo, useState } from 'react'
import type { MoveTold, SlottingPlanTold } from '../../../shared/protocol/desk/planning.ts'
import type { ItemId, LocationId } from '../../../shared/values/ids.ts'
import {
  Card,
  type Column,
  DataTable,
  DeskButton,
  EmptyState,
  ItemCell,
  Pill,
  StatCard,
  StatRow,
} from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { useDeskText } from '../text.ts'
import { PlanBody } from './plan-frame.tsx'
import type { Planning } from './use-plan.ts'

export function MovesTab({ planning }: { planning: Planning<'slotting'> }): ReactNode {
  return (
    <PlanBody kind="slotting" planning={planning}>
      {(plan) => <Moves key={plan.madeAt} plan={plan} />}
    </PlanBody>
  )
}

const idOf = (row: MoveTold) => row.itemId

function Moves({ plan }: { plan: SlottingPlanTold }): ReactNode {
  const { d, number, percent } = useDeskText()
  const { may } = useSession()
  const { submit, busy } = useOperations()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [made, setMade] = useState<ReadonlySet<string>>(new Set())
  const open = useMemo(() => plan.moves.filter((move) => !made.has(move.itemId)), [plan.moves, made])
  const columns = useColumns()
  const metres = (dm: number) => d('planning.moves.metres', { m: number(Math.round(dm / 10)) })
  const less = (dm: number) =>
    d('planning.moves.less', { percent: percent(plan.before > 0 ? 1 - dm / plan.before : 0, 1) })
  const make = async () => {
    const moves = open.filter((move) => chosen.has(move.itemId))
    const body = { moves: moves.flatMap(tasksOf(plan.moves)) }
    if (await submit([{ type: 'plan-moves', body }], d('planning.moves.made', { n: moves.length }))) {
      setMade(new Set([...made, ...chosen]))
      setChosen(new Set())
    }
  }
  if (plan.moves.length === 0) {
    return <EmptyState icon="space" title={d('planning.moves.nothing')} text={d('planning.moves.nothing.text')} />
  }
  return (
    <>
      <StatRow>
        <StatCard
          label={d('planning.moves.now')}
          value={metres(plan.before)}
          detail={d('planning.moves.basis', {
            orders: plan.orders,
            days: d('planning.reorder.days', { n: plan.days }),
          })}
        />
        <StatCard label={d('planning.moves.then')} tone="ok" value={metres(plan.after)} detail={less(plan.after)} />
        <StatCard label={d('planning.moves.best')} value={metres(plan.best)} detail={less(plan.best)} />
      </StatRow>
      <Card
        flush
        title={d('planning.tab.slotting')}
        aside={
          may('order') ? (
            <span className="row">
              <DeskButton
                label={d('planning.moves.all')}
                onPress={() => setChosen(new Set(open.map((move) => move.itemId)))}
              />
              <DeskButton
                look="main"
                icon="move"
                label={d('planning.moves.make', { n: chosen.size })}
                disabled={chosen.size === 0 || busy}
                onPress={() => void make()}
              />
            </span>
          ) : undefined
        }
      >
        <DataTable
          label={d('planning.tab.slotting')}
          columns={columns}
          rows={open}
          rowId={idOf}
          density="tall"
          {...(may('order') && { checked: chosen, onCheck: setChosen })}
        />
      </Card>
    </>
  )
}

/** A move as tasks: where two change places, what lies there goes the other way. */
function tasksOf(all: readonly MoveTold[]) {
  const whole = (id: string) => id as LocationId
  return (move: MoveTold) => {
    const there = { item: move.itemId as ItemId, from: whole(move.from.id), to: whole(move.to.id) }
    const back = move.swappedWith
    if (!back || all.some((other) => other.itemId === back.id)) return [there]
    return [{ item: back.id as ItemId, from: whole(move.to.id), to: whole(move.from.id) }, there]
  }
}

function useColumns(): Column<MoveTold>[] {
  const { d, number } = useDeskText()
  return useMemo(
    () => [
      {
        id: 'item',
        head: d('planning.moves.item'),
        width: 'minmax(14rem, 3fr)',
        cell: (row) => (
          <ItemCell
            name={row.item.name}
            detail={row.swappedWith ? d('planning.moves.swap', { item: row.swappedWith.name }) : row.item.sku}
          />
        ),
      },
      { id: 'abc', head: d('planning.letters'), cell: (row) => <Pill>{row.abc}</Pill> },
      { id: 'from', head: d('planning.moves.from'), kind: 'code', cell: (row) => row.from.code },
      { id: 'to', head: d('planning.moves.to'), kind: 'code', strong: true, cell: (row) => row.to.code },
      {
        id: 'orders',
        head: d('planning.moves.orders'),
        kind: 'number',
        sortBy: (row) => row.orders,
        cell: (row) => number(row.orders),
      },
      {
        id: 'saved',
        head: d('planning.moves.saved'),
        kind: 'number',
        sortBy: (row) => row.savedADay,
        cell: (row) => number(row.savedADay / 10, 1),
      },
      {
        id: 'minutes',
        head: d('planning.moves.minutes'),
        kind: 'number',
        sortBy: (row) => row.minutes,
        cell: (row) => number(row.minutes),
      },
      {
        id: 'days',
        head: d('planning.moves.payback'),
        kind: 'number',
        sortBy: (row) => row.days,
        cell: (row) => d('planning.reorder.days', { n: row.days }),
      },
    ],
    [d, number],
  )
}
