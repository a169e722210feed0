// Owns the waves: what a cart takes, the carts that make people walk least, what that saves before anything is sent, and the press
// that sends those chosen to the handhelds in their turn.
import { type ReactNode, useMemo, useState } from 'react'
import type { PlanOptions, WaveCartTold, WavesPlanTold } from '../../../shared/protocol/desk/planning.ts'
import type { OrderId } from '../../../shared/values/ids.ts'
import {
  Card,
  type Column,
  DataTable,
  DeskButton,
  DetailPanel,
  EmptyState,
  FigureStrip,
  GoLink,
  ListAndPanel,
  PanelPart,
  Pill,
  QuietLine,
  StatCard,
  StatRow,
} from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { hrefOf, useGo } from '../frame/go.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { useWhen, type When } from '../told/when.ts'
import { PlanBody } from './plan-frame.tsx'
import type { Planning } from './use-plan.ts'

const limits = { totes: [4, 24], kilos: [1, 2000], hours: [0, 168] } as const
type Limit = keyof typeof limits
const fields: readonly Limit[] = ['totes', 'kilos', 'hours']

export interface Cart {
  /** The plan, made with what the fields say. */
  readonly planning: Planning<'waves'>
  readonly typed: Partial<Record<Limit, string>>
  readonly type: (field: Limit, text: string) => void
}

/** What a cart takes, as it was typed; until then as the plan was made. */
export function useCart(planning: Planning<'waves'>): Cart {
  const [typed, setTyped] = useState<Partial<Record<Limit, string>>>({})
  const start = () => {
    const options: PlanOptions = Object.fromEntries(
      fields.flatMap((field) => {
        const text = typed[field] ?? String(planning.plan?.asked[field] ?? '')
        return isWithin(field, text) ? [[field, Number(text)]] : []
      }),
    )
    planning.startWith(options)
  }
  return {
    planning: { ...planning, start },
    typed,
    type: (field, text) => setTyped({ ...typed, [field]: text.trim() }),
  }
}

function isWithin(field: Limit, text: string): boolean {
  const [least, most] = limits[field]
  return /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most
}

export function WavesTab({ planning, cart }: { planning: Planning<'waves'>; cart: Cart }): ReactNode {
  return (
    <PlanBody kind="waves" planning={planning}>
      {(plan) => (
        <>
          <CartFields plan={plan} cart={cart} />
          <Waves key={plan.madeAt} plan={plan} again={planning.start} />
        </>
      )}
    </PlanBody>
  )
}

function CartFields({ plan, cart }: { plan: WavesPlanTold; cart: Cart }): ReactNode {
  const { d } = useDeskText()
  return (
    <form
      className="plan-fields"
      onSubmit={(event) => {
        event.preventDefault()
        cart.planning.start()
      }}
    >
      {fields.map((field) => {
        const text = cart.typed[field] ?? String(plan.asked[field])
        return (
          <label className="field" key={field}>
            <span>{d(`planning.waves.${field}`)}</span>
            <input
              inputMode="numeric"
              maxLength={4}
              value={text}
              aria-invalid={!isWithin(field, text)}
              onChange={(event) => cart.type(field, event.target.value)}
            />
          </label>
        )
      })}
    </form>
  )
}

const idOf = (row: Row) => row.id

interface Row extends WaveCartTold {
  readonly turn: number
}

function Waves({ plan, again }: { plan: WavesPlanTold; again: () => void }): ReactNode {
  const text = useDeskText()
  const { d, number, percent } = text
  const when = useWhen()
  const { may } = useSession()
  const { submit, busy } = useOperations()
  const [at, setAt] = useState<string>()
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => plan.carts.map((cart, index): Row => ({ ...cart, turn: index + 1 })), [plan.carts])
  const open = rows.filter((row) => !sent.has(row.id))
  const columns = useMemo(() => columnsOf(text, when), [text, when])
  const chosen = open.find((row) => row.id === at)
  const metres = (dm: number) => d('planning.moves.metres', { m: number(Math.round(dm / 10)) })
  const less = (than: number) => d('planning.moves.less', { percent: percent(than > 0 ? 1 - plan.walk / than : 0, 1) })
  const send = async () => {
    const carts = open.filter((row) => checked.has(row.id))
    const body = { carts: carts.map((row) => row.orders.map(({ id }) => id as OrderId)) }
    if (!(await submit([{ type: 'release-wave', body }], d('planning.waves.sent', { n: carts.length })))) return
    setSent(new Set([...sent, ...checked]))
    setChecked(new Set())
    if (carts.length === open.length) again()
  }
  const left = [
    ...(plan.uncovered > 0 ? [d('planning.waves.uncovered', { n: plan.uncovered })] : []),
    ...(plan.begun > 0 ? [d('planning.waves.begun', { n: plan.begun })] : []),
    ...(plan.later > 0 ? [d('planning.waves.later', { n: plan.later })] : []),
  ]
  if (open.length === 0) {
    return (
      <EmptyState
        icon="orders"
        title={d('planning.waves.nothing')}
        text={left.length > 0 ? `${left.join(' · ')}.` : d('planning.waves.nothing.text')}
      />
    )
  }
  return (
    <>
      <StatRow>
        <StatCard
          label={d('planning.waves.walk')}
          tone="ok"
          value={metres(plan.walk)}
          detail={
            plan.proven
              ? d('planning.waves.proven')
              : d('planning.waves.bound', { m: number(Math.round(plan.bound / 10)) })
          }
        />
        <StatCard label={d('planning.waves.first-come')} value={metres(plan.firstCome)} detail={less(plan.firstCome)} />
        <StatCard label={d('planning.waves.alone')} value={metres(plan.alone)} detail={less(plan.alone)} />
      </StatRow>
      <ListAndPanel
        list={
          <Card
            flush
            title={d('planning.waves.of', { orders: plan.orders, carts: plan.carts.length })}
            aside={
              may('order') ? (
                <span className="row">
                  <DeskButton
                    label={d('planning.waves.all')}
                    onPress={() => setChecked(new Set(open.map((row) => row.id)))}
                  />
                  <DeskButton
                    look="main"
                    icon="send"
                    label={d('planning.waves.send', { n: checked.size })}
                    disabled={checked.size === 0 || busy}
                    onPress={() => void send()}
                  />
                </span>
              ) : undefined
            }
            {...(left.length > 0 && { foot: <QuietLine icon="orders">{left.join(' · ')}</QuietLine> })}
          >
            <DataTable
              label={d('planning.tab.waves')}
              columns={columns}
              rows={open}
              rowId={idOf}
              selected={at}
              onSelect={setAt}
              {...(may('order') && { checked, onCheck: setChecked })}
            />
          </Card>
        }
        panel={chosen ? <CartPanel row={chosen} onClose={() => setAt(undefined)} /> : undefined}
      />
    </>
  )
}

function CartPanel({ row, onClose }: { row: Row; onClose: () => void }): ReactNode {
  const text = useDeskText()
  const { d, number } = text
  const when = useWhen()
  const go = useGo()
  return (
    <DetailPanel
      of={row.id}
      title={d('planning.waves.cart', { n: row.turn })}
      detail={zonesText(text, row)}
      onClose={onClose}
    >
      <FigureStrip
        figures={[
          { label: d('planning.waves.walk-m'), value: number(Math.round(row.walk / 10)) },
          { label: d('planning.waves.saved'), value: number(Math.round((row.alone - row.walk) / 10)) },
          { label: d('planning.waves.minutes'), value: number(row.minutes) },
          { label: d('planning.waves.kg'), value: number(row.grams / 1000, 1) },
        ]}
      />
      <PanelPart title={d('planning.waves.orders')}>
        <ol className="wave-orders">
          {row.orders.map((order) => (
            <li key={order.id}>
              <GoLink className="link code" href={hrefOf(`/orders/${order.id}`)} onGo={go}>
                {order.number}
              </GoLink>
              <span>{when.at(order.shipBy)}</span>
              {order.waits ? <Pill>{d('planning.waves.waits')}</Pill> : null}
            </li>
          ))}
        </ol>
      </PanelPart>
    </DetailPanel>
  )
}

function zonesText({ d, number }: DeskText, { zones }: WaveCartTold): string {
  return Object.entries(zones)
    .sort(([, a], [, b]) => b - a)
    .map(([zone, n]) => d('planning.waves.zone', { zone, n: number(n) }))
    .join(' · ')
}

function columnsOf(text: DeskText, when: When): Column<Row>[] {
  const { d, number } = text
  const metres = (dm: number) => number(Math.round(dm / 10))
  return [
    { id: 'turn', head: d('planning.waves.turn'), kind: 'number', strong: true, cell: (row) => number(row.turn) },
    {
      id: 'due',
      head: d('planning.waves.due'),
      width: 'minmax(max-content, 1.4fr)',
      cell: (row) => (
        <span className="row">
          {when.at(row.due)}
          {row.due < when.now ? <Pill tone="err">{d('orders.late')}</Pill> : null}
        </span>
      ),
    },
    {
      id: 'orders',
      head: d('planning.waves.orders'),
      kind: 'number',
      sortBy: (row) => row.orders.length,
      cell: (row) => number(row.orders.length),
    },
    { id: 'lines', head: d('planning.waves.lines'), kind: 'number', cell: (row) => number(row.lines) },
    { id: 'filled', head: d('planning.waves.filled'), kind: 'number', cell: (row) => number(row.totes) },
    {
      id: 'walk',
      head: d('planning.waves.walk-m'),
      kind: 'number',
      strong: true,
      sortBy: (row) => row.walk,
      cell: (row) => metres(row.walk),
    },
    {
      id: 'saved',
      head: d('planning.waves.saved'),
      kind: 'number',
      sortBy: (row) => row.alone - row.walk,
      cell: (row) => metres(row.alone - row.walk),
    },
    {
      id: 'zones',
      head: d('planning.waves.zones'),
      quiet: true,
      width: 'minmax(6rem, 1.2fr)',
      cell: (row) => zonesText(text, row),
    },
  ]
}
