// Owns the list of payments: what came, went and was given back, what each settled and what of it lies on account. A row
// opens the operation behind it, with its entries.
import { type ReactNode, useMemo, useState } from 'react'
import type { PaymentPage, PaymentTold } from '../../../shared/protocol/desk/money.ts'
import { Card, type Column, DataTable, DeskButton, GoLink, Money, PageHead, Pill } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { hrefOf, useGo } from '../frame/go.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { ListFoot, Nothing, SearchField } from '../told/list-tools.tsx'
import { MovedSums } from '../told/money-sums.tsx'
import { useOpenOperation } from '../told/operation-drawer.tsx'
import { useList } from '../told/use-list.ts'
import { useWhen, type When } from '../told/when.ts'
import { PaymentDialog } from './payment-dialog.tsx'
import { ShowTabs, shownIn } from './show-tabs.tsx'

const shows = ['all', 'came', 'went', 'on-account'] as const
const idOf = ({ payment }: PaymentTold) => payment.id
const byServer = () => null

export function PaymentList({ views }: { views: ReactNode }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const go = useGo()
  const { company, may } = useSession()
  const openOperation = useOpenOperation()
  const [asking, setAsking] = useState<'receivable' | 'payable'>()
  const list = useList<PaymentTold, PaymentPage>({
    name: 'payments',
    path: '/payments',
    params: (query) => ({ company: company.id, show: shownIn(shows, query) }),
    idOf,
    onOpen: (id) => open(id),
    views: shows,
  })
  const { data, problem, again } = list.reading
  const open = (id: string) => {
    const found = data?.rows.find((row) => row.payment.id === id)
    if (found) openOperation(found.payment.operation)
  }
  const columns = useMemo(() => columnsOf(text, when, go), [text, when, go])
  return (
    <>
      <PageHead
        title={d('page.money')}
        views={views}
        actions={
          may('books') ? (
            <>
              <DeskButton icon="add" label={d('payment.new.receivable')} onPress={() => setAsking('receivable')} />
              <DeskButton icon="add" label={d('payment.new.payable')} onPress={() => setAsking('payable')} />
            </>
          ) : undefined
        }
      />
      <Card
        flush
        title={<SearchField field={list.search} />}
        aside={<ShowTabs shows={shows} labelOf={(show) => d(`payment.show.${show}`)} />}
      >
        <div className="list-body" {...list.hover}>
          <DataTable
            label={d('money.tab.payments')}
            columns={columns}
            {...list.table}
            empty={
              <Nothing problem={problem} onRetry={again} title={d('payment.empty')} text={d('payment.empty.text')} />
            }
            foot={
              data ? (
                <ListFoot shown={data.rows.length} total={data.total}>
                  <MovedSums came={data.sums.came} went={data.sums.went} currency={data.currency} />
                </ListFoot>
              ) : undefined
            }
          />
        </div>
      </Card>
      {asking ? <PaymentDialog side={asking} onClose={() => setAsking(undefined)} /> : null}
    </>
  )
}

function columnsOf({ d }: DeskText, when: When, go: (to: string) => void): Column<PaymentTold>[] {
  return [
    {
      id: 'at',
      head: d('bank.day'),
      width: 'minmax(max-content, 1fr)',
      sortBy: byServer,
      cell: ({ payment, late }) => (
        <span className="row">
          {when.short(payment.at)}
          {late ? <Pill tone="warn">{d('payout.late', { booked: payment.postedOn })}</Pill> : null}
          {payment.takenBack ? <Pill tone="warn">{d(`payment.back.${payment.takenBack.why}`)}</Pill> : null}
        </span>
      ),
    },
    {
      id: 'what',
      head: d('documents.kind'),
      quiet: true,
      width: 'minmax(max-content, 1fr)',
      cell: ({ payment }) => d(`payment.what.${payment.what}`),
    },
    {
      id: 'party',
      head: d('documents.party'),
      width: 'minmax(8rem, 2fr)',
      cell: ({ payment, party }) =>
        payment.party === '' ? (
          ''
        ) : (
          <GoLink
            className="link"
            href={hrefOf(partyPath(payment.what === 'paid' ? 'payable' : 'receivable', payment.party))}
            onGo={go}
          >
            {party}
          </GoLink>
        ),
    },
    {
      id: 'place',
      head: d('document.field.account'),
      width: 'minmax(max-content, 1fr)',
      cell: ({ payment }) => d(`document.place.${payment.place}`),
    },
    {
      id: 'settles',
      head: d('payment.settles'),
      width: 'minmax(10rem, 2fr)',
      cell: ({ payment }) => (
        <span className="row">
          {payment.settles.map(({ document, number }) => (
            <GoLink
              key={document}
              className="link code"
              href={hrefOf(`/documents/${encodeURIComponent(document)}`)}
              onGo={go}
            >
              {number || d('payment.document')}
            </GoLink>
          ))}
        </span>
      ),
    },
    {
      id: 'onAccount',
      head: d('payment.on-account'),
      kind: 'number',
      width: '9rem',
      cell: ({ payment }) =>
        payment.onAccount === 0 || payment.takenBack ? (
          ''
        ) : (
          <Money minor={payment.onAccount} currency={payment.currency} />
        ),
    },
    {
      id: 'amount',
      head: d('documents.amount'),
      kind: 'number',
      strong: true,
      width: '9rem',
      sortBy: byServer,
      cell: ({ payment: { what, amount, currency } }) => (
        <Money minor={what === 'received' ? amount : 0 - amount} currency={currency} />
      ),
    },
  ]
}

/** Where the account of a customer or supplier is shown. */
export function partyPath(side: 'receivable' | 'payable', id: string): string {
  return `/money/${side === 'receivable' ? 'customers' : 'suppliers'}/${encodeURIComponent(id)}`
}
