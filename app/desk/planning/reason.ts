// Owns why a line is proposed, in sentences, from its figures alone.
import type { ReorderLineTold, ReorderPlanTold, SupplierTold } from '../../../shared/protocol/desk/planning.ts'
import { type DeskText, familyText } from '../text.ts'

export function reasonsOf(
  { d, number }: Pick<DeskText, 'd' | 'number'>,
  line: ReorderLineTold,
  { leadDays, supplier }: SupplierTold,
  { period }: ReorderPlanTold,
): readonly string[] {
  const figures = {
    rate: number(line.perPeriod, line.perPeriod < 10 ? 1 : 0),
    period,
    onHand: number(line.onHand),
    promised: number(line.promised),
    onOrder: number(line.onOrder),
    point: number(line.reorderPoint),
    upTo: number(line.orderUpTo),
    safety: number(line.safety),
    days: leadDays,
  }
  return [
    d('planning.reason.sold', figures),
    d('planning.reason.have', figures),
    ...(!line.priceLearned && supplier !== '' ? [d('planning.reason.guess', { supplier })] : []),
    ...(!line.priceLearned && line.unitPrice !== undefined ? [d('planning.reason.price')] : []),
    d('planning.reason.level', figures),
    familyText(d, 'planning.quantity', line.quantityBecause),
    ...(line.ignored.length > 0 ? [d('planning.reason.no-stock', { n: line.ignored.length, period })] : []),
    ...(line.promoted.length > 0 ? [d('planning.reason.promotion', { n: line.promoted.length, period })] : []),
  ]
}
