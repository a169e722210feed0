// The page of kits: of what each is made, how many are ready, how many could be made of what lies free here. A row opens the item.
import { type ReactNode, useMemo, useState } from 'react'
import type { KitListRow, KitPage } from '../../../shared/protocol/desk/goods.ts'
import {
  Card,
  type Column,
  DataTable,
  DeskButton,
  ItemCell,
  ItemPicture,
  PageHead,
  Quantity,
} from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { useGo } from '../frame/go.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { ListFoot, Nothing, SearchField } from '../told/list-tools.tsx'
import { unitsOf } from '../told/names.ts'
import { useList } from '../told/use-list.ts'
import { KitDialog } from './kit-dialog.tsx'
import { AssembleDialog, BreakDialog } from './make-dialogs.tsx'

const idOf = (row: KitListRow) => row.item.id

type Asking =
  | { readonly what: 'describe'; readonly kit?: KitListRow }
  | { readonly what: 'assemble' | 'break'; readonly kit: KitListRow }

export function KitsPage(): ReactNode {
  const text = useDeskText()
  const { d } = text
  const go = useGo()
  const { may } = useSession()
  const [asking, setAsking] = useState<Asking>()
  const close = () => setAsking(undefined)
  const list = useList<KitListRow, KitPage>({
    name: 'kits',
    path: '/kits',
    params: () => ({}),
    idOf,
    onOpen: (id) => go(`/stock/items/${encodeURIComponent(id)}?view=all`),
  })
  const { data, problem, again } = list.reading
  const [packs, describes] = [may('pack'), may('catalogue')]
  const columns = useMemo(() => columnsOf(text, { packs, describes, ask: setAsking }), [text, packs, describes])
  return (
    <>
      <PageHead
        title={d('page.kits')}
        actions={
          describes ? (
            <DeskButton icon="add" label={d('kit.new')} onPress={() => setAsking({ what: 'describe' })} />
          ) : undefined
        }
      />
      <Card flush title={<SearchField field={list.search} />}>
        <div className="list-body" {...list.hover}>
          <DataTable
            label={d('page.kits')}
            columns={columns}
            {...list.table}
            empty={<Nothing problem={problem} onRetry={again} title={d('kit.empty')} text={d('kit.empty.text')} />}
            foot={data ? <ListFoot shown={data.rows.length} total={data.total} /> : undefined}
          />
        </div>
      </Card>
      {asking?.what === 'describe' ? <KitDialog {...(asking.kit && { kit: asking.kit })} onClose={close} /> : null}
      {asking?.what === 'assemble' ? <AssembleDialog kit={asking.kit.item} onClose={close} /> : null}
      {asking?.what === 'break' ? <BreakDialog kit={asking.kit.item} onClose={close} /> : null}
    </>
  )
}

interface RowVerbs {
  readonly packs: boolean
  readonly describes: boolean
  readonly ask: (asking: Asking) => void
}

function columnsOf(text: DeskText, { packs, describes, ask }: RowVerbs): Column<KitListRow>[] {
  const { d } = text
  return [
    {
      id: 'item',
      head: d('kit.item'),
      width: 'minmax(10rem, 2fr)',
      cell: ({ item }) => (
        <ItemCell
          picture={<ItemPicture picture={{ name: item.name }} />}
          name={item.name}
          detail={<span className="code">{item.sku}</span>}
        />
      ),
    },
    {
      id: 'components',
      head: d('kit.components'),
      width: 'minmax(12rem, 3fr)',
      cell: ({ components }) => components.map((each) => unitsOf(text, each.quantity, each.item)).join(', '),
    },
    {
      id: 'onHand',
      head: d('kit.on-hand'),
      kind: 'number',
      strong: true,
      cell: (row) => <Quantity of={row.onHand} />,
    },
    { id: 'can', head: d('kit.can'), kind: 'number', cell: (row) => <Quantity of={row.can} /> },
    {
      id: 'verbs',
      head: d('goods.verbs'),
      width: 'minmax(19rem, 1.6fr)',
      cell: (kit) => (
        <span className="row">
          {packs && kit.can > 0 ? (
            <DeskButton
              look="bare"
              icon="pack"
              label={d('kit.assemble')}
              onPress={() => ask({ what: 'assemble', kit })}
            />
          ) : null}
          {packs && kit.onHand > 0 ? (
            <DeskButton look="bare" label={d('kit.break')} onPress={() => ask({ what: 'break', kit })} />
          ) : null}
          {describes ? (
            <DeskButton look="bare" label={d('kit.change')} onPress={() => ask({ what: 'describe', kit })} />
          ) : null}
        </span>
      ),
    },
  ]
}
