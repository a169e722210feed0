// Owns what the rows of a file would do: how many are new, changed, as known, wrong; each wrong one with its cause; and the presses
// that take all of them or the good ones.
import { type ReactNode, useMemo } from 'react'
import type { SheetProblem, SheetReport, SheetTake } from '../../../shared/protocol/desk/imports.ts'
import { Card, type Column, DataTable, DeskButton, StatCard, StatRow } from '../../ui/desk/index.ts'
import { type DeskText, familyText, useDeskText } from '../text.ts'

export interface ReportProps {
  readonly file: string
  readonly report: SheetReport
  readonly busy: boolean
  readonly onTake: (take: SheetTake) => void
}

const idOf = ({ line, column }: SheetProblem) => `${line} ${column}`

export function Report({ file, report, busy, onTake }: ReportProps): ReactNode {
  const text = useDeskText()
  const { d, number } = text
  const columns = useMemo(() => columnsOf(text), [text])
  const good = report.fresh + report.changed
  return (
    <>
      <StatRow>
        <StatCard
          label={d('imports.fresh')}
          value={number(report.fresh)}
          icon="add"
          tone={good > 0 ? 'ok' : 'neutral'}
        />
        <StatCard label={d('imports.changed')} value={number(report.changed)} icon="retry" tone="info" />
        <StatCard label={d('imports.same')} value={number(report.same)} icon="tick" />
        <StatCard
          label={d('imports.wrong')}
          value={number(report.wrong)}
          icon="exception"
          tone={report.wrong > 0 ? 'err' : 'neutral'}
        />
      </StatRow>
      <Card
        flush={report.wrong > 0}
        title={file}
        aside={
          <span className="row">
            {report.wrong > 0 && good > 0 ? (
              <DeskButton label={d('imports.take.good', { n: good })} disabled={busy} onPress={() => onTake('good')} />
            ) : null}
            <DeskButton
              look="main"
              icon="send"
              label={d('imports.take.all', { n: good })}
              disabled={busy || report.wrong > 0 || good === 0}
              onPress={() => onTake('all')}
            />
          </span>
        }
      >
        {report.wrong === 0 ? (
          <p>{good === 0 ? d('imports.all-known') : d('imports.all-good')}</p>
        ) : (
          <div className="list-body">
            <DataTable
              label={d('imports.wrong')}
              columns={columns}
              rows={report.problems}
              rowId={idOf}
              foot={
                report.wrong > report.problems.length ? (
                  <span className="quiet">
                    {d('imports.more', { n: number(report.wrong - report.problems.length) })}
                  </span>
                ) : undefined
              }
            />
          </div>
        )}
      </Card>
    </>
  )
}

function columnsOf({ d, number }: DeskText): Column<SheetProblem>[] {
  return [
    { id: 'line', head: d('imports.line'), kind: 'number', cell: (row) => number(row.line) },
    { id: 'column', head: d('imports.column'), kind: 'code', width: 'minmax(8rem, 1fr)', cell: (row) => row.column },
    { id: 'found', head: d('imports.found'), width: 'minmax(8rem, 2.6fr)', strong: true, cell: (row) => row.found },
    {
      id: 'why',
      head: d('imports.why'),
      width: 'minmax(14rem, 3fr)',
      cell: (row) => familyText(d, 'imports.problem', row.code),
    },
  ]
}
