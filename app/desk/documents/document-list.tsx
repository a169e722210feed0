// Owns the list of documents of a company: what customers owe, what is owed to suppliers, how old it is.
import { type ReactNode, useMemo, useState } from 'react'
import type { DocumentListRow, DocumentPage } from '../../../shared/protocol/desk/books.ts'
import { Card, type Column, DeskButton, GoLink, Money, PageHead, Pill, Tabs } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import type { Query } from '../data/use-query.ts'
import { hrefOf, useGo } from '../frame/go.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { ListTable } from '../told/list-table.tsx'
import { SearchField } from '../told/list-tools.tsx'
import { OpenSums } from '../told/money-sums.tsx'
import { useList } from '../told/use-list.ts'
import { useWhen, type When } from '../told/when.ts'
import { BillDialog } from './bill-dialog.tsx'
import { DocumentStatePill } from './document-words.tsx'
import { FreightDialog } from './freight-dialog.tsx'
import { InvoiceDialog } from './invoice-dialog.tsx'
import { UnbilledList } from './unbilled.tsx'
import './documents.css'

const views = {
  receivable: { side: 'receivable', show: 'open', sort: 'dueAt' },
  overdue: { side: 'receivable', show: 'overdue', sort: 'dueAt' },
  sales: { side: 'receivable', show: 'all' },
  payable: { side: 'payable', show: 'open', sort: 'dueAt' },
  bills: { side: 'payable', show: 'all' },
  /** Shown by a list of its own (unbilled.tsx). */
  unbilled: { side: 'receivable', show: 'open', sort: 'dueAt' },
} as const satisfies Record<string, Readonly<Record<string, string>>>

type View = keyof typeof views
const viewNames = Object.keys(views) as View[]
const viewOf = (query: Query): View => viewNames.find((view) => view === query.view) ?? 'receivable'
const idOf = (row: DocumentListRow) => row.document.id
const byServer = () => null

export function DocumentList(): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const go = useGo()
  const { company, may } = useSession()
  const [entering, setEntering] = useState<'invoice' | 'bill' | 'freight'>()
  const close = () => setEntering(undefined)
  const list = useList<DocumentListRow, DocumentPage>({
    name: 'documents',
    path: '/documents',
    params: (query) => ({ company: company.id, ...views[viewOf(query)], ...(query.sort && { sort: query.sort }) }),
    idOf,
    onOpen: (id) => go(`/documents/${encodeURIComponent(id)}`),
    views: viewNames,
  })
  const { data } = list.reading
  const columns = useMemo(() => columnsOf(text, when, go), [text, when, go])
  const current = viewOf(list.query)
  return (
    <>
      <PageHead
        title={d('page.documents')}
        views={
          <Tabs
            label={d('list.views')}
            current={current}
            onChoose={(view) =>
              list.set({ view: view === 'receivable' ? undefined : view, page: undefined, sort: undefined })
            }
            tabs={viewNames.map((view) => ({
              id: view,
              label: d(view === 'unbilled' ? 'period-invoice.view' : `documents.view.${view}`),
              ...(data && view === current && view !== 'unbilled' ? { count: text.number(data.total) } : {}),
            }))}
          />
        }
        actions={
          may('books') ? (
            <>
              <DeskButton icon="add" label={d('invoice.new')} onPress={() => setEntering('invoice')} />
              <DeskButton icon="add" label={d('documents.new-bill')} onPress={() => setEntering('bill')} />
              <DeskButton icon="add" label={d('freight.new')} onPress={() => setEntering('freight')} />
            </>
          ) : undefined
        }
      />
      {current === 'unbilled' ? (
        <UnbilledList />
      ) : (
        <Card flush title={<SearchField field={list.search} />}>
          <ListTable
            list={list}
            label={d('page.documents')}
            columns={columns}
            empty={{ title: d('documents.empty'), text: d('documents.empty.text') }}
            sums={(data) => <OpenSums sums={data.sums} currency={data.currency} />}
          />
        </Card>
      )}
      {entering === 'bill' ? <BillDialog onClose={close} /> : null}
      {entering === 'invoice' ? <InvoiceDialog onClose={close} /> : null}
      {entering === 'freight' ? <FreightDialog onClose={close} /> : null}
    </>
  )
}

function columnsOf({ d }: DeskText, when: When, go: (to: string) => void): Column<DocumentListRow>[] {
  return [
    {
      id: 'number',
      head: d('documents.number'),
      kind: 'code',
      strong: true,
      width: 'minmax(8rem, 1fr)',
      sortBy: byServer,
      cell: ({ document }) => (
        <GoLink className="link" href={hrefOf(`/documents/${encodeURIComponent(document.id)}`)} onGo={go}>
          {document.number || d(`documents.kind.${document.kind}`)}
        </GoLink>
      ),
    },
    {
      id: 'kind',
      head: d('documents.kind'),
      quiet: true,
      width: 'minmax(max-content, 1fr)',
      cell: ({ document }) => d(`documents.kind.${document.kind}`),
    },
    { id: 'party', head: d('documents.party'), width: 'minmax(8rem, 2fr)', cell: (row) => row.party },
    {
      id: 'issuedAt',
      head: d('documents.issued'),
      width: 'minmax(max-content, 1.2fr)',
      sortBy: byServer,
      cell: ({ document, late }) => (
        <span className="row">
          {when.short(document.issuedAt)}
          {late ? <Pill tone="warn">{d('documents.late.short')}</Pill> : null}
        </span>
      ),
    },
    {
      id: 'dueAt',
      head: d('documents.due'),
      width: 'minmax(max-content, 1fr)',
      sortBy: byServer,
      cell: ({ document }) => when.short(document.dueAt),
    },
    {
      id: 'state',
      head: d('documents.state'),
      width: 'minmax(max-content, 1fr)',
      cell: ({ document }) => <DocumentStatePill document={document} />,
    },
    {
      id: 'amount',
      head: d('documents.amount'),
      kind: 'number',
      width: '9rem',
      cell: ({ document }) => <Money minor={document.amount} currency={document.currency} />,
    },
    {
      id: 'open',
      head: d('documents.open'),
      kind: 'number',
      strong: true,
      width: '9rem',
      sortBy: byServer,
      cell: ({ document }) => <Money minor={document.openAmount} currency={document.currency} />,
    },
  ]
}
