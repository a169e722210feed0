// Owns the list of customers or suppliers with whom anything is open: how much, how late, when they were last reminded.
import { type ReactNode, useMemo } from 'react'
import type { PartyPage, PartySum } from '../../../shared/protocol/desk/money.ts'
import { Card, type Column, GoLink, Money, PageHead, Pill } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { hrefOf, useGo } from '../frame/go.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { ListTable } from '../told/list-table.tsx'
import { SearchField } from '../told/list-tools.tsx'
import { OpenSums } from '../told/money-sums.tsx'
import { useList } from '../told/use-list.ts'
import { useWhen, type When } from '../told/when.ts'
import { partyPath } from './payment-list.tsx'
import { ShowTabs, shownIn } from './show-tabs.tsx'

const shows = ['open', 'overdue'] as const
const idOf = (row: PartySum) => row.id

export interface PartyListProps {
  readonly side: 'receivable' | 'payable'
  readonly views: ReactNode
}

export function PartyList({ side, views }: PartyListProps): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const go = useGo()
  const { company } = useSession()
  const list = useList<PartySum, PartyPage>({
    name: `parties-${side}`,
    path: '/parties',
    params: (query) => ({ company: company.id, side, show: shownIn(shows, query) }),
    idOf,
    onOpen: (id) => go(partyPath(side, id)),
    views: shows,
  })
  const columns = useMemo(
    () => columnsOf(text, when, go, side, company.currency),
    [text, when, go, side, company.currency],
  )
  const title = d(side === 'receivable' ? 'money.tab.customers' : 'money.tab.suppliers')
  return (
    <>
      <PageHead title={d('page.money')} views={views} />
      <Card
        flush
        title={<SearchField field={list.search} />}
        aside={<ShowTabs shows={shows} labelOf={(show) => d(`party.show.${show}`)} />}
      >
        <ListTable
          list={list}
          label={title}
          columns={columns}
          empty={{ title: d('party.empty'), text: d('party.empty.text') }}
          sums={(data) => <OpenSums sums={data.sums} currency={data.currency} />}
        />
      </Card>
    </>
  )
}

function columnsOf(
  { d, duration }: DeskText,
  when: When,
  go: (to: string) => void,
  side: PartyListProps['side'],
  currency: string,
): Column<PartySum>[] {
  return [
    {
      id: 'name',
      head: d(`party.field.${side}`),
      strong: true,
      width: 'minmax(10rem, 3fr)',
      cell: ({ id, name }) => (
        <GoLink className="link" href={hrefOf(partyPath(side, id))} onGo={go}>
          {name}
        </GoLink>
      ),
    },
    { id: 'documents', head: d('party.documents'), kind: 'number', cell: (row) => row.documents },
    {
      id: 'oldest',
      head: d('party.oldest'),
      width: 'minmax(max-content, 1.2fr)',
      cell: ({ oldestDue, overdue }) => (
        <span className="row">
          {when.short(oldestDue)}
          {overdue > 0 && oldestDue < when.now ? (
            <Pill tone="err">{d('party.late', { age: duration(when.now - oldestDue) })}</Pill>
          ) : null}
        </span>
      ),
    },
    ...(side === 'receivable'
      ? [
          {
            id: 'reminder',
            head: d('party.reminder'),
            quiet: true,
            width: 'minmax(max-content, 1.2fr)',
            cell: ({ reminder }: PartySum) =>
              reminder ? d('party.reminded', { level: reminder.level, time: when.short(reminder.at) }) : '',
          },
        ]
      : []),
    {
      id: 'overdue',
      head: d('documents.overdue'),
      kind: 'number',
      width: '9rem',
      cell: (row) => (row.overdue === 0 ? '' : <Money minor={row.overdue} currency={currency} />),
    },
    {
      id: 'open',
      head: d('documents.open'),
      kind: 'number',
      strong: true,
      width: '9rem',
      cell: (row) => <Money minor={row.open} currency={currency} />,
    },
  ]
}
