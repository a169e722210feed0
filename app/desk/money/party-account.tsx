// Owns the account of one customer or supplier: the statement between two days line by line, what is open now, what they
// have with us, and what can be done about it.
import { type ReactNode, useState } from 'react'
import type { PartyAccount } from '../../../shared/protocol/desk/money.ts'
import type { DocumentRow } from '../../../shared/rows/books.ts'
import {
  Card,
  type Column,
  DataTable,
  DeskButton,
  EmptyState,
  FactLines,
  FailedPart,
  GoLink,
  Money,
  PageHead,
  Skeleton,
} from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { useQuery } from '../data/use-query.ts'
import { useRead } from '../data/use-read.ts'
import { DocumentStatePill, isOverdue } from '../documents/document-words.tsx'
import { hrefOf, useGo } from '../frame/go.ts'
import { partyLines } from '../reports/paper-parties.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { useOpenOperation } from '../told/operation-drawer.tsx'
import { useWhen, type When } from '../told/when.ts'
import { DetailsDialog } from './details-dialog.tsx'
import { HoldingDialog } from './holding-dialogs.tsx'
import { PaymentDialog } from './payment-dialog.tsx'
import { ReminderDialog } from './reminder-dialog.tsx'
import { printStatement, saveStatement } from './statement.ts'
import { TermsDialog } from './terms-dialog.tsx'
import '../orders/orders.css'
import './money.css'

type Side = 'receivable' | 'payable'

export function PartyAccountScreen({ side, id }: { side: Side; id: string }): ReactNode {
  const { company } = useSession()
  const { query } = useQuery()
  const { data, problem, again } = useRead<PartyAccount>(
    withQuery('/account', { company: company.id, side, party: id, from: query.from, until: query.until }),
  )
  if (data && data.id === id) return <Shown account={data} />
  return problem === undefined ? <Skeleton lines={10} /> : <FailedPart details={problem} onRetry={again} />
}

function Shown({ account }: { account: PartyAccount }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const go = useGo()
  const { side, currency } = account
  const open = account.open.reduce((sum, each) => sum + each.openValue, 0)
  const tab = side === 'receivable' ? 'customers' : 'suppliers'
  return (
    <>
      <PageHead
        title={account.name}
        above={{ label: d(`money.tab.${tab}`), href: hrefOf(`/money/${tab}`), onGo: go }}
        aside={
          <>
            {d('documents.open')}{' '}
            <b>
              <Money minor={open} currency={currency} />
            </b>
          </>
        }
        actions={<Verbs account={account} />}
      />
      <div className="order-grid">
        <div className="order-main">
          <Statements account={account} />
        </div>
        <div className="order-side">
          {account.details ? (
            <Card title={d('details.of-party')}>
              {partyLines(text, account.details, account.name).map((line) => (
                <p key={line}>{line}</p>
              ))}
            </Card>
          ) : null}
          <Card title={d('party.terms')}>
            <FactLines facts={factsOf(text, account)} />
          </Card>
          <Card flush title={d('party.open')}>
            <div className="list-body">
              {account.open.length === 0 ? (
                <EmptyState icon="tick" title={d('party.nothing-open')} />
              ) : (
                <DataTable
                  label={d('party.open')}
                  density="compact"
                  rows={account.open}
                  rowId={(row) => row.id}
                  columns={openColumns(text, when, go)}
                />
              )}
            </div>
          </Card>
        </div>
      </div>
    </>
  )
}

function factsOf({ d, money }: DeskText, { side, terms, holdings, currency }: PartyAccount) {
  return [
    { label: d('closing.days'), value: terms ? terms.days : d('party.terms.none') },
    {
      label: d('closing.limit'),
      value: terms?.creditLimit === undefined ? d('party.limit.none') : money(terms.creditLimit, currency),
    },
    ...(side === 'receivable'
      ? [{ label: d('terms.invoicing'), value: d(`terms.invoicing.${terms?.invoicing ?? 'shipment'}`) }]
      : []),
    ...holdings.map(({ id, kind, balance }) => ({
      label: `${d(`closing.holding.${kind}`)} ${id.slice(0, 13)}`,
      value: money(balance, currency),
    })),
  ]
}

function Verbs({ account }: { account: PartyAccount }): ReactNode {
  const { d } = useDeskText()
  const when = useWhen()
  const { may } = useSession()
  const [asking, setAsking] = useState<'pay' | 'remind' | 'deposit' | 'terms' | 'details'>()
  const { side, id, name } = account
  const close = () => setAsking(undefined)
  if (!may('books')) return null
  return (
    <>
      {side === 'receivable' && account.open.some((each) => isOverdue(each, when.now)) ? (
        <DeskButton icon="send" label={d('reminder.send')} onPress={() => setAsking('remind')} />
      ) : null}
      {side === 'receivable' ? (
        <DeskButton label={d('holding.take-deposit')} onPress={() => setAsking('deposit')} />
      ) : null}
      <DeskButton label={d('details.of-party')} onPress={() => setAsking('details')} />
      <DeskButton label={d('terms.agree')} onPress={() => setAsking('terms')} />
      <DeskButton look="main" label={d(`payment.new.${side}`)} onPress={() => setAsking('pay')} />
      {asking === 'pay' ? <PaymentDialog side={side} party={{ id, name }} onClose={close} /> : null}
      {asking === 'remind' ? <ReminderDialog account={account} onClose={close} /> : null}
      {asking === 'details' ? <DetailsDialog account={account} onClose={close} /> : null}
      {asking === 'terms' ? <TermsDialog account={account} onClose={close} /> : null}
      {asking === 'deposit' ? <HoldingDialog kind="deposit" party={{ id, name }} onClose={close} /> : null}
    </>
  )
}

function Statements({ account }: { account: PartyAccount }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const go = useGo()
  const { company } = useSession()
  const { set } = useQuery()
  const openOperation = useOpenOperation()
  const day = (parameter: 'from' | 'until') => (
    <label className="field ledger-field">
      <span>{d(`reports.${parameter}`)}</span>
      <input
        type="date"
        value={account[parameter]}
        onChange={(event) => set({ [parameter]: event.target.value || undefined })}
      />
    </label>
  )
  return (
    <Card
      flush
      title={d('statement.title')}
      aside={
        <span className="row">
          <DeskButton label={d('reports.csv')} icon="download" onPress={() => saveStatement(text, account)} />
          <DeskButton label={d('reports.print')} onPress={() => void printStatement(text, account, company.name)} />
        </span>
      }
    >
      <div className="money-question">
        {day('from')}
        {day('until')}
      </div>
      {account.statements.length === 0 ? <EmptyState icon="unknown" title={d('statement.empty')} /> : null}
      {account.statements.map((statement) => (
        <div key={statement.currency} className="list-body">
          <DataTable
            label={`${d('statement.title')} ${statement.currency}`}
            density="compact"
            rows={rowsOf(text, account, statement)}
            rowId={(row) => row.id}
            onOpen={(id) => {
              const row = rowsOf(text, account, statement).find((each) => each.id === id)
              if (row?.document) go(`/documents/${encodeURIComponent(row.document)}`)
              else if (row?.by) openOperation(row.by)
            }}
            columns={statementColumns(text, statement.currency, go)}
          />
        </div>
      ))}
    </Card>
  )
}

interface StatementRow {
  readonly id: string
  readonly on: string
  readonly what: string
  readonly numbers: string
  readonly document?: string
  readonly by?: string
  readonly amount?: number
  readonly balance: number
}

function rowsOf(
  { d }: DeskText,
  { from, until }: PartyAccount,
  { opening, lines, closing }: PartyAccount['statements'][number],
): readonly StatementRow[] {
  const brought = { id: 'opening', on: from, what: d('statement.opening'), numbers: '', balance: opening }
  const left = { id: 'closing', on: until, what: d('statement.closing'), numbers: '', balance: closing }
  const between = lines.map(({ on, what, numbers, document, by, amount, balance }, index) => ({
    id: String(index),
    on,
    what: what === 'settlement' || what === 'taken-back' ? d(`statement.${what}`) : d(`documents.kind.${what}`),
    numbers: numbers.join(', '),
    ...(document !== undefined && { document }),
    ...(by !== undefined && { by }),
    amount,
    balance,
  }))
  return [brought, ...between, left]
}

function statementColumns({ d }: DeskText, currency: string, go: (to: string) => void): Column<StatementRow>[] {
  return [
    { id: 'on', head: d('bank.day'), width: 'max-content', cell: (row) => row.on },
    {
      id: 'what',
      head: d('documents.kind'),
      width: 'minmax(max-content, 1fr)',
      cell: ({ id, what }) => (id === 'opening' || id === 'closing' ? <strong>{what}</strong> : what),
    },
    {
      id: 'numbers',
      head: d('documents.number'),
      kind: 'code',
      width: 'minmax(8rem, 2fr)',
      cell: ({ numbers, document }) =>
        document === undefined ? (
          numbers
        ) : (
          <GoLink className="link" href={hrefOf(`/documents/${encodeURIComponent(document)}`)} onGo={go}>
            {numbers || d('payment.document')}
          </GoLink>
        ),
    },
    {
      id: 'amount',
      head: d('documents.amount'),
      kind: 'number',
      width: '9rem',
      cell: ({ amount }) => (amount === undefined ? '' : <Money minor={amount} currency={currency} />),
    },
    {
      id: 'balance',
      head: d('closing.balance'),
      kind: 'number',
      strong: true,
      width: '9rem',
      cell: ({ balance }) => <Money minor={balance} currency={currency} />,
    },
  ]
}

function openColumns({ d }: DeskText, when: When, go: (to: string) => void): Column<DocumentRow>[] {
  return [
    {
      id: 'number',
      head: d('documents.number'),
      kind: 'code',
      width: 'minmax(7rem, 1fr)',
      cell: (document) => (
        <GoLink className="link" href={hrefOf(`/documents/${encodeURIComponent(document.id)}`)} onGo={go}>
          {document.number || d(`documents.kind.${document.kind}`)}
        </GoLink>
      ),
    },
    {
      id: 'due',
      head: d('documents.due'),
      width: 'minmax(max-content, 1fr)',
      cell: (document) => (
        <span className="row">
          {when.short(document.dueAt)} <DocumentStatePill document={document} />
        </span>
      ),
    },
    {
      id: 'open',
      head: d('documents.open'),
      kind: 'number',
      strong: true,
      cell: (document) => <Money minor={document.openAmount} currency={document.currency} />,
    },
  ]
}
