// The page of bank statements: lines with what each most likely settles. A books the chosen line as suggested; lines that
// are sure are booked at once; what settles nothing goes to an account.
import { type ReactNode, useMemo, useState } from 'react'
import type { BankLineTold, BankPage, FileTaken } from '../../../shared/protocol/desk/books.ts'
import { Card, type Column, DataTable, DeskButton, GoLink, Money, PageHead, Pill, Tabs } from '../../ui/desk/index.ts'
import { type DatedWish, newId, useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish } from '../data/typed.ts'
import { hrefOf, useGo } from '../frame/go.ts'
import { usePageKeys } from '../frame/page-keys.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { FileButton } from '../told/file-button.tsx'
import { ListFoot, Nothing } from '../told/list-tools.tsx'
import { MovedSums } from '../told/money-sums.tsx'
import { useOpenOperation } from '../told/operation-drawer.tsx'
import { useList } from '../told/use-list.ts'
import { AccountDialog } from './account-dialog.tsx'

const viewNames = ['open', 'all'] as const
const idOf = (row: BankLineTold) => row.line.id

export function BankStatements(): ReactNode {
  const text = useDeskText()
  const { d } = text
  const go = useGo()
  const { company, may, settings } = useSession()
  const { submit, busy } = useOperations()
  const [elsewhere, setElsewhere] = useState<BankLineTold>()
  const list = useList<BankLineTold, BankPage>({
    name: 'bank',
    path: '/bank',
    params: (query) => ({ company: company.id, show: query.view === 'all' ? 'all' : 'open', sort: undefined }),
    idOf,
    views: viewNames,
  })
  const { data, problem, again } = list.reading
  const columns = useMemo(() => columnsOf(text, go), [text, go])
  const mayBook = may('books')
  const chosen = data?.rows.find((row) => row.line.id === list.query.at)
  const sure = data?.rows.filter((row) => row.suggestions[0]?.certain) ?? []
  const accept = (rows: readonly BankLineTold[]) => {
    const wishes = rows.flatMap((row) => bookingOf(row, d('bank.bounced.reason')) ?? [])
    if (wishes.length > 0 && mayBook && !busy) void submit(wishes, d('bank.done'))
  }
  usePageKeys({ a: () => accept(chosen ? [chosen] : []) }, settings.singleKeys)
  return (
    <>
      <PageHead
        title={d('page.bank')}
        views={
          <Tabs
            label={d('list.views')}
            current={list.query.view === 'all' ? 'all' : 'open'}
            onChoose={(view) => list.set({ view: view === 'open' ? undefined : view, page: undefined })}
            tabs={viewNames.map((view) => ({ id: view, label: d(`bank.view.${view}`) }))}
          />
        }
        actions={
          mayBook ? (
            <>
              {sure.length > 0 ? (
                <DeskButton
                  label={d('bank.certain', { n: sure.length })}
                  disabled={busy}
                  onPress={() => accept(sure)}
                />
              ) : null}
              <FileButton
                label={d('bank.import')}
                hint={d('bank.import.text')}
                accept=".xml,.csv"
                path="/bank/files"
                body={{ company: company.id, account: 'bank', currency: company.currency }}
                done={({ taken, known }: FileTaken) => d('bank.taken', { taken, known })}
              />
            </>
          ) : undefined
        }
      />
      <Card
        flush
        title={d(list.query.view === 'all' ? 'bank.view.all' : 'bank.view.open')}
        aside={
          chosen && chosen.line.booked === undefined && mayBook ? (
            <span className="row">
              {bookingOf(chosen, '') ? (
                <DeskButton
                  look="main"
                  label={d(isBounce(chosen) ? 'bank.bounced.accept' : 'bank.accept')}
                  keyHint="A"
                  disabled={busy}
                  onPress={() => accept([chosen])}
                />
              ) : null}
              <DeskButton label={d('bank.other')} onPress={() => setElsewhere(chosen)} />
            </span>
          ) : undefined
        }
      >
        <div className="list-body" {...list.hover}>
          <DataTable
            label={d('page.bank')}
            columns={columns}
            {...list.table}
            empty={<Nothing problem={problem} onRetry={again} title={d('bank.empty')} text={d('bank.empty.text')} />}
            foot={
              data ? (
                <ListFoot shown={data.rows.length} total={data.total}>
                  <MovedSums came={data.sums.in} went={data.sums.out} currency={data.currency} />
                </ListFoot>
              ) : undefined
            }
          />
        </div>
      </Card>
      {elsewhere ? <AccountDialog line={elsewhere.line} onClose={() => setElsewhere(undefined)} /> : null}
    </>
  )
}

/** A payment that came back says more than documents that happen to be open. */
function isBounce({ bounced, suggestions: [best] }: BankLineTold): boolean {
  return bounced !== undefined && !best?.certain
}

/** What the best suggestion books, on the day that the bank says; nothing where nothing is suggested. */
function bookingOf(row: BankLineTold, reason: string): DatedWish | undefined {
  const { line, suggestions, bounced } = row
  if (line.booked !== undefined) return undefined
  if (bounced && isBounce(row)) {
    const { company, id: bankLine, bookedOn: on } = line
    return { ...formWish('reverse-booking', { company, of: bounced.operation, why: 'bounced', reason, bankLine }), on }
  }
  const [best] = suggestions
  const [first] = best?.documents ?? []
  if (!best || !first) return undefined
  const { company, currency, bookedOn: on } = line
  const allocations = best.documents.map(({ id, amount }) => ({ document: id, amount }))
  const common = { company, document: newId(), currency, allocations, bankLine: line.id }
  if (line.amount > 0)
    return { type: 'payment-received', on, body: { ...common, customer: first.party, amount: line.amount } }
  return { type: 'supplier-paid', on, body: { ...common, supplier: first.party, amount: 0 - line.amount } }
}

/** A booked line opens what booked it, where it can be taken back. */
function Booked({ by }: { by: string }): ReactNode {
  const { d } = useDeskText()
  const open = useOpenOperation()
  return <DeskButton look="bare" icon="tick" label={d('bank.booked')} onPress={() => open(by)} />
}

function columnsOf({ d }: DeskText, go: (to: string) => void): Column<BankLineTold>[] {
  return [
    { id: 'day', head: d('bank.day'), width: '7rem', cell: ({ line }) => line.bookedOn },
    { id: 'party', head: d('bank.party'), width: 'minmax(8rem, 1.4fr)', cell: ({ line }) => line.party },
    {
      id: 'text',
      head: d('bank.text'),
      quiet: true,
      width: 'minmax(10rem, 2fr)',
      cell: ({ line }) => [line.text, line.reference].filter((part) => part !== '').join(' · '),
    },
    {
      id: 'settles',
      head: d('bank.settles'),
      width: 'minmax(12rem, 2fr)',
      cell: (row) => {
        const { line, bounced } = row
        const [best] = row.suggestions
        if (line.booked !== undefined) return <Booked by={line.booked} />
        if (bounced && isBounce(row)) {
          return <Pill tone="warn">{d('bank.bounced', { party: bounced.partyName, day: bounced.on })}</Pill>
        }
        if (!best) return <span className="quiet">{d('bank.nothing')}</span>
        return (
          <span className="row">
            {best.documents.map(({ id, number }) => (
              <GoLink key={id} className="link code" href={hrefOf(`/documents/${encodeURIComponent(id)}`)} onGo={go}>
                {number}
              </GoLink>
            ))}
            <Pill tone={best.certain ? 'ok' : 'neutral'}>
              {best.reasons.map((reason) => d(`bank.why.${reason}`)).join(', ')}
            </Pill>
          </span>
        )
      },
    },
    {
      id: 'amount',
      head: d('bank.amount'),
      kind: 'number',
      strong: true,
      width: '9rem',
      cell: ({ line }) => <Money minor={line.amount} currency={line.currency} />,
    },
  ]
}
