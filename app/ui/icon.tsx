// Owns which drawing stands for which meaning; one meaning each, named by meaning so that a step can carry it as data.
// Icons that only the desk shows are in desk/icons.ts, so that the handheld doesn't carry them.
import type { LucideIcon } from 'lucide-react'
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import ArrowRight from 'lucide-react/icons/arrow-right'
import ArrowUp from 'lucide-react/icons/arrow-up'
import Ban from 'lucide-react/icons/ban'
import Banknote from 'lucide-react/icons/banknote'
import BatteryMedium from 'lucide-react/icons/battery-medium'
import Box from 'lucide-react/icons/box'
import CalendarClock from 'lucide-react/icons/calendar-clock'
import Camera from 'lucide-react/icons/camera'
import Check from 'lucide-react/icons/check'
import CheckCheck from 'lucide-react/icons/check-check'
import ChevronRight from 'lucide-react/icons/chevron-right'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleHelp from 'lucide-react/icons/circle-question-mark'
import CircleX from 'lucide-react/icons/circle-x'
import Clock from 'lucide-react/icons/clock'
import CloudCheck from 'lucide-react/icons/cloud-check'
import CloudOff from 'lucide-react/icons/cloud-off'
import CornerUpLeft from 'lucide-react/icons/corner-up-left'
import CornerUpRight from 'lucide-react/icons/corner-up-right'
import Delete from 'lucide-react/icons/delete'
import FileDown from 'lucide-react/icons/file-down'
import Fingerprint from 'lucide-react/icons/fingerprint-pattern'
import Flame from 'lucide-react/icons/flame'
import Hammer from 'lucide-react/icons/hammer'
import HandGrab from 'lucide-react/icons/hand-grab'
import HardDrive from 'lucide-react/icons/hard-drive'
import Hourglass from 'lucide-react/icons/hourglass'
import IdCard from 'lucide-react/icons/id-card'
import Info from 'lucide-react/icons/info'
import Keyboard from 'lucide-react/icons/keyboard'
import Layers from 'lucide-react/icons/layers'
import ListChecks from 'lucide-react/icons/list-checks'
import MapPin from 'lucide-react/icons/map-pin'
import Quote from 'lucide-react/icons/message-square-quote'
import Move from 'lucide-react/icons/move'
import OctagonPause from 'lucide-react/icons/octagon-pause'
import OctagonX from 'lucide-react/icons/octagon-x'
import PackageCheck from 'lucide-react/icons/package-check'
import PackageMinus from 'lucide-react/icons/package-minus'
import PackageOpen from 'lucide-react/icons/package-open'
import PackagePlus from 'lucide-react/icons/package-plus'
import PackageSearch from 'lucide-react/icons/package-search'
import PackageX from 'lucide-react/icons/package-x'
import Play from 'lucide-react/icons/play'
import Printer from 'lucide-react/icons/printer'
import Refresh from 'lucide-react/icons/refresh-cw'
import Replace from 'lucide-react/icons/replace'
import Scale from 'lucide-react/icons/scale'
import ScanBarcode from 'lucide-react/icons/scan-barcode'
import Search from 'lucide-react/icons/search'
import Settings from 'lucide-react/icons/settings'
import Snowflake from 'lucide-react/icons/snowflake'
import Sparkles from 'lucide-react/icons/sparkles'
import Trash from 'lucide-react/icons/trash'
import Triangle from 'lucide-react/icons/triangle'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import Truck from 'lucide-react/icons/truck'
import Undo from 'lucide-react/icons/undo-2'
import UserCheck from 'lucide-react/icons/user-check'
import Warehouse from 'lucide-react/icons/warehouse'
import Wine from 'lucide-react/icons/wine'
import X from 'lucide-react/icons/x'
import type { ReactNode } from 'react'
import './icon.css'
import { steady } from './steady.ts'

const icons = {
  receive: PackagePlus,
  'put-away': Warehouse,
  pick: HandGrab,
  pack: PackageCheck,
  ship: Truck,
  return: Undo,
  count: ListChecks,
  move: Move,
  'look-up': Search,
  'way-out': OctagonPause,
  offline: CloudOff,
  sent: CloudCheck,
  sending: ArrowUp,
  stale: Clock,
  waiting: Hourglass,
  lot: Layers,
  expiry: CalendarClock,
  serial: Fingerprint,
  hazard: Flame,
  cold: Snowflake,
  glass: Wine,
  exception: TriangleAlert,
  right: CircleCheck,
  wrong: OctagonX,
  'cannot-keep': CircleX,
  scan: ScanBarcode,
  camera: Camera,
  keyboard: Keyboard,
  print: Printer,
  weigh: Scale,
  fewer: PackageMinus,
  empty: PackageX,
  opened: PackageOpen,
  damaged: Hammer,
  'like-new': Sparkles,
  'other-item': Replace,
  'cannot-reach': Ban,
  park: PackageSearch,
  discard: Trash,
  unknown: CircleHelp,
  item: Box,
  person: UserCheck,
  badge: IdCard,
  customer: Quote,
  money: Banknote,
  place: MapPin,
  note: Info,
  continue: Play,
  all: CheckCheck,
  tick: Check,
  next: ArrowRight,
  back: ArrowLeft,
  here: ArrowDown,
  ahead: ArrowUp,
  'turn-left': CornerUpLeft,
  'turn-right': CornerUpRight,
  'places-left': ArrowLeft,
  'places-right': ArrowRight,
  'levels-up': ArrowUp,
  'levels-down': ArrowDown,
  open: ChevronRight,
  close: X,
  'delete-digit': Delete,
  export: FileDown,
  retry: Refresh,
  battery: BatteryMedium,
  storage: HardDrive,
  settings: Settings,
} as const satisfies Record<string, LucideIcon>

/** A meaning that has an icon. */
export type IconName = keyof typeof icons

/** `line` beside text, `way` for arrows, `control` in headers and buttons, `block` in blocks, `answer`, `look` and `flash` full screen. */
export type IconSize = 'line' | 'way' | 'control' | 'block' | 'answer' | 'look' | 'flash' | 'desk'

export interface IconProps {
  name: IconName
  size?: IconSize
}

/** A drawing that always stands beside its word, so it is hidden from screen readers. */
export const Icon = steady(function Icon({ name, size = 'control' }: IconProps): ReactNode {
  const Drawing = icons[name]
  return <Drawing className={`icon icon-${size}`} aria-hidden="true" focusable="false" />
})

/** "?" in a triangle: a code that nobody knows yet. There is no such drawing to take, so it is put together. */
export function QuestionTriangle(): ReactNode {
  return (
    <Triangle className="icon icon-look" aria-hidden="true" focusable="false">
      <path d="M10.3 11.2a1.75 1.75 0 1 1 2.7 1.5c-.7.45-1 .8-1 1.4" />
      <path d="M12 17h.01" />
    </Triangle>
  )
}
