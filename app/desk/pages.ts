// The one registry of pages: adding one is its folder and its entry here. Each is loaded when it is first opened.
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Pulse } from '../../shared/protocol/desk/house.ts'
import type { DeskIconName } from '../ui/desk/index.ts'
import type { PlainDeskKey } from './text.ts'

export interface DeskPage {
  readonly id: string
  /** Below /desk, as the router reads it. */
  readonly route: string
  /** What the menu leads to. */
  readonly path: string
  readonly title: PlainDeskKey
  readonly icon: DeskIconName
  /** The letter after G. */
  readonly letter: string
  /** Groups of the menu, divided by lines. */
  readonly group: 0 | 1 | 2
  /** Shown only to those who may see money. */
  readonly money?: boolean
  /** How many wait for somebody. */
  readonly count?: (pulse: Pulse) => number
  readonly screen: LazyExoticComponent<ComponentType>
}

function loaded<Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: (await load())[name] }))
}

export const pages: readonly DeskPage[] = [
  {
    id: 'today',
    route: '/',
    path: '/',
    title: 'page.today',
    icon: 'today',
    letter: 't',
    group: 0,
    screen: loaded(() => import('./today/today.tsx'), 'TodayPage'),
  },
  {
    id: 'exceptions',
    route: '/exceptions/:id?',
    path: '/exceptions',
    title: 'page.exceptions',
    icon: 'exception',
    letter: 'e',
    group: 0,
    count: (pulse) => pulse.openExceptions,
    screen: loaded(() => import('./exceptions/exceptions.tsx'), 'ExceptionsPage'),
  },
  {
    id: 'orders',
    route: '/orders/:id?',
    path: '/orders',
    title: 'page.orders',
    icon: 'orders',
    letter: 'o',
    group: 0,
    count: (pulse) => pulse.openOrders,
    screen: loaded(() => import('./orders/orders.tsx'), 'OrdersPage'),
  },
  {
    id: 'stock',
    route: '/stock/:by?/:id?',
    path: '/stock',
    title: 'page.stock',
    icon: 'stock',
    letter: 's',
    group: 0,
    screen: loaded(() => import('./stock/stock.tsx'), 'StockPage'),
  },
  {
    id: 'purchasing',
    route: '/purchasing/:id?',
    path: '/purchasing',
    title: 'page.purchasing',
    icon: 'purchasing',
    letter: 'p',
    group: 0,
    count: (pulse) => pulse.duePurchases,
    screen: loaded(() => import('./purchasing/purchasing.tsx'), 'PurchasingPage'),
  },
  {
    id: 'planning',
    route: '/planning/:tab?',
    path: '/planning',
    title: 'page.planning',
    icon: 'space',
    letter: 'n',
    group: 0,
    screen: loaded(() => import('./planning/planning.tsx'), 'PlanningPage'),
  },
  {
    id: 'movements',
    route: '/movements',
    path: '/movements',
    title: 'page.movements',
    icon: 'move',
    letter: 'm',
    group: 1,
    screen: loaded(() => import('./movements/movements.tsx'), 'MovementsPage'),
  },
  {
    id: 'transfers',
    route: '/transfers',
    path: '/transfers',
    title: 'page.transfers',
    icon: 'ship',
    letter: 'f',
    group: 1,
    screen: loaded(() => import('./transfers/transfers.tsx'), 'TransfersPage'),
  },
  {
    id: 'kits',
    route: '/kits',
    path: '/kits',
    title: 'page.kits',
    icon: 'pack',
    letter: 'h',
    group: 1,
    screen: loaded(() => import('./kits/kits.tsx'), 'KitsPage'),
  },
  {
    id: 'returns',
    route: '/returns/:tab?',
    path: '/returns',
    title: 'page.returns',
    icon: 'return',
    letter: 'v',
    group: 1,
    screen: loaded(() => import('./returns/returns.tsx'), 'ReturnsPage'),
  },
  {
    id: 'counts',
    route: '/counts',
    path: '/counts',
    title: 'page.counts',
    icon: 'count',
    letter: 'k',
    group: 1,
    screen: loaded(() => import('./counts/counts.tsx'), 'CountsPage'),
  },
  {
    id: 'devices',
    route: '/devices',
    path: '/devices',
    title: 'page.devices',
    icon: 'devices',
    letter: 'd',
    group: 1,
    count: (pulse) => pulse.silentDevices,
    screen: loaded(() => import('./devices/devices.tsx'), 'DevicesPage'),
  },
  {
    id: 'print',
    route: '/print',
    path: '/print',
    title: 'page.print',
    icon: 'print',
    letter: 'a',
    group: 1,
    screen: loaded(() => import('./print/print.tsx'), 'PrintPage'),
  },
  {
    id: 'people',
    route: '/people',
    path: '/people',
    title: 'page.people',
    icon: 'people',
    letter: 'u',
    group: 1,
    screen: loaded(() => import('./people/people.tsx'), 'PeoplePage'),
  },
  {
    id: 'imports',
    route: '/imports/:kind?',
    path: '/imports',
    title: 'page.imports',
    icon: 'import',
    letter: 'x',
    group: 1,
    screen: loaded(() => import('./imports/imports.tsx'), 'ImportsPage'),
  },
  {
    id: 'documents',
    route: '/documents/:id?',
    path: '/documents',
    title: 'page.documents',
    icon: 'documents',
    letter: 'i',
    group: 2,
    money: true,
    screen: loaded(() => import('./documents/documents.tsx'), 'DocumentsPage'),
  },
  {
    id: 'money',
    route: '/money/:tab?/:id?',
    path: '/money',
    title: 'page.money',
    icon: 'money',
    letter: 'y',
    group: 2,
    money: true,
    screen: loaded(() => import('./money/money.tsx'), 'MoneyPage'),
  },
  {
    id: 'bank',
    route: '/bank',
    path: '/bank',
    title: 'page.bank',
    icon: 'bank',
    letter: 'b',
    group: 2,
    money: true,
    screen: loaded(() => import('./bank/bank.tsx'), 'BankStatements'),
  },
  {
    id: 'ledger',
    route: '/ledger/:account?',
    path: '/ledger',
    title: 'page.ledger',
    icon: 'ledger',
    letter: 'l',
    group: 2,
    money: true,
    screen: loaded(() => import('./ledger/ledger.tsx'), 'LedgerPage'),
  },
  {
    id: 'reports',
    route: '/reports/:name?',
    path: '/reports',
    title: 'page.reports',
    icon: 'reports',
    letter: 'r',
    group: 2,
    money: true,
    screen: loaded(() => import('./reports/reports.tsx'), 'ReportsPage'),
  },
  {
    id: 'closing',
    route: '/closing/:tab?',
    path: '/closing',
    title: 'page.closing',
    icon: 'locked',
    letter: 'c',
    group: 2,
    money: true,
    screen: loaded(() => import('./closing/closing.tsx'), 'ClosingPage'),
  },
]
