// Owns the queue of labels for network printers: kept in the database until sent, one after the other for each printer, tried
// again at growing distances, then put before a person. A server that dies while sending sends once more: a label too many
// is better than one too few.
import type { LabelContent } from '../../shared/print/content.ts'
import type { Printer, PrintJob } from '../../shared/protocol/desk/print.ts'
import { makeId } from '../../shared/values/ids.ts'
import type { KeptJob, PrintStore } from '../store/print.ts'
import type { Papers } from './papers.ts'
import type { Send } from './send.ts'

export interface QueueHome {
  readonly kept: PrintStore
  readonly papers: () => Promise<Papers>
  readonly send: Send
  readonly now: () => number
  readonly random: () => Uint8Array
}

export interface JobWanted {
  readonly warehouse: string
  readonly printer: Printer
  readonly title: string
  readonly labels: readonly LabelContent[]
  readonly copies: number
  readonly by: string
}

interface KeptContents {
  readonly labels: readonly LabelContent[]
  readonly copies: number
}

/** Waits before the next tries, in milliseconds; after the last of them a person decides. */
export const waits = [2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000] as const
const sentKeptFor = 7 * 24 * 3_600_000

export class PrintQueue {
  readonly #home: QueueHome
  readonly #sending = new Map<string, Promise<void>>()
  #timer: NodeJS.Timeout | undefined
  #stopped = false
  #looking: Promise<void> = Promise.resolve()

  constructor(home: QueueHome) {
    this.#home = home
  }

  async add(wanted: JobWanted): Promise<PrintJob> {
    const { now, random, kept } = this.#home
    const contents: KeptContents = { labels: wanted.labels, copies: wanted.copies }
    const job: KeptJob = {
      id: makeId<string>({ now, random }),
      warehouse: wanted.warehouse,
      printer: wanted.printer.id,
      state: 'waiting',
      title: wanted.title,
      paper: wanted.printer.paper,
      labels: wanted.labels.length * wanted.copies,
      tries: 0,
      nextAt: now(),
      madeBy: wanted.by,
      madeAt: now(),
      contents: JSON.stringify(contents),
    }
    await kept.add(job)
    this.wake()
    const { contents: _kept, warehouse: _here, ...told } = job
    return told
  }

  /** Tries a job again at once, on its own printer or on another one. */
  async again(job: KeptJob, printer: Printer): Promise<void> {
    const { problem: _gone, endedAt: _over, ...rest } = job
    const { now, kept } = this.#home
    await kept.put({ ...rest, state: 'waiting', tries: 0, nextAt: now(), printer: printer.id, paper: printer.paper })
    this.wake()
  }

  labelsOf(job: KeptJob): KeptContents {
    return JSON.parse(job.contents) as KeptContents
  }

  /** Looks for work now; to be called at the start and whenever there may be some. */
  wake(): void {
    if (this.#stopped) return
    this.#looking = this.#looking.then(() => this.#look()).catch((cause) => console.error('Printing:', cause))
  }

  /** Resolves when what is under way has ended; nothing new is begun. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#looking
    await Promise.all(this.#sending.values())
  }

  /** Resolves when nothing is under way; what waits for a later try is left waiting. */
  async settled(): Promise<void> {
    let seen: Promise<void> | undefined
    while (seen !== this.#looking || this.#sending.size > 0) {
      seen = this.#looking
      await seen
      await Promise.all(this.#sending.values())
    }
  }

  /** Begins what is due, printers beside each other so that a dead one holds up none, and sets the clock for the rest. */
  async #look(): Promise<void> {
    clearTimeout(this.#timer)
    const { kept, now } = this.#home
    await kept.forgetSent(now() - sentKeptFor)
    const heads = new Map<string, { id: string; nextAt: number }>()
    for (const job of await kept.waiting()) if (!heads.has(job.printer)) heads.set(job.printer, job)
    if (this.#stopped) return
    let next = Number.POSITIVE_INFINITY
    for (const [printer, { id, nextAt }] of heads) {
      if (this.#sending.has(printer)) continue
      if (nextAt > now()) next = Math.min(next, nextAt)
      else this.#begin(printer, id)
    }
    if (!Number.isFinite(next)) return
    this.#timer = setTimeout(() => this.wake(), Math.max(50, next - now()))
    this.#timer.unref()
  }

  #begin(printer: string, id: string): void {
    const sending = this.#home.kept
      .job(id)
      .then((job) => (job?.state === 'waiting' ? this.#send(job) : undefined))
      .catch((cause) => console.error('Printing:', cause))
      .then(() => {
        this.#sending.delete(printer)
        this.wake()
      })
    this.#sending.set(printer, sending)
  }

  async #send(job: KeptJob): Promise<void> {
    const { kept, papers, send, now } = this.#home
    const printer = (await kept.printers(job.warehouse)).find(({ id }) => id === job.printer)
    if (!printer) {
      await this.#keep({ ...job, state: 'failed', problem: 'no-printer', endedAt: now() })
      return
    }
    const { labels, copies } = this.labelsOf(job)
    try {
      await send(printer, (await papers()).zpl(labels, copies, job.paper, printer))
    } catch (cause) {
      const wait = waits[job.tries]
      const problem = cause instanceof Error ? cause.message : String(cause)
      const tries = job.tries + 1
      const next: KeptJob =
        wait === undefined
          ? { ...job, state: 'failed', tries, problem, endedAt: now() }
          : { ...job, tries, problem, nextAt: now() + wait }
      await this.#keep(next)
      return
    }
    const { problem: _gone, ...rest } = job
    await this.#keep({ ...rest, state: 'sent', tries: job.tries + 1, endedAt: now() })
  }

  /** A job that was dropped or moved while it was being sent stays so. */
  async #keep(job: KeptJob): Promise<void> {
    const held = await this.#home.kept.job(job.id)
    if (held?.state === 'waiting' && held.printer === job.printer) await this.#home.kept.put(job)
  }
}
