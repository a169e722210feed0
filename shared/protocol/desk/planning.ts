// Owns what the desk asks of planning and is answered: runs with their progress, proposals to order, moves, room, hands.
// Types only.
import type { DemandClass } from '../../planning/forecast/classify.ts'
import type { MethodName } from '../../planning/forecast/forecast.ts'
import type { JointReason } from '../../planning/reorder/joint.ts'
import type { QuantityReason } from '../../planning/reorder/quantity.ts'
import type { Abc, Xyz } from '../../planning/slotting/abc-xyz.ts'
import type { SpaceGroup } from '../../planning/space.ts'
import type { ItemName } from './names.ts'

export const planKinds = ['reorder', 'waves', 'slotting', 'space', 'labour'] as const
export type PlanKind = (typeof planKinds)[number]

/** What a run is asked beside its kind; parts that a kind does not know are left out. */
export interface PlanOptions {
  /** Thousandths of units that should be there when wanted. */
  readonly fill?: number
  /** Minor units that may be spent. */
  readonly budget?: number
  /** Minor units below which a supplier takes no order, by the supplier's name. */
  readonly least?: Readonly<Record<string, number>>
  /** Moves at most. */
  readonly moves?: number
  /** Totes that a cart takes, kilograms that it carries, and how many hours apart its orders may be due. */
  readonly totes?: number
  readonly kilos?: number
  readonly hours?: number
}

export interface PlanRun {
  readonly id: string
  readonly kind: PlanKind
  readonly warehouse: string
  readonly startedAt: number
  readonly state: 'running' | 'done' | 'cancelled' | 'failed'
  /** 0 to 1. */
  readonly progress: number
  readonly endedAt?: number
}

export interface PlanRunAnswer {
  readonly asOf: number
  /** The latest run; absent where none was asked for since the server started. */
  readonly run?: PlanRun
  /** The latest plan that was finished: it stays while a newer one is on its way. */
  readonly plan?: Plan
}

export type Plan = ReorderPlanTold | WavesPlanTold | SlottingPlanTold | SpacePlanTold | LabourPlanTold

export interface ReorderLineTold {
  readonly item: ItemName
  readonly because: JointReason
  readonly quantity: number
  readonly quantityBecause: QuantityReason
  /** Decimal for one unit: as bought last, else what it costs now; absent where neither is known. */
  readonly unitPrice?: string
  /** The price is the one of the last order. */
  readonly priceLearned: boolean
  /** Minor units. */
  readonly value: number
  readonly waits: boolean
  readonly onHand: number
  readonly promised: number
  readonly onOrder: number
  readonly reorderPoint: number
  readonly orderUpTo: number
  readonly safety: number
  readonly perPeriod: number
  readonly demandClass: DemandClass
  readonly method: MethodName
  /** The latest periods, oldest first; by index those without stock, and those of a promotion: they tell nothing of demand. */
  readonly series: readonly number[]
  readonly ignored: readonly number[]
  readonly promoted: readonly number[]
}

export interface SupplierTold {
  /** '' where nobody has delivered these items yet. */
  readonly supplier: string
  readonly currency: string
  readonly rate: string
  readonly value: number
  /** Minor units below which it takes no order; and whether even all that may come along does not reach them. */
  readonly least: number
  readonly belowLeast: boolean
  /** Days from order to shelf, and their spread; `learned` from so many deliveries. */
  readonly leadDays: number
  readonly leadSpread: number
  readonly learned: number
  readonly lines: readonly ReorderLineTold[]
}

export interface SellerTold {
  readonly item: ItemName
  readonly units: number
  readonly onHand: number
  readonly abc: Abc
  readonly xyz: Xyz
}

export interface ReorderPlanTold {
  readonly kind: 'reorder'
  readonly madeAt: number
  readonly period: 'day' | 'week'
  readonly periods: number
  readonly fill: number
  /** Minor units that may be spent in all, where that was said. */
  readonly budget?: number
  /** Hundredths of deviations that are kept against chance, and whether the past was long enough to tell. */
  readonly factor: number
  readonly fitted: boolean
  readonly items: number
  readonly suppliers: readonly SupplierTold[]
  readonly bestSellers: readonly SellerTold[]
  /** On hand and never wanted in all these periods, most units first. */
  readonly deadStock: readonly SellerTold[]
}

export interface WaveCartTold {
  /** Its first order names it. */
  readonly id: string
  /** What is due first in front. */
  readonly orders: readonly {
    readonly id: string
    readonly number: string
    readonly shipBy: number
    readonly lines: number
    /** Not on the floor yet: the wave releases it. */
    readonly waits: boolean
  }[]
  readonly lines: number
  readonly units: number
  readonly grams: number
  readonly totes: number
  /** Decimetres of its walk, and of its orders' walks one by one. */
  readonly walk: number
  readonly alone: number
  readonly minutes: number
  readonly due: number
  readonly priority: number
  /** Lines in each zone. */
  readonly zones: Readonly<Record<string, number>>
}

export interface WavesPlanTold {
  readonly kind: 'waves'
  readonly madeAt: number
  /** What a cart takes, as it was asked for. */
  readonly asked: { readonly totes: number; readonly kilos: number; readonly hours: number }
  /** Orders on carts; in somebody's hands already; not covered by free stock; left to a later wave. */
  readonly orders: number
  readonly begun: number
  readonly uncovered: number
  readonly later: number
  /** Decimetres of all walks: on these carts, one order a walk, carts filled as orders came; no carts walk less than `bound`. */
  readonly walk: number
  readonly alone: number
  readonly firstCome: number
  readonly bound: number
  readonly proven: boolean
  readonly zones: Readonly<Record<string, number>>
  /** In the order in which they are to be taken. */
  readonly carts: readonly WaveCartTold[]
}

export interface MoveTold {
  readonly item: ItemName
  readonly itemId: string
  readonly from: { readonly id: string; readonly code: string }
  readonly to: { readonly id: string; readonly code: string }
  readonly swappedWith?: ItemName
  readonly units: number
  readonly abc: Abc
  /** Orders of the past that wanted it. */
  readonly orders: number
  /** Decimetres of walk saved a day; minutes the move takes; days until it has paid. */
  readonly savedADay: number
  readonly minutes: number
  readonly days: number
}

export interface SlottingPlanTold {
  readonly kind: 'slotting'
  readonly madeAt: number
  readonly orders: number
  readonly days: number
  readonly items: number
  /** Decimetres of the mean walk of an order: now, with the moves, and if everything lay best. */
  readonly before: number
  readonly after: number
  readonly best: number
  readonly moves: readonly MoveTold[]
}

export interface SpacePlanTold {
  readonly kind: 'space'
  readonly madeAt: number
  readonly groups: readonly SpaceGroup[]
  readonly outlook: {
    readonly used: number
    readonly of: number
    readonly weeks: readonly number[]
    readonly coming: readonly number[]
    readonly leaving: number
    readonly fullIn?: number
  }
  /** Where people went most: visits of the past weeks by aisle and bay, for the heat map. */
  readonly heat: readonly {
    readonly aisle: string
    readonly bay: number
    readonly x: number
    readonly y: number
    readonly visits: number
  }[]
}

export interface LabourPlanTold {
  readonly kind: 'labour'
  readonly madeAt: number
  readonly cutOffs: readonly {
    readonly by: number
    readonly orders: number
    readonly lines: number
    readonly units: number
    /** Decimetres. */
    readonly walk: number
    readonly minutes: number
    readonly together: number
    /** Absent for what is late already. */
    readonly hands?: number
  }[]
  readonly hands: number
}
