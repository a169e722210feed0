// Owns the one list of plans: each kind with what makes it. Does not know in which thread it runs.
import type { Plan, PlanKind, PlanOptions } from '../../shared/protocol/desk/planning.ts'
import type { StoreView } from '../store/store.ts'
import { planLabour } from './labour-run.ts'
import { planReorder } from './reorder-run.ts'
import type { Running } from './running.ts'
import { planSlotting } from './slotting-run.ts'
import { planSpace } from './space-run.ts'
import { planWaves } from './waves-run.ts'

export interface PlanAsked {
  readonly kind: PlanKind
  readonly warehouse: string
  readonly options: PlanOptions
}

export function makePlan(store: StoreView, { kind, warehouse, options }: PlanAsked, running: Running): Promise<Plan> {
  switch (kind) {
    case 'reorder':
      return planReorder(store, warehouse, options, running)
    case 'slotting':
      return planSlotting(store, warehouse, options, running)
    case 'waves':
      return planWaves(store, warehouse, options, running)
    case 'space':
      return planSpace(store, warehouse, running)
    case 'labour':
      return planLabour(store, warehouse, running)
  }
}
