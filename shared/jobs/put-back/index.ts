// The job of putting back: what lies in a tote for nobody goes to the shelf that it came from.
import type { State } from '../../rows/tables.ts'
import { ok, type Refusal, refuse, type Success } from '../../values/result.ts'
import { nameOf, unitOf, whatOf } from '../item-blocks.ts'
import type { Job, JobContext, Opened } from '../job.ts'
import { whereOf } from '../place-blocks.ts'
import type { Start } from '../route.ts'
import type { StepView } from '../view.ts'
import { say } from '../words.ts'
import { currentOf, decide, shownBin } from './decide.ts'
import { carries, type PutBackJob, toteCode } from './state.ts'

type PutBackStart = Extract<Start, { job: 'put-back' }>

function open(state: State, start: PutBackStart, context: JobContext): Success<Opened<PutBackJob>> | Refusal {
  const job: PutBackJob = {
    job: 'put-back',
    warehouse: context.warehouse,
    refused: [],
    done: 0,
    ...(start.exception && { exception: start.exception }),
  }
  return carries(state, job).length === 0 ? refuse('nothing-to-put-back') : ok({ job, wishes: [] })
}

function view(state: State, job: PutBackJob): StepView {
  const all = carries(state, job)
  const carry = currentOf(all, job)
  const units = all.reduce((sum, each) => sum + each.units, 0)
  const shared = {
    job: 'put-back' as const,
    title: say('job.put-back'),
    progress: { done: job.done, of: job.done + units },
    waysTitle: say('ways.any'),
    ...(job.last && { done: job.last }),
    ...(job.question && { question: job.question.ask }),
  }
  if (!carry) {
    return {
      ...shared,
      notes: [{ tone: 'info', icon: 'note', words: say('note.nothing-to-put-back') }],
      main: { kind: 'press', words: say('press.finish'), choice: 'finish' },
      ways: [],
    }
  }
  const { goods } = carry
  const unit = unitOf(state, goods.item)
  const bin = shownBin(state, job, carry)
  const held = job.hand !== undefined
  const where = bin && whereOf(state, bin, job, { state: held ? 'open' : 'later', label: say('where.put-back') })
  const left = all.filter((each) => each !== carry)
  return {
    ...shared,
    ...(where && { where }),
    what: whatOf(state, goods.item, { state: held ? 'later' : 'open', ...(goods.lot && { lot: goods.lot }) }),
    howMany: {
      state: 'later',
      quantity: carry.units,
      unit: say('unit', { n: carry.units, unit }),
      packs: [say('from.tote', { tote: toteCode(state, carry) })],
    },
    notes: bin ? [] : [{ tone: 'info', icon: 'note', words: say('note.no-free-bin') }],
    ...(left[0] && { next: say('next.put-back', { name: nameOf(state, left[0].goods.item) }) }),
    main: held
      ? { kind: 'scan', words: say('scan.bin'), expects: 'bin' }
      : { kind: 'scan', words: say('scan.item'), expects: 'item' },
    ways: held
      ? [
          { choice: 'bin-full', icon: 'all', words: say('way.bin-full'), consequence: say('way.next-bin') },
          { choice: 'leave-it', icon: 'back', words: say('way.leave-it'), consequence: say('way.leave-tote.then') },
        ]
      : [
          {
            choice: 'finish',
            icon: 'back',
            words: say('way.put-back-later'),
            consequence: say('way.put-back-later.then'),
          },
        ],
  }
}

export const putBack: Job<PutBackJob, PutBackStart> = { name: 'put-back', open, decide, view }
export type { PutBackJob }
