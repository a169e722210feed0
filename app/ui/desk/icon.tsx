// Owns the drawings that only the desk shows, beside those of the handheld; one meaning each.
import type { LucideIcon } from 'lucide-react'
import SortDown from 'lucide-react/icons/arrow-down'
import SortUp from 'lucide-react/icons/arrow-up'
import Ledger from 'lucide-react/icons/book-open'
import Stock from 'lucide-react/icons/boxes'
import Calendar from 'lucide-react/icons/calendar'
import Reports from 'lucide-react/icons/chart-line'
import ChevronDown from 'lucide-react/icons/chevron-down'
import Pause from 'lucide-react/icons/circle-pause'
import Purchasing from 'lucide-react/icons/clipboard-list'
import Columns from 'lucide-react/icons/columns-3'
import Download from 'lucide-react/icons/download'
import Import from 'lucide-react/icons/file-input'
import Money from 'lucide-react/icons/hand-coins'
import Bank from 'lucide-react/icons/landmark'
import Lock from 'lucide-react/icons/lock'
import LockOpen from 'lucide-react/icons/lock-open'
import Space from 'lucide-react/icons/map'
import Note from 'lucide-react/icons/message-square'
import Menu from 'lucide-react/icons/panel-left'
import Plus from 'lucide-react/icons/plus'
import Documents from 'lucide-react/icons/receipt-text'
import Send from 'lucide-react/icons/send'
import Orders from 'lucide-react/icons/shopping-bag'
import Devices from 'lucide-react/icons/smartphone'
import Today from 'lucide-react/icons/sun'
import Falling from 'lucide-react/icons/trending-down'
import Assign from 'lucide-react/icons/user-plus'
import People from 'lucide-react/icons/users'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icon.tsx'

const deskIcons = {
  today: Today,
  orders: Orders,
  stock: Stock,
  purchasing: Purchasing,
  space: Space,
  people: People,
  ledger: Ledger,
  documents: Documents,
  bank: Bank,
  money: Money,
  reports: Reports,
  devices: Devices,
  menu: Menu,
  more: ChevronDown,
  add: Plus,
  download: Download,
  import: Import,
  columns: Columns,
  assign: Assign,
  calendar: Calendar,
  send: Send,
  hold: Pause,
  locked: Lock,
  unlocked: LockOpen,
  falling: Falling,
  comment: Note,
  'sorted-up': SortUp,
  'sorted-down': SortDown,
} as const satisfies Record<string, LucideIcon>

/** A meaning that has an icon on the desk: its own, and all of the handheld's. */
export type DeskIconName = keyof typeof deskIcons | IconName

function isDesk(name: DeskIconName): name is keyof typeof deskIcons {
  return name in deskIcons
}

export function DeskIcon({ name }: { name: DeskIconName }): ReactNode {
  if (!isDesk(name)) return <Icon name={name} size="desk" />
  const Drawing = deskIcons[name]
  return <Drawing className="icon icon-desk" aria-hidden="true" focusable="false" />
}
