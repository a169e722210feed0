// The job of picking one order: walk to its bins, prove each item, set the tote down.
import type { Job } from '../job.ts'
import type { Start } from '../route.ts'
import { decide } from './decide.ts'
import { open } from './open.ts'
import type { PickJob } from './state.ts'
import { view } from './view.ts'

export const pick: Job<PickJob, Extract<Start, { job: 'pick' }>> = { name: 'pick', open, decide, view }
export type { PickJob }
