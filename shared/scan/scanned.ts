// Owns what a scan can turn out to be once the catalogue was asked, and the small catalogue that is asked.
// Knows nothing of jobs: whether the thing is wanted at this step is for `shared/jobs` to say.
import type { ItemId, LocationId, OrderId, PersonId, PlateId, PurchaseId, ShipmentId, TaskId } from '../values/ids.ts'
import type { Quantity } from '../values/quantity.ts'
import type { BusinessDate } from '../values/time.ts'

/** What the keys of a handheld say, and the printable command codes too: a shift in thick gloves needs no glass. */
export type Command =
  | { readonly kind: 'main' | 'back' | 'cannot' | 'erase' | 'undo' }
  | { readonly kind: 'digit'; readonly digit: number }

/** What a symbol says about the goods beside their identity. A field that the symbol does not hold is absent. */
export interface GoodsFacts {
  readonly lot?: string
  readonly serial?: string
  /** Use-by day; where the symbol has none, its best-before or sell-by day. */
  readonly expiry?: BusinessDate
  readonly bestBefore?: BusinessDate
  readonly produced?: BusinessDate
  /** How many units of the scanned code (GS1 30 or 37; HIBC quantity). */
  readonly count?: number
  /** Net weight in whole grams, rounded half away from zero. */
  readonly grams?: Quantity
  /** Any other net measure, exact: "2.50" m. */
  readonly measure?: { readonly value: string; readonly unit: string }
  /** Only a piece of the item, where one item comes in several: number 1 of 3 is not yet an item. */
  readonly piece?: { readonly number: number; readonly of: number }
  /**
   * Price printed in the code, exact decimal; currency is an ISO 4217 number ("978") where the code names one.
   * In-store codes give bare minor units.
   */
  readonly price?: { readonly amount: string; readonly currency?: string; readonly inMinorUnits?: true }
  /** SSCC of the unit that the same symbol names: a pallet label with its content. */
  readonly plateCode?: string
}

/** Which wrong setting was undone to read the text: the host's keyboard layout ("ru"), Caps Lock, or the letter case. */
export type Repair = { readonly layout: string } | { readonly capsLock: true }

interface Base {
  /** Exactly what the device delivered, kept for the record whatever it turns out to be. */
  readonly raw: string
  readonly repair?: Repair
}

export interface ItemScanned extends Base, GoodsFacts {
  readonly kind: 'item'
  readonly itemId: ItemId
  /** The pack code as the catalogue holds it. Operations store it with its factor, so a later change of packs leaves the past alone. */
  readonly code: string
  /** Base units in one of this code. */
  readonly factor: Quantity
  /** Other readings of the same symbol, where a separator may have been lost: ask, never guess. Usually empty. */
  readonly doubts: readonly GoodsFacts[]
  /** Some of the symbol could not be read (an impossible date): ask for what the step needs. */
  readonly incomplete?: true
}
/** A bare lot or serial number; several items may share one. */
export interface TrackedScanned extends Base {
  readonly kind: 'tracked'
  readonly matches: readonly TrackedMatch[]
}
export interface LocationScanned extends Base {
  readonly kind: 'location'
  readonly locationId: LocationId
  readonly code: string
}
export interface PlateScanned extends Base {
  readonly kind: 'plate'
  readonly plateId: PlateId
  readonly code: string
}
export interface PersonScanned extends Base {
  readonly kind: 'person'
  readonly personId: PersonId
}
export interface OrderScanned extends Base {
  readonly kind: 'order'
  readonly orderId: OrderId
}
export interface PurchaseScanned extends Base {
  readonly kind: 'purchase'
  readonly purchaseId: PurchaseId
}
export interface ShipmentScanned extends Base {
  readonly kind: 'shipment'
  readonly shipmentId: ShipmentId
}
export interface TaskScanned extends Base {
  readonly kind: 'task'
  readonly taskId: TaskId
}
export interface CartonScanned extends Base {
  readonly kind: 'carton'
  readonly cartonId: string
}
export interface CommandScanned extends Base {
  readonly kind: 'command'
  readonly command: Command
}
/** Readable, but not in the catalogue (yet). Workable all the same: jobs give it a provisional identity. */
export interface UnknownScanned extends Base, GoodsFacts {
  readonly kind: 'unknown'
  /** What to look it up by when it gets a name: GTIN in 14 digits, SSCC in 18, label code without prefix, else the text. */
  readonly code: string
  /** What its form says it is. A blank tote label is a 'plate' that nobody has bound yet. */
  readonly looksLike: 'item' | LabelKind | 'url' | 'text'
  /** The check digit says that the reader erred: "scan again" rather than "unknown". */
  readonly misread: boolean
}

export type Known =
  | ItemScanned
  | TrackedScanned
  | LocationScanned
  | PlateScanned
  | PersonScanned
  | OrderScanned
  | PurchaseScanned
  | ShipmentScanned
  | TaskScanned
  | CartonScanned
  | CommandScanned

/**
 * The answer to one scan: the likeliest known thing, or unknown.
 * `also` lists other known things that the same text names (a bin and an item may share "A12"): a job that waits for
 * a bin takes the bin. Usually empty.
 */
export type Scanned = (Known | UnknownScanned) & { readonly also: readonly Known[] }

/** Kinds of things that get labels of our own. */
export type LabelKind = 'item' | 'location' | 'plate' | 'person' | 'order' | 'purchase' | 'shipment' | 'task' | 'carton'

export interface ItemMatch {
  readonly itemId: ItemId
  /** Base units in one of this code. */
  readonly packQuantity: Quantity
  /** The code as the catalogue holds it. */
  readonly code: string
}

export interface TrackedMatch {
  readonly itemId: ItemId
  readonly lot?: string
  readonly serial?: string
}

/**
 * What resolving needs to ask. Every look-up is by exact text; the asker tries upper case itself. Must not cost more
 * than a map look-up. `itemByCode` is asked by `itemKey(code)`, so index items (GTINs and SKUs alike) by that function.
 */
export interface Catalogue {
  itemByCode(key: string): ItemMatch | undefined
  locationByCode(code: string): { readonly locationId: LocationId; readonly code: string } | undefined
  /** By SSCC (18 digits), tote number ("T-118"), or GS1 asset identifier. */
  plateByCode(code: string): { readonly plateId: PlateId; readonly code: string } | undefined
  personByBadge(badge: string): { readonly personId: PersonId } | undefined
  orderByNumber(number: string): { readonly orderId: OrderId } | undefined
  purchaseByNumber(number: string): { readonly purchaseId: PurchaseId } | undefined
  /** By carrier tracking number, or by the number on our own slip. */
  shipmentByCode(code: string): { readonly shipmentId: ShipmentId } | undefined
  taskByCode(code: string): { readonly taskId: TaskId } | undefined
  cartonByCode(code: string): { readonly cartonId: string } | undefined
  /** Lots and serial numbers with exactly this text, of any item; empty where none. */
  trackedByCode(code: string): readonly TrackedMatch[]
}
