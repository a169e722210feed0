// Owns the hands that the open orders need, cut-off by cut-off.
import { type ReactNode, useMemo } from 'react'
import type { LabourPlanTold } from '../../../shared/protocol/desk/planning.ts'
import { Card, type Column, DataTable, EmptyState, Pill, QuietLine, StatCard, StatRow } from '../../ui/desk/index.ts'
import { useDeskText } from '../text.ts'
import { useWhen } from '../told/when.ts'
import { PlanBody } from './plan-frame.tsx'
import type { Planning } from './use-plan.ts'

type Row = LabourPlanTold['cutOffs'][number]

export function LabourTab({ planning }: { planning: Planning<'labour'> }): ReactNode {
  return (
    <PlanBody kind="labour" planning={planning}>
      {(plan) => <Labour plan={plan} />}
    </PlanBody>
  )
}

function Labour({ plan }: { plan: LabourPlanTold }): ReactNode {
  const { d, number } = useDeskText()
  const when = useWhen()
  const sum = (of: (row: Row) => number) => plan.cutOffs.reduce((total, row) => total + of(row), 0)
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        id: 'by',
        head: d('planning.labour.by'),
        strong: true,
        width: 'minmax(max-content, 2fr)',
        cell: (row) => (
          <span className="row">
            {when.at(row.by)}
            {row.hands === undefined ? <Pill tone="err">{d('planning.labour.late')}</Pill> : null}
          </span>
        ),
      },
      { id: 'orders', head: d('planning.labour.orders'), kind: 'number', cell: (row) => number(row.orders) },
      { id: 'lines', head: d('planning.labour.lines'), kind: 'number', cell: (row) => number(row.lines) },
      { id: 'units', head: d('planning.labour.units'), kind: 'number', cell: (row) => number(row.units) },
      {
        id: 'walk',
        head: d('planning.labour.walk-m'),
        kind: 'number',
        cell: (row) => number(Math.round(row.walk / 10)),
      },
      { id: 'minutes', head: d('planning.labour.minutes'), kind: 'number', cell: (row) => number(row.minutes) },
      { id: 'together', head: d('planning.labour.together'), kind: 'number', cell: (row) => number(row.together) },
      {
        id: 'hands',
        head: d('planning.labour.hands-short'),
        kind: 'number',
        strong: true,
        cell: (row) => (row.hands === undefined ? '–' : number(row.hands)),
      },
    ],
    [d, number, when],
  )
  if (plan.cutOffs.length === 0) {
    return <EmptyState icon="space" title={d('planning.labour.nothing')} text={d('planning.labour.nothing.text')} />
  }
  return (
    <>
      <StatRow>
        <StatCard label={d('planning.labour.hands')} icon="people" value={number(plan.hands)} />
        <StatCard
          label={d('planning.labour.open')}
          icon="orders"
          value={d('planning.labour.hours', { h: number(sum((row) => row.minutes) / 60, 1) })}
        />
        <StatCard
          label={d('planning.labour.walk')}
          icon="space"
          value={d('planning.moves.metres', { m: number(Math.round(sum((row) => row.walk) / 10)) })}
        />
      </StatRow>
      <Card flush foot={<QuietLine icon="comment">{d('planning.labour.basis')}</QuietLine>}>
        <DataTable
          label={d('planning.tab.labour')}
          columns={columns}
          rows={plan.cutOffs}
          rowId={(row) => String(row.by)}
        />
      </Card>
    </>
  )
}
