// Owns the first moment of a planning thread: TypeScript is read from the next line on. Plain JavaScript, since hooks of the
// process that started it do not reach a thread.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
