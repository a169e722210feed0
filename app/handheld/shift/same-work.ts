// Owns whether work that is to be opened is in hand already, so that it goes on instead of beginning again.
import type { AnyJob, Start } from '../../../shared/jobs/index.ts'
import type { State } from '../../../shared/rows/tables.ts'
import type { Hand } from './hand.ts'

/** `job` for the task in hand, the position of one put aside, undefined where it is neither. */
export function isSameWork(state: State, hand: Hand, start: Start): 'job' | number | undefined {
  if (hand.job && isSame(state, hand.job, start)) return 'job'
  const index = hand.parked.findIndex((job) => isSame(state, job, start))
  return index < 0 ? undefined : index
}

function isSame(state: State, job: AnyJob, start: Start): boolean {
  switch (start.job) {
    case 'pick':
      return job.job === 'pick' && isSamePick(job, start)
    case 'receive':
      return job.job === 'receive' && start.item === undefined && start.purchase === job.purchase
    case 'pack': {
      const order = start.order ?? (start.plate && state.get('plate', start.plate)?.order)
      return job.job === 'pack' && (order === undefined ? start.plate === undefined : order === job.order)
    }
    case 'put-away':
      return job.job === 'put-away' && start.item === undefined && start.plate === undefined
    case 'ship':
      return job.job === 'ship' && start.shipment === undefined && start.order === undefined
    case 'count':
      return (
        job.job === 'count' && start.location === undefined && start.plate === undefined && start.task === undefined
      )
    case 'move':
      return job.job === 'move' && Object.keys(start).length === 1
    case 'return':
      return job.job === 'return' && start.order === undefined && start.shipment === undefined
    case 'put-back':
      return job.job === 'put-back' && job.exception === start.exception
    case 'look-up':
      return false
  }
}

function isSamePick(job: Extract<AnyJob, { job: 'pick' }>, start: Extract<Start, { job: 'pick' }>): boolean {
  return start.order === undefined || job.cart.some((each) => each.order === start.order)
}
