// The page of counts: who counted what where, what the books did with it, what waits for another look. Each line opens the
// operation behind it.
import { type ReactNode, useMemo } from 'react'
import type { CountListRow, CountPage } from '../../../shared/protocol/desk/work.ts'
import { Card, type Column, PageHead, Pill, Quantity, type Tone } from '../../ui/desk/index.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { DayTabs, daysParam, dayViews } from '../told/days.tsx'
import { goodsColumn, timeColumn, whoColumn } from '../told/goods-columns.tsx'
import { ListTable } from '../told/list-table.tsx'
import { placeText } from '../told/names.ts'
import { useList } from '../told/use-list.ts'
import { useWhen, type When } from '../told/when.ts'

const tones: Readonly<Record<CountListRow['state'], Tone>> = {
  agreed: 'ok',
  adjusted: 'info',
  disputed: 'warn',
  settled: 'neutral',
  undone: 'neutral',
}

const idOf = (row: CountListRow) => row.id

export function CountsPage(): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const list = useList<CountListRow, CountPage>({
    name: 'counts',
    path: '/counts',
    params: (query) => ({ days: daysParam(query) }),
    idOf,
    onOpen: (id) => list.set({ at: id, op: id }),
    views: dayViews,
  })
  const columns = useMemo(() => columnsOf(text, when), [text, when])
  return (
    <>
      <PageHead
        title={d('page.counts')}
        views={<DayTabs query={list.query} onChoose={(view) => list.set({ view, page: undefined })} />}
      />
      <Card flush>
        <ListTable
          list={list}
          label={d('page.counts')}
          columns={columns}
          empty={{ title: d('counts.empty'), text: d('movements.empty.text') }}
          sums={(data) => (
            <span>{d('counts.sums', { units: signed(text, data.sums.adjusted), waiting: data.sums.disputed })}</span>
          )}
        />
      </Card>
    </>
  )
}

function signed(text: DeskText, units: number): string {
  return units > 0 ? `+${text.number(units)}` : text.number(units)
}

function columnsOf(text: DeskText, when: When): Column<CountListRow>[] {
  const { d } = text
  return [
    timeColumn(text, when, true),
    {
      id: 'place',
      head: d('counts.place'),
      kind: 'code',
      width: 'minmax(6rem, 1fr)',
      cell: (row) => placeText(d, row.place),
    },
    goodsColumn(text),
    {
      id: 'counted',
      head: d('counts.counted'),
      kind: 'number',
      strong: true,
      cell: (row) => <Quantity of={row.counted} />,
    },
    {
      id: 'adjusted',
      head: d('counts.adjusted'),
      kind: 'number',
      cell: ({ adjusted }) => (adjusted === undefined ? <span className="quiet">–</span> : signed(text, adjusted)),
    },
    {
      id: 'state',
      head: d('counts.state'),
      width: 'minmax(max-content, 1.2fr)',
      cell: ({ state }) => <Pill tone={tones[state]}>{d(`counts.state.${state}`)}</Pill>,
    },
    whoColumn(text, 'minmax(8rem, 1.4fr)'),
  ]
}
