// Owns how each step of shipping looks. Decides nothing.
import { indexKey, type State } from '../../rows/tables.ts'
import type { ShipmentRow } from '../../rows/work.ts'
import type { Choice, ListLine, MainAction, StepView } from '../view.ts'
import { say } from '../words.ts'
import type { ShipJob } from './state.ts'

const mostListed = 50

/** Parcels that wait to be shipped, those of the most urgent orders first. */
export function openParcels(state: State, job: ShipJob): readonly ShipmentRow[] {
  return state
    .find('openTasks', indexKey(job.warehouse, 'ship'))
    .flatMap((task) => (task.order ? state.find('shipmentsOfOrder', task.order) : []))
    .filter((shipment, index, all) => shipment.state === 'packed' && all.indexOf(shipment) === index)
    .sort((a, b) => a.packedAt - b.packedAt || (a.id < b.id ? -1 : 1))
}

export function view(state: State, job: ShipJob): StepView {
  const waiting = openParcels(state, job)
  const inHand = job.parcels.length > 0
  const shown = inHand ? waiting.filter((each) => job.parcels.includes(each.id)) : waiting
  const lines = shown.slice(0, mostListed).map((shipment): ListLine => lineOf(shipment, inHand))
  const first = job.parcels[0]
  const number = first && state.get('shipment', first)?.number
  return {
    job: 'ship',
    title: number && job.parcels.length === 1 ? say('job.ship', { number }) : say('job.ship.any'),
    progress: { done: job.parcels.length, of: waiting.length },
    list: {
      label: inHand ? say('list.in-hand') : say('list.to-ship'),
      done: job.parcels.length,
      of: waiting.length,
      ...(!inHand && { tally: { label: say('list.waiting'), value: waiting.length } }),
      lines,
    },
    notes: [],
    ...(inHand &&
      waiting.length > job.parcels.length && {
        next: say('next.parcels', { left: waiting.length - job.parcels.length }),
      }),
    main: mainOf(job),
    waysTitle: say('ways.any'),
    ways: waysOf(job, number || ''),
    ...(job.last && { done: job.last }),
    ...(job.question && { question: job.question.ask }),
  }
}

function lineOf(shipment: ShipmentRow, inHand: boolean): ListLine {
  const units = shipment.lines.reduce((sum, line) => sum + line.quantity, 0)
  return {
    id: shipment.id,
    name: shipment.number,
    code: shipment.carton,
    done: inHand ? units : 0,
    of: units,
    state: inHand ? 'done' : 'later',
    ...(!inHand && { choice: `parcel:${shipment.id}` }),
  }
}

function mainOf(job: ShipJob): MainAction {
  if (job.parcels.length === 0) return { kind: 'scan', words: say('scan.parcel'), expects: 'parcel' }
  return { kind: 'press', words: say('press.ship', { n: job.parcels.length }), choice: 'ship' }
}

function waysOf(job: ShipJob, number: string): Choice[] {
  if (job.parcels.length === 0) {
    return [{ choice: 'finish', icon: 'back', words: say('press.finish') }]
  }
  return [
    { choice: 'take-off', icon: 'back', words: say('way.take-off'), consequence: say('way.take-off.then', { number }) },
  ]
}
