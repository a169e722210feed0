// Owns the entries of the books, newest first, of one account or all. Each line opens the operation behind it.
import { type ReactNode, useMemo } from 'react'
import type { EntryPage } from '../../../shared/protocol/desk/house.ts'
import type { EntryRow } from '../../../shared/protocol/desk/operations.ts'
import type { CompanyName } from '../../../shared/protocol/desk/session.ts'
import type { ItemDetail } from '../../../shared/protocol/desk/stock.ts'
import { Card, type Column, DataTable, DeskButton, FilterChip, ItemCell, Money, words } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { offsetOf, pageSize, type Query, useQuery } from '../data/use-query.ts'
import { useRead } from '../data/use-read.ts'
import { useSteadyRows } from '../data/use-steady-rows.ts'
import { useGo } from '../frame/go.ts'
import { type DeskText, familyText, useDeskText } from '../text.ts'
import { ListFoot, Nothing } from '../told/list-tools.tsx'
import { deviceText, factsText, learnedLate, personText } from '../told/names.ts'
import { useWhen, type When } from '../told/when.ts'

const idOf = (row: EntryRow) => row.id

export interface JournalProps {
  readonly company: CompanyName
  readonly account: string | undefined
}

/** What the address narrows the journal to, beside its account: days, what was known then, one item. */
const narrowed = ['from', 'until', 'known', 'item'] as const

export function Journal({ company, account }: JournalProps): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const go = useGo()
  const { settings } = useSession()
  const { query, set } = useQuery()
  const { data, path, problem, again } = useRead<EntryPage>(
    withQuery('/ledger/entries', {
      company: company.id,
      account,
      ...Object.fromEntries(narrowed.map((key) => [key, query[key]])),
      limit: pageSize,
      offset: offsetOf(query.page) || undefined,
    }),
  )
  const kept = { company: query.company, ...Object.fromEntries(narrowed.map((key) => [key, query[key]])) }
  const steady = useSteadyRows(data?.rows, path, idOf)
  const columns = useMemo(() => columnsOf(text, when, company.currency), [text, when, company.currency])
  const name = account === undefined ? '' : `${account} ${familyText(d, 'account', account)}`
  const open = (id: string) => {
    const operation = data?.rows.find((row) => row.id === id)?.operation
    set({ at: id, ...(operation && { op: operation.id }) })
  }
  return (
    <Card
      flush
      title={account === undefined ? d('ledger.journal') : d('ledger.journal.of', { account: name })}
      aside={
        account === undefined ? (
          d('ledger.journal.open')
        ) : (
          <DeskButton look="bare" label={d('ledger.all-accounts')} onPress={() => go(withQuery('/ledger', kept))} />
        )
      }
    >
      <Narrowed query={query} onRemove={(key) => set({ [key]: undefined, page: undefined })} />
      <div className="list-body" {...steady.hover}>
        <DataTable
          label={d('ledger.journal')}
          columns={columns}
          rows={steady.rows}
          rowId={idOf}
          changed={steady.changed}
          fresh={steady.fresh}
          selected={query.at}
          onSelect={open}
          onOpen={open}
          widths={settings.widths.journal ?? {}}
          empty={<Nothing problem={problem} onRetry={again} title={d('ledger.empty')} text={d('ledger.empty.text')} />}
          foot={
            data ? (
              <ListFoot shown={data.rows.length} total={data.total}>
                <span>
                  {words(
                    `${d('ledger.debit')} **${text.money(data.sums.debit, company.currency)}** · ${d('ledger.credit')} **${text.money(data.sums.credit, company.currency)}**`,
                  )}
                </span>
              </ListFoot>
            ) : undefined
          }
        />
      </div>
    </Card>
  )
}

/** What the journal is narrowed to besides the last day, which has a field of its own. */
function Narrowed({ query, onRemove }: { query: Query; onRemove: (key: string) => void }): ReactNode {
  const { d } = useDeskText()
  const { warehouse } = useSession()
  const { from, known, item } = query
  const { data } = useRead<ItemDetail>(
    item && withQuery(`/items/${encodeURIComponent(item)}`, { warehouse: warehouse.id }),
  )
  if (!from && !known && !item) return null
  return (
    <div className="ledger-narrowed">
      {from ? <FilterChip label={d('ledger.from', { day: from })} onRemove={() => onRemove('from')} /> : null}
      {known ? <FilterChip label={d('ledger.known', { day: known })} onRemove={() => onRemove('known')} /> : null}
      {item ? (
        <FilterChip label={d('ledger.item', { item: data?.item.name ?? item })} onRemove={() => onRemove('item')} />
      ) : null}
    </div>
  )
}

function columnsOf(text: DeskText, when: When, currency: string): Column<EntryRow>[] {
  const { d } = text
  const accounts = (row: EntryRow, side: 1 | -1) =>
    row.lines
      .filter((line) => line.amount * side > 0)
      .map((line) => `${line.account} ${familyText(d, 'account', line.account)}`)
      .join(', ')
  return [
    { id: 'day', head: d('ledger.day'), quiet: true, width: 'max-content', cell: (row) => row.postedOn },
    {
      id: 'what',
      head: d('ledger.what'),
      width: 'minmax(9rem, 2fr)',
      cell: (row) => <ItemCell name={titleOf(text, row)} detail={words(detailOf(text, row, when))} />,
    },
    {
      id: 'debit',
      head: d('ledger.debit'),
      width: 'minmax(6.5rem, 1.3fr)',
      cell: (row) => <span title={accounts(row, 1)}>{accounts(row, 1)}</span>,
    },
    {
      id: 'credit',
      head: d('ledger.credit'),
      width: 'minmax(6.5rem, 1.3fr)',
      cell: (row) => <span title={accounts(row, -1)}>{accounts(row, -1)}</span>,
    },
    {
      id: 'amount',
      head: d('ledger.amount'),
      kind: 'number',
      strong: true,
      width: 'max-content',
      cell: (row) => (
        <Money minor={row.lines.reduce((sum, line) => sum + Math.max(0, line.amount), 0)} currency={currency} />
      ),
    },
  ]
}

function titleOf(text: DeskText, row: EntryRow): string {
  const { d } = text
  const what = row.operation ? familyText(d, 'op', row.operation.type) : row.kind
  const facts = factsOf(text, row)
  const title = facts === '' ? what : `${what}: ${facts}`
  return row.kind === 'recost' ? `${d('entry.recost')} · ${title}` : title
}

/** One line of a shipment is about its item: the operation's own facts are those of the whole parcel. */
function factsOf(text: DeskText, { operation, item }: EntryRow): string {
  if (!operation) return item?.name ?? ''
  if (!item || operation.facts.item) return factsText(text, operation)
  return [operation.facts.number, item.name].filter((part) => part !== undefined).join(' · ')
}

function detailOf(text: DeskText, { operation }: EntryRow, when: When): string {
  if (!operation) return ''
  const { d } = text
  const who = d('ledger.by', { person: personText(d, operation.person), device: deviceText(d, operation.device) })
  const parts = [when.at(operation.at), who]
  if (learnedLate(operation)) parts.push(d('op.learned', { time: when.at(operation.learnedAt) }))
  return parts.join(' · ')
}
