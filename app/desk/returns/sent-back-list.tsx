// Owns the list of goods that went back to suppliers: with which purchase they came, what they took from the debt, which credit came
// for them. A row opens the operation behind it.
import { type ReactNode, useMemo, useState } from 'react'
import type { SentBackPage, SentBackRow } from '../../../shared/protocol/desk/goods.ts'
import { Card, type Column, DeskButton, GoLink, ItemCell, Money, PageHead, Pill } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { hrefOf, useGo } from '../frame/go.ts'
import { ShowTabs, shownIn } from '../money/show-tabs.tsx'
import { type DeskText, familyText, useDeskText } from '../text.ts'
import { goodsColumn, timeColumn, unitsColumn, whoColumn } from '../told/goods-columns.tsx'
import { GoodsOutDialog } from '../told/goods-out-dialog.tsx'
import { ListTable, UnitsShown } from '../told/list-table.tsx'
import { placeText } from '../told/names.ts'
import { useList } from '../told/use-list.ts'
import { useWhen, type When } from '../told/when.ts'
import { ReturnTabs } from './return-tabs.tsx'
import { SupplierCreditDialog } from './supplier-credit-dialog.tsx'

const shows = ['all', 'open'] as const
const idOf = (row: SentBackRow) => row.id

export function SentBackList(): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const go = useGo()
  const { me, may } = useSession()
  const [asking, setAsking] = useState<'credit' | 'send'>()
  const close = () => setAsking(undefined)
  const list = useList<SentBackRow, SentBackPage>({
    name: 'sent-back',
    path: '/sent-back',
    params: (query) => ({ show: shownIn(shows, query) }),
    idOf,
    onOpen: (id) => list.set({ at: id, op: id }),
    views: shows,
  })
  const columns = useMemo(() => columnsOf(text, when, go, me.money), [text, when, go, me.money])
  return (
    <>
      <PageHead
        title={d('page.returns')}
        views={<ReturnTabs current="suppliers" />}
        actions={
          <>
            {may('receive') ? (
              <DeskButton icon="return" label={d('send-back.new')} onPress={() => setAsking('send')} />
            ) : null}
            {may('books') ? (
              <DeskButton icon="add" label={d('supplier-credit.new')} onPress={() => setAsking('credit')} />
            ) : null}
          </>
        }
      />
      <Card flush title={<ShowTabs shows={shows} labelOf={(show) => d(`send-back.show.${show}`)} />}>
        <ListTable
          list={list}
          label={d('returns.tab.suppliers')}
          columns={columns}
          empty={{ title: d('send-back.empty'), text: d('send-back.empty.text') }}
          sums={({ sums }) => <UnitsShown units={sums.units} />}
        />
      </Card>
      {asking === 'credit' ? <SupplierCreditDialog onClose={close} /> : null}
      {asking === 'send' ? <GoodsOutDialog way="send-back" onClose={close} /> : null}
    </>
  )
}

function columnsOf(text: DeskText, when: When, go: (to: string) => void, money: boolean): Column<SentBackRow>[] {
  const { d } = text
  return [
    timeColumn(text, when, true),
    {
      id: 'purchase',
      head: d('send-back.purchase'),
      width: 'minmax(8rem, 1.6fr)',
      cell: ({ purchase }) =>
        purchase ? (
          <ItemCell
            name={
              <GoLink className="link" href={hrefOf(`/purchasing/${purchase.id}`)} onGo={go}>
                {purchase.number}
              </GoLink>
            }
            detail={purchase.supplier}
          />
        ) : (
          <span className="quiet">{d('returns.blind')}</span>
        ),
    },
    goodsColumn(text),
    unitsColumn(text),
    {
      id: 'from',
      head: d('movements.from'),
      kind: 'code',
      width: 'minmax(5rem, 1fr)',
      cell: (row) => placeText(d, row.from),
    },
    {
      id: 'reason',
      head: d('goods.reason'),
      width: 'minmax(6rem, 1.2fr)',
      cell: (row) =>
        row.undone ? <Pill>{d('returns.undone')}</Pill> : row.reason ? familyText(d, 'reason', row.reason) : '',
    },
    ...(money ? moneyColumns(text, go) : []),
    whoColumn(text),
  ]
}

function moneyColumns({ d }: DeskText, go: (to: string) => void): Column<SentBackRow>[] {
  return [
    {
      id: 'expected',
      head: d('send-back.expected'),
      kind: 'number',
      width: 'minmax(max-content, 1fr)',
      cell: ({ expected }) =>
        expected && expected.amount !== 0 ? <Money minor={expected.amount} currency={expected.currency} /> : '',
    },
    {
      id: 'credit',
      head: d('send-back.credit'),
      width: 'minmax(max-content, 1fr)',
      cell: ({ credit, expected, undone }) =>
        credit ? (
          <GoLink className="link code" href={hrefOf(`/documents/${encodeURIComponent(credit.id)}`)} onGo={go}>
            {credit.number}
          </GoLink>
        ) : expected && expected.amount !== 0 && !undone ? (
          <Pill tone="warn">{d('send-back.credit.none')}</Pill>
        ) : (
          ''
        ),
    },
  ]
}
