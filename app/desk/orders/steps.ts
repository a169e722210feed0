// Owns the way of an order through its states, told from its sums and timeline: what is done, what comes now.
import type { OrderDetail } from '../../../shared/protocol/desk/work.ts'
import type { StateStep } from '../../ui/desk/index.ts'
import type { DeskTranslate, PlainDeskKey } from '../text.ts'

interface Step {
  readonly id: string
  readonly text: PlainDeskKey
  readonly done: (order: OrderDetail['order']) => boolean
  /** The operation that brings it there; the last of its kind counts. */
  readonly by: string
}

const steps: readonly Step[] = [
  { id: 'ordered', text: 'order.step.ordered', done: () => true, by: 'order-placed' },
  {
    id: 'released',
    text: 'order.step.released',
    done: (order) => order.allocated > 0 || order.picked > 0 || order.shipped > 0,
    by: 'release-orders',
  },
  { id: 'picked', text: 'order.step.picked', done: (order) => reached(order.picked, order), by: 'units-picked' },
  { id: 'packed', text: 'order.step.packed', done: (order) => reached(order.packed, order), by: 'parcel-packed' },
  { id: 'shipped', text: 'order.step.shipped', done: (order) => reached(order.shipped, order), by: 'parcel-shipped' },
]

function reached(units: number, order: OrderDetail['order']): boolean {
  return order.units > 0 && units >= order.units
}

export function stepsOf(d: DeskTranslate, found: OrderDetail, at: (time: number) => string): StateStep[] {
  const { order, timeline } = found
  const first = order.state === 'cancelled' ? -1 : steps.findIndex((step) => !step.done(order))
  return steps.map((step, index) => {
    const done = step.done(order)
    const when = timeline.find((each) => each.type === step.by)?.at
    const time =
      step.id === 'ordered'
        ? at(order.placedAt)
        : done && when !== undefined
          ? at(when)
          : step.id === 'shipped' && order.state !== 'cancelled'
            ? d('order.step.by', { time: at(order.shipBy) })
            : undefined
    return {
      id: step.id,
      label: d(step.text),
      state: done ? 'done' : index === first ? 'now' : 'later',
      ...(time !== undefined && { time }),
    }
  })
}
