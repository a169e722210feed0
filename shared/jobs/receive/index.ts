// The job of receiving: goods are counted in at the dock, scan by scan, against what was ordered.
import type { Job } from '../job.ts'
import type { Start } from '../route.ts'
import { decide } from './decide.ts'
import { open } from './open.ts'
import type { ReceiveJob } from './state.ts'
import { view } from './view.ts'

export const receive: Job<ReceiveJob, Extract<Start, { job: 'receive' }>> = { name: 'receive', open, decide, view }
export type { ReceiveJob }
