// The page of people: who may do what, and when each was last seen.
import { type ReactNode, useMemo } from 'react'
import type { PersonListRow, PersonPage } from '../../../shared/protocol/desk/house.ts'
import { languageNames } from '../../text/index.ts'
import { Card, type Column, DataTable, PageHead, Pill, Tabs } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { offsetOf, pageSize, sortFrom, sortText, useQuery } from '../data/use-query.ts'
import { useRead } from '../data/use-read.ts'
import { type DeskText, familyText, useDeskText } from '../text.ts'
import { ListFoot, Nothing } from '../told/list-tools.tsx'
import { useWhen, type When } from '../told/when.ts'

const shows = ['active', 'all'] as const
const byServer = () => null

export function PeoplePage(): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const { me } = useSession()
  const { query, set } = useQuery()
  const show = query.view === 'all' ? 'all' : 'active'
  const { data, problem, again } = useRead<PersonPage>(
    withQuery('/people', { show, sort: query.sort, limit: pageSize, offset: offsetOf(query.page) || undefined }),
  )
  const columns = useMemo(() => columnsOf(text, when, me.warehouses), [text, when, me.warehouses])
  return (
    <>
      <PageHead
        title={d('page.people')}
        views={
          <Tabs
            label={d('list.views')}
            current={show}
            onChoose={(view) => set({ view: view === 'active' ? undefined : view, page: undefined })}
            tabs={shows.map((each) => ({ id: each, label: d(`people.view.${each}`) }))}
          />
        }
      />
      <Card flush>
        <div className="list-body">
          <DataTable
            label={d('page.people')}
            columns={columns}
            rows={data?.rows}
            rowId={(row) => row.person.id}
            sort={sortFrom(query.sort)}
            onSort={(sort) => set({ sort: sortText(sort), page: undefined })}
            empty={
              <Nothing problem={problem} onRetry={again} title={d('people.empty')} text={d('people.empty.text')} />
            }
            foot={data ? <ListFoot shown={data.rows.length} total={data.total} /> : undefined}
          />
        </div>
      </Card>
    </>
  )
}

function columnsOf(
  text: DeskText,
  when: When,
  warehouses: readonly { readonly id: string; readonly name: string }[],
): Column<PersonListRow>[] {
  const { d } = text
  const nameOf = (id: string) => warehouses.find((each) => each.id === id)?.name ?? id
  return [
    {
      id: 'name',
      head: d('people.name'),
      strong: true,
      width: 'minmax(9rem, 1.4fr)',
      sortBy: byServer,
      cell: ({ person }) => (
        <span className="row">
          {person.name}
          {person.active ? null : <Pill>{d('people.inactive')}</Pill>}
        </span>
      ),
    },
    {
      id: 'badge',
      head: d('people.badge'),
      kind: 'code',
      width: 'minmax(6rem, 1fr)',
      sortBy: byServer,
      cell: ({ person }) => person.badge,
    },
    {
      id: 'roles',
      head: d('people.roles'),
      width: 'minmax(10rem, 2fr)',
      cell: ({ person }) => person.roles.map((role) => familyText(d, 'role', role)).join(', '),
    },
    {
      id: 'warehouses',
      head: text.t('ui.warehouse'),
      quiet: true,
      width: 'minmax(8rem, 1.4fr)',
      cell: ({ person }) => person.warehouses.map(nameOf).join(', '),
    },
    {
      id: 'language',
      head: d('people.language'),
      quiet: true,
      width: 'minmax(max-content, 0.8fr)',
      cell: ({ person }) => languageNames[person.language],
    },
    {
      id: 'seenAt',
      head: d('people.seen'),
      width: 'minmax(max-content, 1fr)',
      sortBy: byServer,
      cell: ({ seenAt }) =>
        seenAt === undefined ? <span className="quiet">{d('people.never')}</span> : when.at(seenAt),
    },
  ]
}
