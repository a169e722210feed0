// Owns following the server: listens to its news, tells whoever shows something to read again, at most once a second; asks
// in turns where no news can be heard. Knows neither what is shown nor how it is read.

/** A connection that brings news; the fake of tests and EventSource look alike from here. */
export interface NewsSource {
  open(
    scopes: readonly string[],
    on: { readonly heard: (news: boolean) => void; readonly lost: () => void },
  ): () => void
}

export interface LiveOptions {
  readonly source: NewsSource
  readonly now: () => number
  /** Calls once after a time; returns how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void
}

export interface LiveState {
  /** News come by themselves; else the desk asks in turns, and says so. */
  readonly live: boolean
  /** The server's time of the newest answer. */
  readonly asOf: number | undefined
}

/** What is shown is read again at most this often. */
export const quietMs = 1000
const pollMs = 15_000
/** What depends on the time of day (late, silent) is read again after this, even where nothing happened. */
const againMs = 60_000
/** The server's heart beats every 20 s: after two missed beats nobody is there. */
const silenceMs = 45_000

export class Live {
  readonly #options: LiveOptions
  readonly #readers = new Set<() => void>()
  readonly #watchers = new Set<() => void>()
  #state: LiveState = { live: false, asOf: undefined }
  #close: (() => void) | undefined
  #stopSilence: (() => void) | undefined
  #stopPoll: (() => void) | undefined
  #stopTelling: (() => void) | undefined
  #toldAt = Number.NEGATIVE_INFINITY
  /** The server's time of the last answer, and ours when it came. */
  #answered: { readonly asOf: number; readonly at: number } | undefined

  constructor(options: LiveOptions) {
    this.#options = options
  }

  get state(): LiveState {
    return this.#state
  }

  /** Follows some scopes; returns how to stop. */
  follow(scopes: readonly string[]): () => void {
    this.#open(scopes)
    return () => {
      this.#close?.()
      this.#stopSilence?.()
      this.#stopPoll?.()
      this.#stopTelling?.()
    }
  }

  /** Called when what is shown should be read again. */
  onNews(read: () => void): () => void {
    this.#readers.add(read)
    return () => this.#readers.delete(read)
  }

  onState(watch: () => void): () => void {
    this.#watchers.add(watch)
    return () => this.#watchers.delete(watch)
  }

  /** An answer came that was read at this time of the server. */
  answered(asOf: number): void {
    this.#answered = { asOf, at: this.#options.now() }
    if (asOf > (this.#state.asOf ?? 0)) this.#become({ ...this.#state, asOf })
  }

  /** Something changed by our own hand: read again at once. */
  nudge(): void {
    this.#tell()
  }

  #open(scopes: readonly string[]): void {
    const listen = () => {
      this.#close = this.#options.source.open(scopes, {
        heard: (news) => {
          const wasSilent = !this.#state.live
          this.#become({ ...this.#state, live: true })
          this.#watchSilence(listen)
          // What happened while nobody listened is not told again: read once after every return.
          if (news || wasSilent || this.#options.now() - this.#toldAt >= againMs) this.#tell()
          else this.#nothingNew()
        },
        lost: () => this.#fallSilent(),
      })
      this.#watchSilence(listen)
    }
    listen()
  }

  /** The server is there and nothing happened: what is shown holds as of now. */
  #nothingNew(): void {
    if (this.#answered === undefined || this.#stopTelling) return
    this.#become({ ...this.#state, asOf: Math.round(this.#answered.asOf + this.#options.now() - this.#answered.at) })
  }

  #watchSilence(listen: () => void): void {
    this.#stopSilence?.()
    this.#stopSilence = this.#options.after(silenceMs, () => {
      this.#fallSilent()
      this.#close?.()
      listen()
    })
  }

  #fallSilent(): void {
    this.#become({ ...this.#state, live: false })
    if (this.#stopPoll) return
    const poll = () => {
      this.#stopPoll = undefined
      if (this.#state.live) return
      this.#tell()
      this.#stopPoll = this.#options.after(pollMs, poll)
    }
    this.#stopPoll = this.#options.after(pollMs, poll)
  }

  #tell(): void {
    if (this.#stopTelling) return
    const wait = this.#toldAt + quietMs - this.#options.now()
    if (wait <= 0) {
      this.#tellNow()
      return
    }
    this.#stopTelling = this.#options.after(wait, () => {
      this.#stopTelling = undefined
      this.#tellNow()
    })
  }

  #tellNow(): void {
    this.#toldAt = this.#options.now()
    for (const read of this.#readers) read()
  }

  #become(state: LiveState): void {
    if (state.live === this.#state.live && state.asOf === this.#state.asOf) return
    this.#state = state
    for (const watch of this.#watchers) watch()
  }
}
