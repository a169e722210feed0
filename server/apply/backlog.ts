// Owns how long the work that waits will take, judged by the latest commits, so that in a storm a device is asked to come
// back rather than left without an answer. Knows no clock: times come in.

/** Operations a millisecond before anything was measured. */
const atFirst = 2
/** The share of the latest commit in what is expected of the next. */
const weight = 0.3

export class Backlog {
  #pace = atFirst
  #operations = 0

  /** Operations that wait, or are being committed. */
  get operations(): number {
    return this.#operations
  }

  /** How long until what waits now is durable, in milliseconds. */
  get milliseconds(): number {
    return this.#operations / this.#pace
  }

  add(operations: number): void {
    this.#operations += operations
  }

  /** So many operations are done with, whether kept or not, within so many milliseconds. */
  done(operations: number, milliseconds: number): void {
    this.#operations -= operations
    if (operations === 0 || milliseconds <= 0) return
    this.#pace += weight * (operations / milliseconds - this.#pace)
  }
}
