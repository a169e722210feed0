// Owns what left for customers who are billed by period: chosen customers get one invoice each over all that left until a day.
import { type ReactNode, useMemo, useState } from 'react'
import type { Unbilled } from '../../../shared/protocol/desk/goods.ts'
import {
  Card,
  type Column,
  DataTable,
  DeskButton,
  EmptyState,
  FailedPart,
  GoLink,
  Money,
  Quantity,
  Skeleton,
} from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { newId, useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish } from '../data/typed.ts'
import { useQuery } from '../data/use-query.ts'
import { useRead } from '../data/use-read.ts'
import { hrefOf, useGo } from '../frame/go.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { useWhen, type When } from '../told/when.ts'

type Customer = Unbilled['customers'][number]
type Shipment = Customer['shipments'][number]

const idOf = ({ id, currency }: Customer) => `${id} ${currency}`
const mostShipments = 2000

export function UnbilledList(): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const go = useGo()
  const { company, may } = useSession()
  const { query, set } = useQuery()
  const { submit, busy } = useOperations()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const { data, problem, again } = useRead<Unbilled>(
    withQuery('/unbilled', { company: company.id, until: query.until }),
  )
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  const columns = useMemo(() => columnsOf(text, when), [text, when])
  const shown = data?.customers.find((each) => idOf(each) === query.at) ?? data?.customers[0]
  const chosen = (data?.customers ?? []).filter((each) => !left.has(idOf(each)) && each.net > 0)
  const issue = () => {
    const wishes = chosen.map(({ id, currency, shipments }) =>
      formWish('invoice-period', {
        company: company.id,
        document: newId(),
        customer: id,
        currency,
        shipments: shipments.slice(0, mostShipments).map((each) => each.id),
      }),
    )
    void submit(wishes, d('period-invoice.done'))
  }
  if (!data) return problem === undefined ? <Skeleton lines={8} /> : <FailedPart details={problem} onRetry={again} />
  return (
    <Card
      flush
      title={
        <label className="field unbilled-until">
          <span>{d('period-invoice.until')}</span>
          <input
            type="date"
            max={when.today}
            value={query.until ?? data.until}
            onChange={(event) => set({ until: event.target.value || undefined })}
          />
        </label>
      }
      aside={
        may('books') && chosen.length > 0 ? (
          <DeskButton
            look="main"
            label={d('period-invoice.issue', { n: chosen.length })}
            disabled={busy}
            onPress={issue}
          />
        ) : undefined
      }
    >
      <div className="list-body unbilled-lists">
        <DataTable
          label={d('period-invoice.view')}
          rows={data.customers}
          rowId={idOf}
          selected={shown && idOf(shown)}
          onSelect={(id) => set({ at: id })}
          columns={[
            {
              id: 'chosen',
              head: d('period-invoice.chosen'),
              width: '3.5rem',
              cell: (row) => (
                <input
                  type="checkbox"
                  aria-label={row.name}
                  checked={!left.has(idOf(row))}
                  onChange={() => toggle(idOf(row))}
                />
              ),
            },
            ...columns,
          ]}
          empty={<EmptyState icon="tick" title={d('period-invoice.empty')} text={d('period-invoice.empty.text')} />}
        />
        {shown ? (
          <DataTable
            label={`${d('period-invoice.parcels')} · ${shown.name}`}
            density="compact"
            rows={shown.shipments}
            rowId={(row) => row.id}
            onOpen={(id) => set({ op: id })}
            columns={shipmentColumns(text, when, shown.currency, go)}
          />
        ) : null}
      </div>
    </Card>
  )
}

function columnsOf({ d }: DeskText, when: When): Column<Customer>[] {
  return [
    {
      id: 'customer',
      head: d('period-invoice.customer'),
      strong: true,
      width: 'minmax(8rem, 2fr)',
      cell: (row) => row.name,
    },
    {
      id: 'parcels',
      head: d('period-invoice.parcels'),
      kind: 'number',
      cell: ({ shipments }) => <Quantity of={shipments.length} />,
    },
    {
      id: 'since',
      head: d('period-invoice.since'),
      width: 'minmax(max-content, 1fr)',
      cell: ({ shipments }) => when.short(shipments[0]?.at ?? 0),
    },
    {
      id: 'net',
      head: d('period-invoice.net'),
      kind: 'number',
      strong: true,
      width: 'minmax(max-content, 1fr)',
      cell: ({ net, currency }) => <Money minor={net} currency={currency} />,
    },
  ]
}

function shipmentColumns({ d }: DeskText, when: When, currency: string, go: (to: string) => void): Column<Shipment>[] {
  return [
    { id: 'at', head: d('movements.time'), width: 'minmax(max-content, 1fr)', cell: (row) => when.at(row.at) },
    {
      id: 'number',
      head: d('period-invoice.parcel'),
      kind: 'code',
      width: 'minmax(6rem, 1fr)',
      cell: (row) => row.number,
    },
    {
      id: 'order',
      head: d('returns.order'),
      kind: 'code',
      width: 'minmax(6rem, 1fr)',
      cell: ({ order }) => (
        <GoLink className="link" href={hrefOf(`/orders/${order.id}`)} onGo={() => go(`/orders/${order.id}`)}>
          {order.number}
        </GoLink>
      ),
    },
    { id: 'units', head: d('period-invoice.units'), kind: 'number', cell: (row) => <Quantity of={row.units} /> },
    {
      id: 'net',
      head: d('period-invoice.net'),
      kind: 'number',
      strong: true,
      width: 'minmax(max-content, 1fr)',
      cell: (row) => <Money minor={row.net} currency={currency} />,
    },
  ]
}
