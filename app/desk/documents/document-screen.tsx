// Owns one document: its lines with what was ordered and received of them, what it did in the books, the operations behind
// it, and what can be done about what is open of it.
import { type ReactNode, useState } from 'react'
import type { DocumentDetail, DocumentLineTold } from '../../../shared/protocol/desk/books.ts'
import {
  Card,
  type Column,
  DataTable,
  DeskButton,
  EmptyState,
  GoLink,
  Money,
  PageHead,
  Pill,
  Quantity,
} from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { hrefOf, useGo } from '../frame/go.ts'
import { type DeskText, familyText, useDeskText } from '../text.ts'
import { Awaited } from '../told/awaited.tsx'
import { EntryLines } from '../told/entry-lines.tsx'
import { priceText } from '../told/names.ts'
import { OperationTimeline } from '../told/operation-timeline.tsx'
import { useWhen } from '../told/when.ts'
import { printDocument } from './document-paper.ts'
import { DocumentStatePill } from './document-words.tsx'
import { CreditDialog, PayDialog } from './money-dialogs.tsx'
import '../orders/orders.css'

export function DocumentScreen({ id }: { id: string }): ReactNode {
  const { d } = useDeskText()
  const reading = useRead<DocumentDetail>(`/documents/${encodeURIComponent(id)}`)
  const { data } = reading
  if (data && data.document.id === id) return <Shown found={data} />
  return <Awaited reading={reading} from={{ label: d('page.documents'), path: '/documents' }} />
}

function Shown({ found }: { found: DocumentDetail }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const go = useGo()
  const when = useWhen()
  const { document } = found
  return (
    <>
      <PageHead
        title={<span className="code">{document.number || d(`documents.kind.${document.kind}`)}</span>}
        above={{ label: d('page.documents'), href: hrefOf('/documents'), onGo: go }}
        aside={
          <>
            <Pill>{d(`documents.kind.${document.kind}`)}</Pill>
            <DocumentStatePill document={document} />
            {found.late ? (
              <Pill tone="warn">
                {d('documents.late', { happened: when.short(document.issuedAt), booked: document.postedOn ?? '' })}
              </Pill>
            ) : null}
            {found.exceptions
              .filter((each) => each.open)
              .map((each) => (
                <DeskButton
                  key={each.id}
                  look="bare"
                  icon="exception"
                  label={familyText(d, 'kind', each.kind)}
                  onPress={() => go(`/exceptions/${each.id}`)}
                />
              ))}
            {found.party} · {d('documents.due')} {when.short(document.dueAt)} ·{' '}
            <b>
              <Money minor={document.openAmount} currency={document.currency} />
            </b>{' '}
            / <Money minor={document.amount} currency={document.currency} />
            <Behind found={found} />
          </>
        }
        actions={<Verbs found={found} />}
      />
      <div className="order-grid">
        <div className="order-main">
          <Card flush title={d('document.lines')}>
            <div className="list-body">
              {found.lines.length === 0 ? (
                <EmptyState icon="unknown" title={d('document.no-lines')} />
              ) : (
                <DataTable
                  label={d('document.lines')}
                  rows={found.lines}
                  rowId={(line) => line.id}
                  columns={columnsOf(text, found, go)}
                />
              )}
            </div>
          </Card>
          <Card title={d('document.entries')}>
            <EntryLines entries={found.entries} />
          </Card>
        </div>
        <div className="order-side">
          <Card title={d('document.timeline')}>
            <div className="scroll order-timeline">
              <OperationTimeline label={d('document.timeline')} steps={found.timeline} />
            </div>
          </Card>
        </div>
      </div>
    </>
  )
}

function Behind({ found }: { found: DocumentDetail }): ReactNode {
  const { d } = useDeskText()
  const go = useGo()
  const { order, purchase } = found
  return (
    <>
      {order ? (
        <DeskButton
          look="bare"
          icon="orders"
          label={d('document.order', { number: order.number })}
          onPress={() => go(`/orders/${order.id}`)}
        />
      ) : null}
      {purchase ? (
        <DeskButton
          look="bare"
          icon="purchasing"
          label={d('document.purchase', { number: purchase.number })}
          onPress={() => go(`/purchasing/${purchase.id}`)}
        />
      ) : null}
    </>
  )
}

/** What can be done: money comes or goes, a credit, setting one against the other. */
function Verbs({ found }: { found: DocumentDetail }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const { may } = useSession()
  const { submit, busy } = useOperations()
  const { me } = useSession()
  const [asking, setAsking] = useState<'pay' | 'credit'>()
  const { document, others } = found
  const company = me.companies.find(({ id }) => id === document.company)?.name ?? ''
  const print =
    document.side === 'receivable' ? (
      <DeskButton icon="print" label={d('document.print')} onPress={() => void printDocument(text, found, company)} />
    ) : null
  if (!may('books') || document.cancelled) return print
  const against = others.find((each) => Math.sign(each.openAmount) === 0 - Math.sign(document.openAmount))
  const apply = (other: DocumentDetail['document']) => {
    const [credit, invoice] = document.openAmount < 0 ? [document, other] : [other, document]
    const amount = Math.min(invoice.openAmount, 0 - credit.openAmount)
    const body = { company: document.company, credit: credit.id, invoice: invoice.id, amount }
    void submit([{ type: 'documents-offset', body }], d('document.done.applied'))
  }
  const pays = document.openAmount > 0
  const refunds = document.openAmount < 0 && document.side === 'receivable' && document.currency === found.currency
  return (
    <>
      {print}
      {against ? (
        <DeskButton
          label={d('document.apply', {
            number: against.number || d(`documents.kind.${against.kind}`),
            money: text.money(against.openAmount, against.currency),
          })}
          disabled={busy}
          onPress={() => apply(against)}
        />
      ) : null}
      {document.side === 'receivable' && document.kind === 'invoice' ? (
        <DeskButton label={d('document.credit')} onPress={() => setAsking('credit')} />
      ) : null}
      {pays || refunds ? (
        <DeskButton
          look="main"
          label={d(refunds ? 'document.refund' : `document.pay.${document.side}`)}
          onPress={() => setAsking('pay')}
        />
      ) : null}
      {asking === 'pay' ? <PayDialog found={found} onClose={() => setAsking(undefined)} /> : null}
      {asking === 'credit' ? <CreditDialog found={found} onClose={() => setAsking(undefined)} /> : null}
    </>
  )
}

function columnsOf(text: DeskText, found: DocumentDetail, go: (to: string) => void): Column<DocumentLineTold>[] {
  const { d } = text
  const { currency } = found.document
  const matched = found.lines.some((line) => line.match)
  const price = (decimal: string | undefined) => (decimal === undefined ? '' : priceText(text, decimal, currency))
  return [
    {
      id: 'item',
      head: d('document.item'),
      width: 'minmax(10rem, 3fr)',
      cell: ({ item, text: said, account }) =>
        item ? (
          <GoLink className="link" href={hrefOf(`/stock/items/${item.id}`)} onGo={go}>
            {item.name}
          </GoLink>
        ) : account ? (
          [said, familyText(d, 'account', account)].filter(Boolean).join(' · ')
        ) : (
          (said ?? '')
        ),
    },
    ...(found.lines.some(({ of }) => of) ? [parcelColumn(text, go)] : []),
    ...(matched ? matchColumns(text) : []),
    { id: 'quantity', head: d('document.quantity'), kind: 'number', cell: (line) => <Quantity of={line.quantity} /> },
    ...(matched
      ? [
          {
            id: 'agreed',
            head: d('document.agreed'),
            kind: 'number' as const,
            quiet: true,
            cell: (line: DocumentLineTold) => price(line.match?.agreedPrice),
          },
        ]
      : []),
    { id: 'price', head: d('document.price'), kind: 'number', cell: (line) => price(line.unitPrice) },
    {
      id: 'amount',
      head: d('documents.amount'),
      kind: 'number',
      strong: true,
      width: 'minmax(max-content, 1fr)',
      cell: (line) => <Money minor={line.amount} currency={currency} />,
    },
  ]
}

function matchColumns({ d }: DeskText): Column<DocumentLineTold>[] {
  return [
    {
      id: 'match',
      head: d('document.match'),
      width: 'minmax(max-content, 1.2fr)',
      cell: ({ match, unitPrice }) => {
        if (!match) return ''
        if (match.billed > match.received) return <Pill tone="warn">{d('document.match.units')}</Pill>
        if (match.agreedPrice !== undefined && Number(unitPrice) !== Number(match.agreedPrice)) {
          return <Pill tone="warn">{d('document.match.price')}</Pill>
        }
        return <Pill tone="ok">{d('document.match.good')}</Pill>
      },
    },
    {
      id: 'ordered',
      head: d('document.ordered'),
      kind: 'number',
      cell: ({ match }) => <Quantity of={match?.ordered ?? 0} />,
    },
    {
      id: 'received',
      head: d('document.received'),
      kind: 'number',
      cell: ({ match }) => <Quantity of={match?.received ?? 0} />,
    },
    {
      id: 'billed',
      head: d('document.billed'),
      kind: 'number',
      cell: ({ match }) => <Quantity of={match?.billed ?? 0} />,
    },
  ]
}

/** The parcel that a line of a gathered invoice left in, which opens its order. */
function parcelColumn({ d }: DeskText, go: (to: string) => void): Column<DocumentLineTold> {
  return {
    id: 'parcel',
    head: d('period-invoice.parcel'),
    kind: 'code',
    width: 'minmax(6rem, 1fr)',
    cell: ({ of }) =>
      of ? (
        <GoLink className="link" href={hrefOf(`/orders/${of.order}`)} onGo={go}>
          {of.number}
        </GoLink>
      ) : (
        ''
      ),
  }
}
