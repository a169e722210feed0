// Owns what a planning run is told from outside: the time it was asked, whether it may go on, and whom to tell of progress.

export interface Running {
  /** The server's time when the run began: all of a plan is as of then. */
  readonly now: number
  timeLeft(): boolean
  /** From 0 to 1. */
  progress(share: number): void
}
