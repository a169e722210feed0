// Owns what is in the hands and which bin is proposed for it. Does not know how it was taken, nor what a bin's scan means.
import { suggestBin } from '../../planning/put-away.ts'
import type { State } from '../../rows/tables.ts'
import { goodsOf } from '../../stock/movements.ts'
import { seenAt } from '../place-blocks.ts'
import { without } from '../question.ts'
import { loadOf, type PutAwayJob } from './state.ts'

/** The hands are empty again. */
export function emptyHanded(job: PutAwayJob): PutAwayJob {
  return { ...without(job, 'quant', 'plate', 'scan', 'part', 'keypad', 'toStatus', 'proposed'), refused: [] }
}

/** The job with the best bin for what is in the hands; without one where there is none. */
export function propose(state: State, job: PutAwayJob): PutAwayJob {
  const load = loadOf(state, job)
  const rest: PutAwayJob = without(job, 'proposed')
  if (!load) return rest
  const proposed = suggestBin(state, {
    warehouse: job.warehouse,
    goods: { ...goodsOf(load.goods), ...(job.toStatus && { status: job.toStatus }) },
    from: load.from,
    except: job.refused,
  })
  const seen: PutAwayJob = rest.at ? rest : seenAt(rest, load.from.id)
  return proposed ? { ...seen, proposed } : seen
}
