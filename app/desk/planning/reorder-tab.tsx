// Owns the proposals to order: one card a supplier, the chosen line with its chart and reasons at the right, and the press
// that opens a draft.
import { type ReactNode, useMemo, useState } from 'react'
import type {
  ReorderLineTold,
  ReorderPlanTold,
  SellerTold,
  SupplierTold,
} from '../../../shared/protocol/desk/planning.ts'
import {
  Card,
  type Column,
  DataTable,
  DeskButton,
  DetailPanel,
  EmptyState,
  FigureStrip,
  ItemCell,
  ListAndPanel,
  Money,
  PanelPart,
  Pill,
  QuietLine,
} from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { type DeskText, familyText, useDeskText } from '../text.ts'
import { useWhen } from '../told/when.ts'
import { DemandChart } from './demand-chart.tsx'
import { DraftDialog } from './draft-dialog.tsx'
import { PlanBody } from './plan-frame.tsx'
import { isWhole, proposedPurchase } from './purchase-draft.ts'
import { reasonsOf } from './reason.ts'
import { LeastField, type ReorderAsk, ReorderFields } from './reorder-ask.tsx'
import type { Planning } from './use-plan.ts'

export function ReorderTab({ planning, ask }: { planning: Planning<'reorder'>; ask: ReorderAsk }): ReactNode {
  return (
    <PlanBody kind="reorder" planning={planning}>
      {(plan) => (
        <>
          <ReorderFields ask={ask} onAsk={planning.start} />
          <Reorder key={plan.madeAt} plan={plan} again={planning.start} />
        </>
      )}
    </PlanBody>
  )
}

function Reorder({ plan, again }: { plan: ReorderPlanTold; again: () => void }): ReactNode {
  const text = useDeskText()
  const { d, number, percent } = text
  const { may, company } = useSession()
  const { submit, busy } = useOperations()
  const { now, today } = useWhen()
  const [at, setAt] = useState<string>()
  const [drafting, setDrafting] = useState<SupplierTold>()
  const columns = useMemo(() => columnsOf(text), [text])
  const chosen = plan.suppliers
    .flatMap((supplier) => supplier.lines.map((line) => ({ supplier, line })))
    .find(({ line }) => line.item.id === at)
  const whole = plan.suppliers.filter(isWhole)
  const orderAll = async () => {
    const bodies = whole.map((supplier) => proposedPurchase(supplier, company.id, now, today))
    const done = d('planning.reorder.all.done', { n: bodies.length })
    if (
      await submit(
        bodies.map((body) => ({ type: 'purchase-ordered' as const, body })),
        done,
      )
    )
      again()
  }
  const periods =
    plan.period === 'day'
      ? d('planning.reorder.days', { n: plan.periods })
      : d('planning.reorder.weeks', { n: plan.periods })
  return (
    <>
      <QuietLine icon="reports">
        {d('planning.reorder.basis', { n: plan.items, periods })} ·{' '}
        {d('planning.reorder.target', { fill: percent(plan.fill / 1000), factor: number(plan.factor / 100, 1) })} (
        {plan.fitted ? d('planning.reorder.fitted') : d('planning.reorder.unfitted')})
      </QuietLine>
      {may('purchase') && plan.suppliers.length > 0 ? (
        <div className="row order-all">
          <DeskButton
            look="main"
            icon="send"
            label={d('planning.reorder.all', { n: whole.length })}
            disabled={whole.length === 0 || busy}
            onPress={() => void orderAll()}
          />
          <Totals suppliers={whole} />
          {whole.length < plan.suppliers.length ? (
            <span className="quiet">{d('planning.reorder.all.left', { n: plan.suppliers.length - whole.length })}</span>
          ) : null}
        </div>
      ) : null}
      <ListAndPanel
        list={
          <div className="plan-cards">
            {plan.suppliers.length === 0 ? (
              <EmptyState
                icon="purchasing"
                title={d('planning.reorder.nothing')}
                text={d('planning.reorder.nothing.text')}
              />
            ) : null}
            {plan.suppliers.map((supplier) => (
              <Card
                key={supplier.supplier}
                flush
                title={supplier.supplier === '' ? d('planning.reorder.no-supplier') : supplier.supplier}
                aside={
                  <span className="row">
                    {supplier.belowLeast ? <Pill tone="warn">{d('planning.reorder.below-least')}</Pill> : null}
                    {supplier.value > 0 ? (
                      <b>
                        <Money minor={supplier.value} currency={supplier.currency} />
                      </b>
                    ) : null}
                    {may('purchase') ? (
                      <DeskButton
                        icon="purchasing"
                        label={d('planning.reorder.draft')}
                        onPress={() => setDrafting(supplier)}
                      />
                    ) : null}
                  </span>
                }
                foot={
                  <span className="supplier-foot">
                    <span className="quiet">
                      {supplier.supplier === ''
                        ? d('planning.reorder.no-supplier.text')
                        : `${d('planning.reorder.lead', { days: number(supplier.leadDays), spread: number(supplier.leadSpread) })}, ${d('planning.reorder.learned', { n: supplier.learned })}`}
                    </span>
                    {supplier.supplier !== '' && may('purchase') ? <LeastField supplier={supplier.supplier} /> : null}
                  </span>
                }
              >
                <DataTable
                  label={supplier.supplier === '' ? d('planning.reorder.no-supplier') : supplier.supplier}
                  columns={columns}
                  rows={supplier.lines}
                  rowId={lineId}
                  selected={at}
                  onSelect={setAt}
                  density="tall"
                />
              </Card>
            ))}
            <Sellers title={d('planning.sellers')} rows={plan.bestSellers} isSold />
            <Sellers title={d('planning.dead')} rows={plan.deadStock} />
          </div>
        }
        panel={
          chosen ? (
            <LinePanel plan={plan} supplier={chosen.supplier} line={chosen.line} onClose={() => setAt(undefined)} />
          ) : undefined
        }
      />
      {drafting ? (
        <DraftDialog
          supplier={drafting}
          onClose={() => setDrafting(undefined)}
          onOrdered={() => {
            setDrafting(undefined)
            again()
          }}
        />
      ) : null}
    </>
  )
}

/** What is ordered together, in each currency. */
function Totals({ suppliers }: { suppliers: readonly SupplierTold[] }): ReactNode {
  const sums = new Map<string, number>()
  for (const { currency, value } of suppliers) sums.set(currency, (sums.get(currency) ?? 0) + value)
  return [...sums].map(([currency, minor]) => (
    <b key={currency}>
      <Money minor={minor} currency={currency} />
    </b>
  ))
}

const lineId = (line: ReorderLineTold) => line.item.id
const sellerId = (row: SellerTold) => row.item.id

function LinePanel({
  plan,
  supplier,
  line,
  onClose,
}: {
  plan: ReorderPlanTold
  supplier: SupplierTold
  line: ReorderLineTold
  onClose: () => void
}): ReactNode {
  const text = useDeskText()
  const { d, number } = text
  return (
    <DetailPanel
      of={line.item.id}
      title={line.item.name}
      detail={
        <span className="row">
          <span className="code">{line.item.sku}</span>
          <Pill>{familyText(d, 'planning.class', line.demandClass)}</Pill>
        </span>
      }
      onClose={onClose}
    >
      <FigureStrip
        figures={[
          { label: d('planning.reorder.quantity'), value: number(line.quantity) },
          { label: d('planning.reorder.have'), value: number(line.onHand - line.promised) },
          { label: d('planning.reorder.coming'), value: number(line.onOrder) },
          { label: d('planning.reorder.point'), value: number(line.reorderPoint) },
        ]}
      />
      <DemandChart line={line} />
      <PanelPart title={d('planning.reorder.why')}>
        <ul className="reasons">
          {reasonsOf(text, line, supplier, plan).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </PanelPart>
    </DetailPanel>
  )
}

function columnsOf({ d, number }: DeskText): Column<ReorderLineTold>[] {
  return [
    {
      id: 'item',
      head: d('planning.reorder.item'),
      width: 'minmax(12rem, 3fr)',
      cell: (line) => <ItemCell name={line.item.name} detail={line.item.sku} />,
    },
    {
      id: 'why',
      head: d('planning.reorder.why'),
      width: 'minmax(8rem, 1.5fr)',
      cell: (line) => (
        <Pill tone={line.waits ? 'warn' : 'neutral'}>
          {line.waits ? d('planning.because.waits') : familyText(d, 'planning.because', line.because)}
        </Pill>
      ),
    },
    {
      id: 'have',
      head: d('planning.reorder.have'),
      kind: 'number',
      sortBy: (line) => line.onHand - line.promised,
      cell: (line) => number(line.onHand - line.promised),
    },
    { id: 'coming', head: d('planning.reorder.coming'), kind: 'number', cell: (line) => number(line.onOrder) },
    { id: 'point', head: d('planning.reorder.point'), kind: 'number', cell: (line) => number(line.reorderPoint) },
    {
      id: 'quantity',
      head: d('planning.reorder.quantity'),
      kind: 'number',
      strong: true,
      sortBy: (line) => line.quantity,
      cell: (line) => number(line.quantity),
    },
  ]
}

function Sellers({ title, rows, isSold }: { title: string; rows: readonly SellerTold[]; isSold?: true }): ReactNode {
  const { d, number } = useDeskText()
  const columns = useMemo<Column<SellerTold>[]>(
    () => [
      {
        id: 'item',
        head: d('planning.reorder.item'),
        width: 'minmax(12rem, 3fr)',
        cell: (row) => <ItemCell name={row.item.name} detail={row.item.sku} />,
      },
      {
        id: 'letters',
        head: d('planning.letters'),
        cell: (row) => (
          <Pill>
            {row.abc} {row.xyz}
          </Pill>
        ),
      },
      ...(isSold
        ? [
            {
              id: 'sold',
              head: d('planning.units-sold'),
              kind: 'number' as const,
              strong: true,
              cell: (row: SellerTold) => number(row.units),
            },
          ]
        : []),
      { id: 'hand', head: d('planning.on-hand'), kind: 'number', cell: (row) => number(row.onHand) },
    ],
    [d, number, isSold],
  )
  if (rows.length === 0) return null
  return (
    <Card flush title={title}>
      <DataTable label={title} columns={columns} rows={rows.slice(0, 8)} rowId={sellerId} />
    </Card>
  )
}
