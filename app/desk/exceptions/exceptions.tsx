// The page of exceptions: contradictions grouped by cause at the left, the evidence of the chosen one at the right, ways
// out by number.
import { type ReactNode, useMemo, useState } from 'react'
import { useParams } from 'wouter'
import type { ExceptionListRow, ExceptionPage } from '../../../shared/protocol/desk/work.ts'
import {
  type Column,
  DataTable,
  EmptyState,
  ItemCell,
  KeyHint,
  Mark,
  Money,
  PageHead,
  Tabs,
  words,
} from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { useGo } from '../frame/go.ts'
import { usePageKeys } from '../frame/page-keys.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { Nothing } from '../told/list-tools.tsx'
import { useList } from '../told/use-list.ts'
import { useWhen, type When } from '../told/when.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { aboutText } from './claims.ts'
import { Evidence } from './evidence.tsx'
import { groupOf, groups, kindText, lookOf } from './kinds.ts'
import './exceptions.css'

const views = ['open', 'mine', 'resolved'] as const
type View = (typeof views)[number]
const orders = ['cause', 'money', 'age'] as const
type Order = (typeof orders)[number]
const idOf = (row: ExceptionListRow) => row.exception.id
/** All open ones fit one answer in any house that works on them. */
const most = '500'

export function ExceptionsPage(): ReactNode {
  const text = useDeskText()
  const { d, number } = text
  const { company, settings, may } = useSession()
  const { id } = useParams<{ id?: string }>()
  const when = useWhen()
  const go = useGo()
  const list = useList<ExceptionListRow, ExceptionPage>({
    name: 'exceptions',
    path: '/exceptions',
    params: (query) => ({
      state: query.view === 'resolved' ? 'resolved' : 'open',
      whose: query.view === 'mine' ? 'mine' : undefined,
      limit: most,
    }),
    idOf,
    views,
  })
  const { data, problem, again } = list.reading
  const view: View = views.find((each) => each === list.query.view) ?? 'open'
  const order: Order = orders.find((each) => each === list.query.by) ?? 'cause'
  const rows = useMemo(() => list.table.rows && inOrder(list.table.rows, order), [list.table.rows, order])
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [assigning, setAssigning] = useState<readonly string[]>()
  const columns = useMemo(() => columnsOf(text, when, company.currency, view), [text, when, company.currency, view])
  const chosen = id ?? (rows?.[0] && idOf(rows[0]))
  const open = (next: string | undefined) =>
    go((next === undefined ? '/exceptions' : `/exceptions/${next}`) + searchOf(view, order))
  const decides = view !== 'resolved' && may('resolve')
  const chosenRows = (rows ?? []).filter((row) => ticked.has(idOf(row)))
  usePageKeys(
    { a: () => setAssigning(ticked.size > 0 ? [...ticked] : chosen === undefined ? undefined : [chosen]) },
    settings.singleKeys && decides,
  )
  const next = () => {
    const at = rows?.findIndex((row) => idOf(row) === chosen) ?? -1
    const after = rows?.[at + 1] ?? rows?.[at - 1]
    open(after && idOf(after))
  }
  return (
    <>
      <PageHead
        title={d('page.exceptions')}
        views={
          <Tabs
            label={d('list.views')}
            current={view}
            onChoose={(each) => {
              setTicked(new Set())
              go(`/exceptions${searchOf(each as View, order)}`)
            }}
            tabs={views.map((each) => ({
              id: each,
              label: d(`exceptions.view.${each}`),
              ...(data && each !== 'resolved' ? { count: number(each === 'open' ? data.open : data.mine) } : {}),
            }))}
          />
        }
        actions={
          <Tabs
            label={d('exceptions.order')}
            current={order}
            onChoose={(by) => list.set({ by: by === 'cause' ? undefined : by })}
            tabs={orders.map((each) => ({ id: each, label: d(`exceptions.by.${each}`) }))}
          />
        }
      />
      <section className="box exceptions">
        <div className="list-body exceptions-list" {...list.hover}>
          <DataTable
            label={d('page.exceptions')}
            density="tall"
            columns={columns}
            {...list.table}
            rows={rows}
            selected={chosen}
            onSelect={open}
            {...(decides ? { checked: ticked, onCheck: setTicked } : {})}
            bulk={
              <BulkBar
                rows={chosenRows}
                onAssign={() => setAssigning([...ticked])}
                onDone={() => setTicked(new Set())}
              />
            }
            groupOf={(row) => {
              if (order !== 'cause') return undefined
              const group = groupOf(row.exception.kind)
              const count = rows?.filter((each) => groupOf(each.exception.kind) === group).length ?? 0
              return {
                id: group,
                head: (
                  <>
                    {d(`group.${group}`)} <b>{number(count)}</b>
                  </>
                ),
              }
            }}
            empty={
              <Nothing
                problem={problem}
                onRetry={again}
                title={view === 'open' ? d('exceptions.empty') : d('exceptions.empty.resolved')}
                text={view === 'open' ? d('exceptions.empty.text') : ''}
              />
            }
            foot={
              data ? (
                <>
                  <span>{words(d('exceptions.open-count', { n: number(data.open) }))}</span>
                  {data.sums.value > 0 ? (
                    <span>
                      {words(d('exceptions.stake', { money: text.money(data.sums.value, company.currency) }))}
                    </span>
                  ) : null}
                </>
              ) : undefined
            }
            footAside={
              <span className="row">
                <KeyHint keys="J" />
                <KeyHint keys="K" />
                <KeyHint keys="X" />
              </span>
            }
          />
        </div>
        {chosen === undefined ? (
          rows === undefined ? null : (
            <EmptyState icon="right" title={d('exceptions.empty')} text={d('exceptions.empty.text')} />
          )
        ) : (
          <Evidence key={chosen} id={chosen} onDone={next} onAssign={() => setAssigning([chosen])} />
        )}
      </section>
      {assigning ? (
        <AssignDialog
          exceptions={assigning}
          onClose={() => {
            setAssigning(undefined)
            setTicked(new Set())
          }}
        />
      ) : null}
    </>
  )
}

/** By cause: rows of one group together, newest first within each. By money: dearest first. By age: oldest first. */
function inOrder(rows: readonly ExceptionListRow[], order: Order): ExceptionListRow[] {
  const rank = (row: ExceptionListRow) => groups.indexOf(groupOf(row.exception.kind))
  switch (order) {
    case 'cause':
      return rows.toSorted((a, b) => rank(a) - rank(b))
    case 'money':
      return rows.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1))
    case 'age':
      return rows.toSorted((a, b) => a.exception.openedAt - b.exception.openedAt)
  }
}

function searchOf(view: View, order: Order): string {
  const params = new URLSearchParams({
    ...(view !== 'open' && { view }),
    ...(order !== 'cause' && { by: order }),
  }).toString()
  return params === '' ? '' : `?${params}`
}

function columnsOf(text: DeskText, when: When, currency: string, view: string): Column<ExceptionListRow>[] {
  const { d } = text
  return [
    {
      id: 'what',
      head: d('exceptions.by-cause'),
      width: 'minmax(0, 1fr)',
      cell: (row) => {
        const { icon, tone } = lookOf(row.exception.kind)
        return (
          <ItemCell
            picture={<Mark icon={icon} tone={view === 'open' ? tone : 'neutral'} />}
            name={kindText(d, row.exception.kind)}
            detail={words([aboutText(text, row), row.assignedTo?.name].filter(Boolean).join(' · '))}
          />
        )
      },
    },
    {
      id: 'money',
      head: d('exceptions.money-age'),
      kind: 'number',
      width: 'max-content',
      cell: (row) => (
        <span className="exceptions-money">
          <b>{row.value === undefined ? '–' : <Money minor={row.value} currency={currency} />}</b>
          <small>
            {row.exception.resolvedAt === undefined
              ? when.age(row.exception.openedAt)
              : when.at(row.exception.resolvedAt)}
          </small>
        </span>
      ),
    },
  ]
}
