// Owns one bin beside the list: what lies in it, what stands there on plates, who moved what in and out.
import type { ReactNode } from 'react'
import type { BinDetail, Lying } from '../../../shared/protocol/desk/stock.ts'
import {
  type Column,
  DataTable,
  DeskButton,
  DetailPanel,
  FailedPart,
  ItemCell,
  PanelPart,
  Pill,
  Quantity,
  Skeleton,
} from '../../ui/desk/index.ts'
import { useRead } from '../data/use-read.ts'
import { useGo } from '../frame/go.ts'
import { type DeskText, familyText, useDeskText } from '../text.ts'
import { MovementLines } from '../told/movement-lines.tsx'
import { useOpenOperation } from '../told/operation-drawer.tsx'
import { PrintButton } from '../told/print-button.tsx'

export function BinPanel({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const { data, problem, again } = useRead<BinDetail>(`/bins/${encodeURIComponent(id)}`)
  if (data && data.location.id === id) return <Shown found={data} onClose={onClose} />
  return (
    <DetailPanel title={d('stock.bin')} of={id} onClose={onClose}>
      {problem === undefined ? <Skeleton lines={8} /> : <FailedPart details={problem} onRetry={again} />}
    </DetailPanel>
  )
}

function Shown({ found, onClose }: { found: BinDetail; onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const go = useGo()
  const openOperation = useOpenOperation()
  const { location } = found
  return (
    <DetailPanel
      of={location.id}
      title={<span className="code">{location.code}</span>}
      detail={
        <span className="row">
          {familyText(d, 'bin', location.type)}
          {location.blocked ? <Pill tone="warn">{d('stock.blocked')}</Pill> : null}
        </span>
      }
      onClose={onClose}
      foot={
        <>
          <DeskButton
            icon="move"
            label={d('stock.movements.all')}
            onPress={() =>
              go(
                `/movements?place=L:${encodeURIComponent(location.id)}&name=${encodeURIComponent(location.code)}&view=all`,
              )
            }
          />
          <PrintButton kind="bin" terms={[location.code]} />
          <PrintButton kind="count-sheet" terms={[location.code]} />
        </>
      }
    >
      <PanelPart title={d('stock.contents')}>
        <Contents lying={found.contents} />
      </PanelPart>
      {found.plates.map((plate) => (
        <PanelPart key={plate.id} title={`${d('stock.plates')}: ${familyText(d, 'bin', plate.kind)} ${plate.code}`}>
          <Contents lying={plate.contents} />
          <PrintButton look="bare" kind={plate.kind === 'tote' ? 'tote' : 'pallet'} terms={[plate.code]} />
        </PanelPart>
      ))}
      <PanelPart title={d('stock.movements')}>
        <MovementLines movements={found.movements} none={d('stock.movements.none')} onOpen={openOperation} />
      </PanelPart>
    </DetailPanel>
  )
}

function Contents({ lying }: { lying: readonly Lying[] }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const go = useGo()
  if (lying.length === 0) return <p className="quiet">{d('stock.contents.empty')}</p>
  return (
    <DataTable
      label={d('stock.contents')}
      rows={lying}
      rowId={(each) => each.id}
      onOpen={(row) => {
        const item = lying.find((each) => each.id === row)?.item
        if (item) go(`/stock/items/${encodeURIComponent(item.id)}?view=all`)
      }}
      columns={contentColumns(text)}
    />
  )
}

function contentColumns({ d, expiry }: DeskText): Column<Lying>[] {
  return [
    {
      id: 'item',
      head: d('stock.item'),
      width: 'minmax(0, 4fr)',
      cell: (each) => (
        <ItemCell
          name={each.item.name}
          detail={
            <span className="code">
              {[
                each.item.sku,
                each.lot === '' ? '' : d('stock.lot', { lot: each.lot }),
                each.expiry === undefined ? '' : d('stock.expires', { day: expiry(each.expiry) }),
                each.serial === '' ? '' : d('stock.serial', { serial: each.serial }),
                each.status === 'available' ? '' : familyText(d, 'status', each.status),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          }
        />
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
