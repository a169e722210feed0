// Owns what the story of the day knows of a device in somebody's hands, whether it is a browser or a scripted device: it
// scans, presses, types, and reads the step that is shown. Does not know how.

export type JobName = 'receive' | 'put-away' | 'pick' | 'pack' | 'ship' | 'count' | 'return' | 'put-back'

/** What a person sees of the step. */
export interface Step {
  readonly job: string
  /** The bin that is asked for, while its scan is still open. */
  readonly bin?: string
  /** The item that the step is about, by its SKU. */
  readonly sku?: string
  /** Whether the step is one of setting down a full tote. */
  readonly drops: boolean
  /** What differs from step to step: two steps that read alike are the same. */
  readonly mark: string
}

export interface Hands {
  readonly name: string
  scan(code: string): Promise<void>
  /** Scans the same code so many times. */
  scanTimes(code: string, times: number): Promise<void>
  /** To the first screen; a task in hand stays there. */
  home(): Promise<void>
  card(job: JobName): Promise<void>
  /** The main action. */
  press(): Promise<void>
  /** Types a number and takes it. */
  type(number: number): Promise<void>
  /** An answer to the question or a way out that is shown; false where it is not offered. */
  choose(choice: string): Promise<boolean>
  /** Undefined on the first screen. */
  step(): Promise<Step | undefined>
  /** Resolves when the server has all that was done here. */
  sent(): Promise<void>
  /** Resolves when this device has heard all that the server has to tell. */
  caughtUp(): Promise<void>
  /** How many recorded steps the server has not answered. */
  unsent(): Promise<number>
  offline(is: boolean): Promise<void>
  /** Kills the app in the middle of whatever it does and opens it again at the task in hand. */
  dieAndReopen(): Promise<void>
}

/** The house around the hands: what only the server or the manager's desk can do. */
export interface Around {
  /** SIGKILL, or its likeness. */
  killServer(): Promise<void>
  startServer(): Promise<void>
  /** Resolves once an order may be picked. */
  released(order: string): Promise<void>
  /** The desk decides all open contradictions of a kind in the same way; returns how many there were. */
  resolve(kind: string, way: string): Promise<number>
  /** Codes of the bins where an item lies, as everybody sees who stands before them. */
  binsOf(sku: string): Promise<readonly string[]>
  tell(what: string): void
}
