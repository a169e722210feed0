// Owns the desk pictures of the gallery, put together from the product's components. Texts are samples.
import { type CSSProperties, type ReactNode, useMemo, useState } from 'react'
import { useText } from '../../../app/text/index.ts'
import {
  Card,
  type Column,
  DataTable,
  DeskButton,
  DeskFrame,
  DetailPanel,
  EmptyState,
  EvidencePanel,
  FactLines,
  FailedPart,
  FigureStrip,
  FilterChip,
  ItemCell,
  ItemPicture,
  KeyHint,
  ListAndPanel,
  Mark,
  type MenuItem,
  Money,
  PageHead,
  PanelPart,
  Pill,
  Quantity,
  QuietLine,
  SegmentBar,
  ShareBar,
  Skeleton,
  StatCard,
  StateLine,
  StatRow,
  Tabs,
  Timeline,
} from '../../../app/ui/desk/index.ts'
import { balance, type StockRow, stockRows } from './desk-data.ts'
import { bottle, lantern, mug, oil } from './pictures.ts'

const pressed = () => undefined

const menus: Readonly<Record<'en' | 'ru', readonly (readonly MenuItem[])[]>> = {
  en: [
    [
      { href: '/', label: 'Today', icon: 'today' },
      { href: '/exceptions', label: 'Exceptions', icon: 'exception', count: '18' },
      { href: '/orders', label: 'Orders', icon: 'orders', count: '412' },
      { href: '/stock', label: 'Stock', icon: 'stock' },
      { href: '/purchasing', label: 'Purchasing', icon: 'purchasing', count: '5' },
    ],
    [
      { href: '/receiving', label: 'Receiving', icon: 'receive', count: '4' },
      { href: '/picking', label: 'Picking', icon: 'pick' },
      { href: '/counts', label: 'Counts', icon: 'count', count: '5' },
      { href: '/returns', label: 'Returns', icon: 'return', count: '6' },
      { href: '/space', label: 'Space', icon: 'space' },
      { href: '/people', label: 'People', icon: 'people' },
    ],
    [
      { href: '/ledger', label: 'Ledger', icon: 'ledger' },
      { href: '/reports', label: 'Reports', icon: 'reports' },
      { href: '/devices', label: 'Devices', icon: 'devices', count: '2' },
      { href: '/settings', label: 'Settings', icon: 'settings' },
    ],
  ],
  ru: [
    [
      { href: '/', label: 'Сегодня', icon: 'today' },
      { href: '/exceptions', label: 'Расхождения', icon: 'exception', count: '18' },
      { href: '/orders', label: 'Заказы', icon: 'orders', count: '412' },
      { href: '/stock', label: 'Остатки', icon: 'stock' },
    ],
  ],
}

function Frame({ at, children, narrow }: { at: string; children: ReactNode; narrow?: boolean }): ReactNode {
  const { lang } = useText()
  const ru = lang === 'ru'
  return (
    <DeskFrame
      product="Stockhand"
      menu={menus[lang]}
      menuFoot={[{ href: '/help', label: ru ? 'Помощь' : 'Help', icon: 'unknown' }]}
      person={{ name: ru ? 'Ольга Лиепа' : 'Olga Liepa', initials: ru ? 'ОЛ' : 'OL', onOpen: pressed }}
      currentHref={at}
      onGo={pressed}
      narrowMenu={narrow === true}
      search={{
        label: ru ? 'Заказы, товары, ячейки, партии, люди' : 'Orders, items, bins, lots, people',
        keyHint: 'Ctrl K',
        onOpen: pressed,
      }}
      silent={{ text: ru ? '2 устройства молчат' : '2 devices silent', onOpen: pressed }}
      asOf={{ time: '10:42:18', live: true }}
      warehouse={{ name: ru ? 'Рига, север' : 'Riga North', onOpen: pressed }}
    >
      {children}
    </DeskFrame>
  )
}

const grid = (areas: string, columns: string, rows: string): CSSProperties => ({
  display: 'grid',
  flex: 1,
  minHeight: 0,
  gap: 12,
  gridTemplate: areas,
  gridTemplateColumns: columns,
  gridTemplateRows: rows,
})

function Stock({ more, narrow }: { more: number; narrow?: boolean }): ReactNode {
  const text = useText()
  const rows = useMemo(() => stockRows(more), [more])
  const [selected, setSelected] = useState<string>('BTL-750-GRN')
  const [open, setOpen] = useState(true)
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const [widths, setWidths] = useState<Record<string, number>>({})
  const columns: Column<StockRow>[] = [
    {
      id: 'item',
      head: 'Item',
      width: 'minmax(11rem, 3fr)',
      sortBy: (row) => row.name,
      cell: (row) => (
        <ItemCell
          picture={
            <ItemPicture
              picture={row.picture === undefined ? { name: row.name } : { name: row.name, src: row.picture }}
            />
          }
          name={row.name}
          detail={<span className="code">{row.code}</span>}
        />
      ),
    },
    {
      id: 'on-hand',
      head: 'On hand',
      kind: 'number',
      sortBy: (row) => row.onHand,
      cell: (row) => <Quantity of={row.onHand} />,
    },
    { id: 'allocated', head: 'Allocated', kind: 'number', quiet: true, cell: (row) => <Quantity of={row.allocated} /> },
    {
      id: 'free',
      head: 'Free',
      kind: 'number',
      strong: true,
      sortBy: (row) => row.onHand - row.allocated,
      cell: (row) => <Quantity of={row.onHand - row.allocated} />,
    },
    {
      id: 'coming',
      head: 'Coming',
      kind: 'number',
      quiet: true,
      sortBy: (row) => row.coming,
      cell: (row) => <Quantity of={row.coming ?? 'unknown'} />,
    },
    {
      id: 'lasts',
      head: 'Lasts',
      width: 'minmax(max-content, 1.4fr)',
      sortBy: (row) => row.days,
      cell: (row) => (
        <ShareBar
          share={row.days / 31}
          tone={row.days < 4 ? 'look' : 'plain'}
          text={row.days < 4 ? <b>{text.number(row.days, 1)} d</b> : `${text.number(row.days)} d`}
        />
      ),
    },
    {
      id: 'value',
      head: 'Value',
      kind: 'number',
      sortBy: (row) => row.value,
      cell: (row) => <Money minor={row.value} currency="EUR" />,
    },
  ]
  return (
    <Frame at="/stock" narrow={narrow === true}>
      <PageHead
        title="Stock"
        views={
          <Tabs
            label="Views"
            current="item"
            onChoose={pressed}
            tabs={[
              { id: 'item', label: 'By item' },
              { id: 'bin', label: 'By bin' },
              { id: 'lot', label: 'By lot' },
              { id: 'min', label: 'Below minimum', count: '4' },
            ]}
          />
        }
        actions={
          <>
            <DeskButton icon="columns" label="Columns" onPress={pressed} />
            <DeskButton icon="download" label="Export" onPress={pressed} />
            <DeskButton look="main" icon="purchasing" label="Propose orders" onPress={pressed} />
          </>
        }
      />
      <ListAndPanel
        list={
          <Card
            flush
            title={
              <span style={{ display: 'flex', gap: 8 }}>
                <FilterChip label="Class: A, B, C" onRemove={pressed} />
                <FilterChip label="On hand > 0" onRemove={pressed} />
                <DeskButton icon="add" label="Filter" keyHint="F" onPress={pressed} />
              </span>
            }
            aside="sales rank"
          >
            <div style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
              <DataTable
                label="Stock by item"
                columns={columns}
                rows={rows}
                rowId={(row) => row.id}
                selected={open ? selected : undefined}
                onSelect={(id) => {
                  setSelected(id)
                  setOpen(true)
                }}
                onOpen={() => setOpen(true)}
                checked={checked}
                onCheck={setChecked}
                widths={widths}
                onResize={(column, px) => setWidths({ ...widths, [column]: px })}
                bulk={<b>{checked.size} selected</b>}
                foot={
                  <>
                    <span>
                      <b>{text.number(rows.length)}</b> of 2,041 shown
                    </span>
                    <span>
                      Value of these{' '}
                      <b>
                        <Money minor={rows.reduce((sum, row) => sum + row.value, 0)} currency="EUR" />
                      </b>
                    </span>
                  </>
                }
                footAside={<QuietLine icon="stale">2 devices silent: free may be up to 31 lines lower</QuietLine>}
              />
            </div>
          </Card>
        }
        panel={
          open ? (
            <DetailPanel
              of={selected}
              title={rows.find((row) => row.id === selected)?.name}
              picture={<ItemPicture picture={{ name: 'Steel bottle', src: bottle }} />}
              detail={
                <>
                  <span className="code">
                    {selected} · 4 260521 17<b>3041</b>
                  </span>
                  <span style={{ display: 'flex', gap: 8 }}>
                    <Pill tone="warn" icon="falling">
                      2.4 days left
                    </Pill>
                    <Pill>Class A</Pill>
                  </span>
                </>
              }
              onClose={() => setOpen(false)}
              foot={
                <>
                  <DeskButton icon="count" label="Count" onPress={pressed} />
                  <DeskButton icon="move" label="Move" onPress={pressed} />
                  <DeskButton icon="locked" label="Hold" onPress={pressed} />
                </>
              }
            >
              <FigureStrip
                figures={[
                  { label: 'On hand', value: '312' },
                  { label: 'Allocated', value: '214' },
                  { label: 'Free', value: '98' },
                  { label: 'Coming', value: '240' },
                ]}
              />
              <PanelPart title="Where it is">
                <DataTable
                  label="Where it is"
                  rowId={(row) => row[0]}
                  rows={
                    [
                      ['A-03-12', 'pick face', '8', '6', '9 min'],
                      ['D-01-14', 'pick face 2', '20', '0', '2 h'],
                      ['C-05-31', 'reserve, pallet …4410', '140', '64', '4 d'],
                      ['C-05-32', 'reserve, pallet …4427', '138', '138', '4 d'],
                      ['T-118', 'tote, bench 2', '6', '6', '39 min'],
                    ] as [string, string, string, string, string][]
                  }
                  columns={[
                    { id: 'place', head: 'Place', kind: 'code', strong: true, cell: (row) => row[0] },
                    { id: 'what', head: 'Kind', quiet: true, width: 'minmax(0, 3.8fr)', cell: (row) => row[1] },
                    {
                      id: 'qty',
                      head: 'Qty',
                      kind: 'number',
                      strong: true,
                      width: 'minmax(0, 1.3fr)',
                      cell: (row) => row[2],
                    },
                    {
                      id: 'alloc',
                      head: 'Alloc.',
                      kind: 'number',
                      quiet: true,
                      width: 'minmax(0, 1.4fr)',
                      cell: (row) => row[3],
                    },
                    { id: 'touched', head: 'Touched', kind: 'number', quiet: true, cell: (row) => row[4] },
                  ]}
                />
              </PanelPart>
            </DetailPanel>
          ) : null
        }
      />
    </Frame>
  )
}

interface ExceptionRow {
  id: string
  group: string
  title: string
  detail: string
  minor: number | null
  age: string
  tone: 'err' | 'warn' | 'neutral'
}

const exceptions: readonly ExceptionRow[] = [
  {
    id: '1',
    group: 'Done twice, offline',
    title: 'Picked twice',
    detail: 'SO-20418 · 6 × Steel bottle 750 ml',
    minor: 11340,
    age: '38 min',
    tone: 'err',
  },
  {
    id: '2',
    group: 'Done twice, offline',
    title: 'Put away twice',
    detail: 'pallet …7731 · C-07-41 and C-07-43',
    minor: null,
    age: '52 min',
    tone: 'neutral',
  },
  {
    id: '3',
    group: 'Shelf and books disagree',
    title: 'Counted less',
    detail: 'A-01-22 · Camp lantern, 4 missing',
    minor: 9560,
    age: '1 h 01',
    tone: 'warn',
  },
  {
    id: '4',
    group: 'Shelf and books disagree',
    title: 'Counted more',
    detail: 'B-02-14 · Merino socks, 3 extra',
    minor: 2670,
    age: '1 h 30',
    tone: 'neutral',
  },
  {
    id: '5',
    group: 'Shelf and books disagree',
    title: 'Went below zero',
    detail: 'A-02-17 · Camp lantern, −2',
    minor: 4780,
    age: '1 h 44',
    tone: 'warn',
  },
  {
    id: '6',
    group: 'Receiving',
    title: 'More than ordered',
    detail: 'PO-1187 · 12 × Olive oil',
    minor: 8100,
    age: '1 h 20',
    tone: 'warn',
  },
  {
    id: '7',
    group: 'Receiving',
    title: 'Unknown barcode',
    detail: 'dock 2 · 3 cases parked',
    minor: null,
    age: '3 h 12',
    tone: 'neutral',
  },
  {
    id: '8',
    group: 'Dates and lots',
    title: 'Expired in pick face',
    detail: 'F-02-11 · Berries lot 7B02',
    minor: 4620,
    age: '2 h 05',
    tone: 'err',
  },
]

function Exceptions(): ReactNode {
  const [selected, setSelected] = useState('1')
  const [way, setWay] = useState('1')
  return (
    <Frame at="/exceptions">
      <PageHead
        title="Exceptions"
        views={<FilterChip label="Warehouse: Riga North" onRemove={pressed} />}
        actions={<DeskButton icon="download" label="Export" onPress={pressed} />}
      />
      <section className="box" style={{ flex: 1, display: 'grid', gridTemplateColumns: '452px 1fr' }}>
        <div
          style={{ display: 'flex', flexDirection: 'column', minHeight: 0, borderInlineEnd: '1px solid var(--line)' }}
        >
          <DataTable
            label="Exceptions"
            density="tall"
            rows={exceptions}
            rowId={(row) => row.id}
            selected={selected}
            onSelect={setSelected}
            groupOf={(row) => ({ id: row.group, head: row.group })}
            columns={[
              {
                id: 'what',
                head: 'Open 18',
                width: 'minmax(0, 7.2fr)',
                cell: (row) => (
                  <ItemCell
                    picture={<Mark tone={row.tone} icon={row.tone === 'neutral' ? 'unknown' : 'exception'} />}
                    name={row.title}
                    detail={row.detail}
                  />
                ),
              },
              {
                id: 'money',
                head: 'by cause',
                kind: 'number',
                cell: (row) => (
                  <span className="item-cell" style={{ justifyContent: 'flex-end' }}>
                    <span>
                      <b>
                        <Money minor={row.minor ?? 'unknown'} currency="EUR" />
                      </b>
                      <small>{row.age}</small>
                    </span>
                  </span>
                ),
              },
            ]}
            foot={
              <>
                <span>
                  <b>18</b> open
                </span>
                <span>
                  <b>
                    <Money minor={124060} currency="EUR" />
                  </b>{' '}
                  at stake
                </span>
              </>
            }
            footAside={
              <span>
                <KeyHint keys="J" /> <KeyHint keys="K" /> move <KeyHint keys="X" /> select
              </span>
            }
          />
        </div>
        <EvidencePanel
          picture={<ItemPicture picture={{ name: 'Steel bottle', src: bottle }} />}
          claim="Order SO-20418 was picked by two people while both were offline"
          detail="12 bottles left A-03-12 for an order of 6. One parcel is enough; 6 bottles are in tote T-118 beside bench 2."
          actions={<DeskButton icon="assign" label="Assign" keyHint="A" onPress={pressed} />}
          trails={[
            {
              id: 'm',
              title: 'Maria K.',
              device: 'HH-07',
              learned: 'learned 10:04:02',
              steps: [
                { id: '1', time: '09:58:40', icon: 'pick', text: 'claimed before the network went' },
                { id: '2', time: '10:01:12', icon: 'scan', text: 'bin A-03-12' },
                { id: '3', time: '10:01:15', icon: 'scan', text: '6 × Steel bottle, tote **T-118**' },
                { id: '4', time: '10:03:50', icon: 'place', text: 'dropped at bench 2' },
              ],
            },
            {
              id: 'i',
              title: 'Ivan P.',
              device: 'HH-04',
              learned: 'learned 10:04:11',
              steps: [
                { id: '1', time: '09:47:05', icon: 'pick', text: 'took it from the wave list, offline' },
                { id: '2', time: '09:49:31', icon: 'scan', text: 'bin A-03-12' },
                { id: '3', time: '09:49:33', icon: 'scan', text: '6 × Steel bottle, tote **T-091**' },
                { id: '4', time: '09:50:20', icon: 'pack', text: 'packed, parcel 1 of 1, label printed' },
              ],
            },
          ]}
          figures={[
            { label: 'A-03-12 in the books', value: '20 → 8', detail: 'was 20 before both' },
            { label: 'On the shelf', value: '8', detail: 'Maria saw 8 left' },
            { label: 'Still to give back', value: '6 in T-118', detail: 'until you decide' },
            { label: 'Money', value: <Money minor={11340} currency="EUR" />, detail: '6 × €18.90, still our stock' },
          ]}
          question="What shall happen"
          chosen={way}
          onChoose={setWay}
          ways={[
            {
              id: '1',
              label: "Ship Ivan's parcel, Maria puts 6 back to A-03-12",
              consequence: 'Task to HH-07 now. Books end at 14 in A-03-12; nothing to post.',
              effect: 'no effect on money',
              proposed: true,
            },
            {
              id: '2',
              label: "Give Maria's 6 to order SO-20455",
              consequence: 'Same item, due 14:00, not picked yet. Tote T-118 goes straight to packing.',
              effect: 'saves 1 pick',
            },
            {
              id: '3',
              label: "Stop Ivan's parcel, ship Maria's",
              consequence: 'His parcel is still on bench 2 (DPD leaves 12:00). He puts 6 back.',
              effect: '1 label void',
            },
            { id: '4', label: 'Something else', consequence: 'Write what was done; needs a count of A-03-12.' },
          ]}
          source="Operations 01JDH7…4QK and 01JDH6…9ZM · opened by rule “task done twice” at 10:04:11"
          main={<DeskButton look="main" icon="tick" label="Do 1" keyHint="Enter" onPress={pressed} />}
        />
      </section>
    </Frame>
  )
}

const waves: readonly (readonly [string, string, string, number, string, 'ok' | 'warn' | 'neutral', string])[] = [
  ['W-311 DPD noon', '12:00', 'Maria + 1', 186 / 211, '186 of 211', 'ok', '11:34'],
  ['W-312 Parcel A', '14:00', 'Jānis + 2', 142 / 368, '142 of 368', 'warn', '13:48'],
  ['W-313 Frozen', '15:00', 'Dace', 41 / 96, '41 of 96', 'ok', '12:55'],
  ['W-314 B2B pallets', '17:00', 'Andris', 22 / 64, '22 of 64', 'ok', '15:20'],
  ['W-315 Parcel B', '17:00', 'not sent', 0, '0 of 336', 'neutral', '16:06'],
]

function Today(): ReactNode {
  return (
    <Frame at="/">
      <PageHead
        title="Today"
        aside="Wednesday 25 November"
        actions={
          <>
            <DeskButton icon="print" label="Print brief" onPress={pressed} />
            <DeskButton look="main" icon="send" label="Send wave W-315" onPress={pressed} />
          </>
        }
      />
      <StatRow
        wide={
          <>
            <div style={{ display: 'flex', justifyContent: 'space-between' }}>
              <b className="stat-label">Orders due today</b>
              <span className="stat-detail">cut-off 17:00 · in 6 h 18 min</span>
            </div>
            <div style={{ display: 'flex', gap: 14, alignItems: 'flex-start' }}>
              <p className="stat-value">412</p>
              <div style={{ flex: 1 }}>
                <SegmentBar
                  segments={[
                    { id: 's', label: 'Shipped', text: '241', value: 241, colour: 1 },
                    { id: 'p', label: 'Packed', text: '38', value: 38, colour: 4 },
                    { id: 'k', label: 'Picking', text: '64', value: 64, colour: 5 },
                    { id: 'w', label: 'Waiting', text: '58', value: 58, colour: 'rest' },
                    { id: 'b', label: 'Blocked', text: '11', value: 11, colour: 2 },
                  ]}
                />
              </div>
            </div>
          </>
        }
      >
        <StatCard label="Late" icon="stale" tone="err" value="7" detail="oldest 2 h 10 min" />
        <StatCard label="Blocked" icon="hold" tone="warn" value="11" detail="6 wait for stock" />
        <StatCard label="Exceptions" icon="exception" tone="warn" value="18" detail="€1,240.60 at stake" />
        <StatCard label="Not known yet" icon="offline" value="31 lines" detail="on 2 silent devices" />
      </StatRow>
      <div style={grid('"a b c" "d e f"', '1.55fr 1fr 1.1fr', 'auto 1fr')}>
        <Card title="Waves and people" aside="9 at work" flush>
          <DataTable
            label="Waves"
            density="compact"
            rows={waves}
            rowId={(row) => row[0]}
            columns={[
              { id: 'wave', head: 'Wave', strong: true, width: 'minmax(0, 2.8fr)', cell: (row) => row[0] },
              { id: 'due', head: 'Due', cell: (row) => row[1] },
              { id: 'people', head: 'People', quiet: true, cell: (row) => row[2] },
              {
                id: 'lines',
                head: 'Lines',
                width: 'max-content',
                cell: (row) => <ShareBar share={row[3]} text={row[4]} />,
              },
              { id: 'ready', head: 'Ready', kind: 'number', cell: (row) => <Pill tone={row[5]}>{row[6]}</Pill> },
            ]}
          />
        </Card>
        <Card title="Picking today" aside="all 0">
          <EmptyState
            title="No orders to pick."
            text="Next wave 14:00. Count bins meanwhile: 12."
            action={{ label: 'Send counts', onPress: pressed }}
          />
        </Card>
        <Card title="Sales this week">
          <FailedPart onRetry={pressed} details="GET /api/reports/sales 502" />
        </Card>
        <Card title="Silent devices: not known yet" aside="31 lines, €2,180" flush>
          <DataTable
            label="Silent devices"
            rows={
              [
                ['HH-06', 'Pēteris R.', '09:51', '14 of W-312', 64000],
                ['HH-11', 'Dace V.', '10:08', '17 of W-313', 154000],
              ] as const
            }
            rowId={(row) => row[0]}
            columns={[
              { id: 'd', head: 'Device', kind: 'code', strong: true, cell: (row) => row[0] },
              { id: 'p', head: 'Person', cell: (row) => row[1] },
              { id: 'h', head: 'Last heard', cell: (row) => <Pill icon="stale">{row[2]}</Pill> },
              { id: 'l', head: 'Has lines', cell: (row) => row[3] },
              {
                id: 'm',
                head: 'In hand, up to',
                kind: 'number',
                cell: (row) => <Money minor={row[4]} currency="EUR" />,
              },
            ]}
          />
        </Card>
        <Card title="Best sellers today" aside="units · sales" flush>
          <DataTable
            label="Best sellers"
            rows={undefined}
            rowId={() => ''}
            columns={[
              { id: 'a', head: 'Item', cell: () => '' },
              { id: 'b', head: 'Sales', cell: () => '' },
            ]}
          />
        </Card>
        <Card title="Loading part">
          <Skeleton lines={4} />
        </Card>
      </div>
    </Frame>
  )
}

const lines: readonly (readonly [string, string, string, number, string, string, number, number])[] = [
  ['Steel bottle 750 ml, forest green', 'BTL-750-GRN', bottle, 6, 'A-03-12', '', 2990, 17940],
  ['Enamel mug 350 ml, cream', 'MUG-350-CRM', mug, 4, 'B-06-21', '', 1190, 4760],
  ['Camp lantern LED 300 lm', 'LMP-LED-300', lantern, 2, 'A-02-17', '', 3990, 7980],
  ['Extra virgin olive oil 500 ml', 'OIL-EV-500', oil, 2, 'B-01-13', 'lot L2516B', 1150, 2300],
]

function Order(): ReactNode {
  return (
    <Frame at="/orders">
      <PageHead
        title={<span className="code">SO-20418</span>}
        above={{ label: 'Orders', href: '/orders', onGo: pressed }}
        aside={
          <>
            <Pill tone="info">Packed</Pill>
            <Pill tone="warn" icon="exception">
              Picked twice
            </Pill>
            ship by 12:00, promised Fri 27 Nov
          </>
        }
        actions={
          <>
            <DeskButton icon="hold" label="Hold" onPress={pressed} />
            <DeskButton icon="print" label="Print" onPress={pressed} />
            <DeskButton look="main" icon="ship" label="Ship" onPress={pressed} />
          </>
        }
      />
      <div style={grid('"a t" "l t" "e t"', 'minmax(0, 1fr) 400px', 'auto auto 1fr')}>
        <Card>
          <div style={{ paddingTop: 14 }}>
            <StateLine
              label="State"
              steps={[
                { id: '1', label: 'Ordered', time: '07:58', state: 'done' },
                { id: '2', label: 'Allocated', time: '07:58', state: 'done' },
                { id: '3', label: 'Picked', time: '09:49', state: 'done' },
                { id: '4', label: 'Packed', time: '09:50', state: 'done' },
                { id: '5', label: 'Shipped', time: 'by 12:00', state: 'now' },
                { id: '6', label: 'Delivered', time: 'Fri 27', state: 'later' },
              ]}
            />
          </div>
        </Card>
        <div style={{ gridArea: 't', display: 'grid', minHeight: 0 }}>
          <Card title="Timeline" aside="all">
            <Timeline
              label="Timeline"
              events={[
                {
                  id: '1',
                  time: '10:04',
                  icon: 'sent',
                  tone: 'warn',
                  title: 'Learned from HH-07 and HH-04',
                  detail: 'Both picked it offline; exception opened',
                  action: <DeskButton icon="next" label="Open exception" onPress={pressed} />,
                },
                {
                  id: '2',
                  time: '09:50',
                  icon: 'pack',
                  tone: 'ok',
                  title: 'Packed, box M2, 4.62 kg',
                  detail: 'Ivan P. · expected 4.58 kg',
                },
                {
                  id: '3',
                  time: '09:49',
                  icon: 'pick',
                  tone: 'ok',
                  title: 'Picked 14 of 14',
                  detail: 'Ivan P. · HH-04, offline · tote T-091',
                },
                {
                  id: '4',
                  time: '09:31',
                  icon: 'send',
                  title: 'Sent in wave W-311',
                  detail: 'rule “DPD noon”, due 12:00',
                },
                {
                  id: '5',
                  time: '08:02',
                  icon: 'unlocked',
                  title: 'Payment came, hold lifted',
                  detail: 'Marketplace A, €334.70',
                },
                {
                  id: '6',
                  time: '07:58',
                  icon: 'stock',
                  title: 'Allocated in Riga North',
                  detail: 'all 4 lines, nearest with full stock',
                },
                {
                  id: '7',
                  time: '07:58',
                  icon: 'orders',
                  title: 'Came in from Marketplace A',
                  detail: 'no. 406-1183-77210',
                },
              ]}
            />
          </Card>
        </div>
        <Card title="Lines" aside="4 lines, 14 units" flush>
          <DataTable
            label="Lines"
            density="tall"
            rows={lines}
            rowId={(row) => row[1]}
            columns={[
              {
                id: 'item',
                head: 'Item',
                width: 'minmax(0, 3.8fr)',
                total: 'Total, VAT €58.09 included',
                cell: (row) => (
                  <ItemCell
                    picture={<ItemPicture picture={{ name: row[0], src: row[2] }} />}
                    name={row[0]}
                    detail={<span className="code">{row[1]}</span>}
                  />
                ),
              },
              { id: 'o', head: 'Ordered', kind: 'number', cell: (row) => row[3] },
              { id: 'p', head: 'Picked', kind: 'number', strong: true, cell: (row) => row[3] },
              {
                id: 'f',
                head: 'From',
                width: 'minmax(0, 1.4fr)',
                cell: (row) => (
                  <ItemCell
                    name={<span className="code">{row[4]}</span>}
                    {...(row[5] === '' ? {} : { detail: row[5] })}
                  />
                ),
              },
              { id: 'c', head: 'Price', kind: 'number', cell: (row) => <Money minor={row[6]} currency="EUR" /> },
              {
                id: 'a',
                head: 'Amount',
                kind: 'number',
                strong: true,
                total: <Money minor={33470} currency="EUR" />,
                cell: (row) => <Money minor={row[7]} currency="EUR" />,
              },
            ]}
          />
        </Card>
        <Card title="What it earns" aside="to the ledger">
          <FactLines
            facts={[
              { label: 'Sales without VAT', value: <Money minor={27661} currency="EUR" /> },
              { label: 'Cost of goods, FIFO', value: <Money minor={-19550} currency="EUR" /> },
              { label: 'Marketplace fee 8.5 %', value: <Money minor={-2845} currency="EUR" /> },
              { label: 'Carrier and box', value: <Money minor={-365} currency="EUR" /> },
              { label: 'Left over', value: '€47.89 · 17.3 %', total: true },
            ]}
          />
        </Card>
      </div>
    </Frame>
  )
}

function Ledger(): ReactNode {
  return (
    <Frame at="/ledger">
      <PageHead
        title="Ledger"
        views={
          <Tabs
            label="Parts"
            current="value"
            onChoose={pressed}
            tabs={[
              { id: 'value', label: 'Stock value' },
              { id: 'journal', label: 'Journal' },
              { id: 'trial', label: 'Trial balance' },
            ]}
          />
        }
        actions={
          <>
            <DeskButton icon="calendar" label="As known now, for 25 Nov" opens onPress={pressed} />
            <DeskButton icon="download" label="Export" onPress={pressed} />
          </>
        }
      />
      <div style={grid('"a b"', 'minmax(0, 1fr) 432px', '1fr')}>
        <Card
          title="Trial balance"
          aside={
            <>
              <Pill tone="ok" icon="right">
                balanced
              </Pill>
              November open, October closed
            </>
          }
          flush
          foot={<QuietLine icon="stale">3 late scans for October posted in November by rule</QuietLine>}
        >
          <DataTable
            label="Trial balance"
            density="compact"
            rows={balance}
            rowId={(row) => row[0]}
            selected="1300"
            onSelect={pressed}
            columns={[
              {
                id: 'no',
                head: 'No.',
                quiet: true,
                width: 'minmax(0, 1.4fr)',
                sortBy: (row) => row[0],
                cell: (row) => row[0],
              },
              { id: 'a', head: 'Account', width: 'minmax(0, 4fr)', total: 'Total', cell: (row) => row[1] },
              {
                id: 'd',
                head: 'Debit',
                kind: 'number',
                total: <Money minor={61805660} currency="EUR" />,
                cell: (row) => (row[2] === null ? '' : <Money minor={row[2]} currency="EUR" />),
              },
              {
                id: 'c',
                head: 'Credit',
                kind: 'number',
                total: <Money minor={61805660} currency="EUR" />,
                cell: (row) => (row[3] === null ? '' : <Money minor={row[3]} currency="EUR" />),
              },
            ]}
          />
        </Card>
      </div>
    </Frame>
  )
}

/** One picture of the gallery each, by the name of its mock-up. */
export const deskScenes: Readonly<Record<string, () => ReactNode>> = {
  d01: () => <Today />,
  d02: () => <Exceptions />,
  d03: () => <Stock more={0} />,
  d03long: () => <Stock more={50_000} narrow />,
  d05: () => <Order />,
  d07: () => <Ledger />,
}
