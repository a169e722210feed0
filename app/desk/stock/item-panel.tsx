// Owns one item beside the list: its figures, where each unit is, what comes, what moved last.
import { type ReactNode, useState } from 'react'
import type { ItemDetail, Lying } from '../../../shared/protocol/desk/stock.ts'
import { splitGtin } from '../../text/index.ts'
import {
  type Column,
  DataTable,
  DeskButton,
  DetailPanel,
  FactLines,
  FailedPart,
  FigureStrip,
  ItemPicture,
  Money,
  PanelPart,
  Pill,
  Quantity,
  Skeleton,
} from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { useGo } from '../frame/go.ts'
import { type DeskText, familyText, useDeskText } from '../text.ts'
import { GoodsOutDialog } from '../told/goods-out-dialog.tsx'
import { MovementLines } from '../told/movement-lines.tsx'
import { placeKind, placeText } from '../told/names.ts'
import { useOpenOperation } from '../told/operation-drawer.tsx'
import { PrintButton } from '../told/print-button.tsx'
import { useWhen } from '../told/when.ts'
import { TaxCategoryDialog } from './tax-category-dialog.tsx'

export function ItemPanel({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const { warehouse } = useSession()
  const { d } = useDeskText()
  const { data, problem, again } = useRead<ItemDetail>(
    withQuery(`/items/${encodeURIComponent(id)}`, { warehouse: warehouse.id }),
  )
  if (data && data.item.id === id) return <Shown found={data} onClose={onClose} />
  return (
    <DetailPanel title={d('stock.item')} of={id} onClose={onClose}>
      {problem === undefined ? <Skeleton lines={8} /> : <FailedPart details={problem} onRetry={again} />}
    </DetailPanel>
  )
}

function Shown({ found, onClose }: { found: ItemDetail; onClose: () => void }): ReactNode {
  const text = useDeskText()
  const { d, number } = text
  const go = useGo()
  const when = useWhen()
  const openOperation = useOpenOperation()
  const { may } = useSession()
  const [dropping, setDropping] = useState(false)
  const [taxing, setTaxing] = useState(false)
  const { item, figures } = found
  const code = item.codes.find((each) => each.level === 'each') ?? item.codes[0]
  const parts = code && splitGtin(code.code)
  return (
    <DetailPanel
      of={item.id}
      title={item.name}
      picture={<ItemPicture picture={{ name: item.name }} />}
      detail={
        <>
          <span className="code">
            {item.sku}
            {parts ? (
              <>
                {' · '}
                {parts.lead}
                <b>{parts.tail}</b>
              </>
            ) : null}
          </span>
          {found.taxCategory ? <span>{d('stock.taxed-as', { category: found.taxCategory })}</span> : null}
          {found.value !== undefined && found.currency !== undefined ? (
            <span>
              {d('stock.value')}{' '}
              <b>
                <Money minor={found.value} currency={found.currency} />
              </b>
            </span>
          ) : null}
        </>
      }
      onClose={onClose}
      foot={
        <>
          <DeskButton
            icon="move"
            label={d('stock.movements.all')}
            onPress={() =>
              go(`/movements?item=${encodeURIComponent(item.id)}&name=${encodeURIComponent(item.sku)}&view=all`)
            }
          />
          <PrintButton kind={item.tracking.startsWith('lot') ? 'lot' : 'item'} terms={[item.sku]} />
          {may('write-off') && figures.onHand > 0 ? (
            <DeskButton icon="discard" label={d('goods.out.write-off')} onPress={() => setDropping(true)} />
          ) : null}
          {may('books') && found.taxCategory !== undefined ? (
            <DeskButton label={d('stock.tax-category')} onPress={() => setTaxing(true)} />
          ) : null}
          {taxing ? (
            <TaxCategoryDialog item={item} category={found.taxCategory ?? ''} onClose={() => setTaxing(false)} />
          ) : null}
          {dropping ? (
            <GoodsOutDialog
              way="write-off"
              item={{ kind: 'item', id: item.id, code: item.sku, name: item.name }}
              onClose={() => setDropping(false)}
            />
          ) : null}
        </>
      }
    >
      <FigureStrip
        figures={[
          { label: d('stock.on-hand'), value: number(figures.onHand) },
          { label: d('stock.allocated'), value: number(figures.allocated) },
          { label: d('stock.free'), value: number(figures.free) },
          { label: d('stock.coming'), value: number(figures.coming) },
        ]}
      />
      <PanelPart title={d('stock.where')}>
        {found.places.length === 0 ? (
          <p className="quiet">{d('stock.where.none')}</p>
        ) : (
          <DataTable
            label={d('stock.where')}
            density="compact"
            rows={found.places}
            rowId={(each) => each.id}
            onOpen={(row) => {
              const place = found.places.find((each) => each.id === row)?.place
              if (place?.kind === 'bin') go(`/stock/bins/${encodeURIComponent(place.place.slice(2))}?view=all`)
            }}
            columns={placeColumns(text)}
          />
        )}
      </PanelPart>
      {found.arrivals.length === 0 ? null : (
        <PanelPart title={d('stock.arrivals')}>
          <FactLines
            facts={found.arrivals.map((arrival) => ({
              label: (
                <DeskButton
                  look="bare"
                  label={`${arrival.number} · ${arrival.supplier}`}
                  onPress={() => go(`/purchasing/${arrival.purchase}`)}
                />
              ),
              value: `${d('stock.arrival', { units: number(arrival.units) })} · ${when.at(arrival.expectedAt)}`,
            }))}
          />
        </PanelPart>
      )}
      <PanelPart title={d('stock.movements')}>
        <MovementLines
          movements={found.movements}
          none={d('stock.movements.none')}
          onOpen={openOperation}
          item={false}
        />
      </PanelPart>
    </DetailPanel>
  )
}

function placeColumns({ d, expiry }: DeskText): Column<Lying>[] {
  return [
    {
      id: 'place',
      head: d('stock.place'),
      kind: 'code',
      strong: true,
      width: 'minmax(max-content, 1fr)',
      cell: (each) => placeText(d, each.place),
    },
    {
      id: 'kind',
      head: d('stock.what'),
      quiet: true,
      width: 'minmax(0, 2fr)',
      cell: (each) => (
        <span className="row">
          {placeKind(d, each.place)}
          {each.lot === '' ? null : <span className="code">{d('stock.lot', { lot: each.lot })}</span>}
          {each.expiry === undefined ? null : d('stock.expires', { day: expiry(each.expiry) })}
          {each.status === 'available' ? null : <Pill tone="warn">{familyText(d, 'status', each.status)}</Pill>}
        </span>
      ),
    },
    {
      id: 'quantity',
      head: d('stock.qty'),
      kind: 'number',
      strong: true,
      cell: (each) => <Quantity of={each.quantity} />,
    },
    {
      id: 'allocated',
      head: d('stock.allocated'),
      kind: 'number',
      quiet: true,
      cell: (each) => <Quantity of={each.allocated} />,
    },
  ]
}
