// Owns how the marks of the outbox move: numbers given, answers taken in, a stream that ends. Pure, so that every store
// counts alike. Does not know where marks are kept.
import type { Operation } from '../../shared/operations/operation.ts'
import type { DeviceId } from '../../shared/values/ids.ts'
import { type Instant, instant } from '../../shared/values/time.ts'
import type { OutboxMark, RowsMark, StreamMark, Unkept } from './storage.ts'

/** Where the current stream stands; every kept operation moves it, so it is the one mark that tabs contend for. */
export interface Counter {
  readonly device: DeviceId
  readonly incarnation: string
  readonly next: number
  readonly lastAt: number
}

/** What the exchange knows of the current stream. */
export type Heard = Omit<StreamMark, 'next'>

export function outboxMarkOf({ device, next, lastAt }: Counter, heard: Heard): OutboxMark {
  return { device, stream: { ...heard, next }, lastAt }
}

/** Gives numbers, and raises times that another tab has meanwhile passed. */
export function number(counter: Counter, unkept: readonly Unkept[]): { counter: Counter; kept: readonly Operation[] } {
  let { next, lastAt } = counter
  const kept = unkept.map((each): Operation => {
    const at: Instant = each.at > lastAt ? each.at : instant(lastAt + 1)
    lastAt = at
    const { id, type, v, rawAt, by, warehouse, body } = each
    const { device, incarnation } = counter
    return { id, device, incarnation, n: next++, type, v, at, rawAt, by, warehouse, body }
  })
  return { counter: { ...counter, next, lastAt }, kept }
}

/** Takes in what an exchange said of a stream, unless a fork has ended it meanwhile. */
export function heardAfter(heard: Heard, said: Heard): Heard {
  return heard.incarnation === said.incarnation ? said : heard
}

/**
 * A new stream, in which all that is remembered is offered again, in order: where one ends, it is because the server, or a
 * copy of this device, has other operations under its numbers than those that we think answered.
 */
export function newStream(
  device: DeviceId,
  incarnation: string,
  remembered: readonly Operation[],
  before: { readonly lastAt: number; readonly reflected: number },
): { readonly counter: Counter; readonly heard: Heard; readonly moved: readonly Operation[] } {
  const moved = remembered.map((operation, index): Operation => ({ ...operation, device, incarnation, n: index + 1 }))
  const reflected = remembered.filter(({ n }) => n <= before.reflected).length
  return {
    counter: { device, incarnation, next: moved.length + 1, lastAt: before.lastAt },
    heard: { incarnation, acked: 0, reflected, safe: 0 },
    moved,
  }
}

/** The latest steps that a person may still take back; a restart shows that only with the step at hand. */
export const latestSteps = 20

/** Numbers up to here go: nobody will ask for them, and none is among the latest steps. */
export function forgottenUpTo({ safe, reflected }: Heard): number {
  return Math.max(0, Math.min(safe, reflected - latestSteps))
}

/** Whether something is recorded that the server has not answered. */
export function isUnanswered(counter: Counter | undefined, heard: Heard | undefined): boolean {
  return counter !== undefined && heard !== undefined && counter.next - 1 > heard.acked
}

/** Whether all rows are to be copied: none are here, or those that are will be replaced. */
export function isCopyDue(mark: RowsMark): boolean {
  return mark.stored === 0 || mark.replaces !== undefined
}

/** True where an exchange ends a new copy: the rows before it go. */
export function endsCopy(before: RowsMark, after: RowsMark): boolean {
  return before.replaces !== undefined && after.replaces === undefined
}

/** Rows that are not yet shown lie in pages of their own, so that what is shown stays as it was. */
export function isStaged(mark: RowsMark): boolean {
  return mark.shown < mark.stored
}

/** In the middle of a pull, or of a new copy: what is stored is not what is shown. */
export function isBetween(mark: RowsMark): boolean {
  return isStaged(mark) || mark.replaces !== undefined
}
