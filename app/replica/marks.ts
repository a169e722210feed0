// Owns how the marks of the outbox move: numbers given, answers taken in, a stream that ends. Pure, so that every store
// counts alike. Does not know where marks are kept.
import type { Operation } from '../../shared/operations/operation.ts'
import type { DeviceId } from '../../shared/values/ids.ts'
import { type Instant, instant } from '../../shared/values/time.ts'
import type { OutboxMark, RowsMark, Settlement, StreamMark, Unkept } from './storage.ts'

/** Where the current stream stands; every kept operation moves it, so it is the one mark that tabs contend for. */
export interface Counter {
  readonly device: DeviceId
  readonly incarnation: string
  readonly next: number
  readonly lastAt: number
}

/** A stream as the exchange knows it; `ended` is the number that it never gave, once a copy had used it. */
export interface Heard extends Omit<StreamMark, 'next'> {
  readonly ended?: number
}

function newStream(incarnation: string): Heard {
  return { incarnation, acked: 0, reflected: 0, safe: 0 }
}

export function outboxMarkOf(counter: Counter, heard: readonly Heard[]): OutboxMark {
  const streams = heard.map(({ ended, ...stream }): StreamMark => ({ ...stream, next: ended ?? counter.next }))
  return { device: counter.device, streams, lastAt: counter.lastAt }
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

/** Takes in what an exchange said; an ended stream of which nobody will ask again is dropped. */
export function heardAfter(
  heard: readonly Heard[],
  { stream, whole, restored }: Pick<Settlement, 'stream' | 'whole' | 'restored'>,
): readonly Heard[] {
  return heard
    .map((each): Heard => {
      if (each.incarnation === stream.incarnation) return { ...each, ...stream }
      const acked = restored ? each.safe : each.acked
      return { ...each, acked, reflected: whole ? acked : each.reflected }
    })
    .filter(stillAsked)
}

function stillAsked({ ended, safe }: Heard): boolean {
  return ended === undefined || safe < ended - 1
}

/** The first stream of a device, with what an earlier one on the same disk still remembers. */
export function begun(device: DeviceId, incarnation: string, remembered: readonly Operation[], lastAt: number) {
  const moved = remembered.map((operation, index): Operation => ({ ...operation, device, incarnation, n: index + 1 }))
  const counter: Counter = { device, incarnation, next: moved.length + 1, lastAt }
  return { counter, heard: [newStream(incarnation)], moved }
}

/** The stream `lost` ends after its last answered number; what was unanswered is renumbered from 1. */
export function forked(
  counter: Counter,
  heard: readonly Heard[],
  unanswered: readonly Operation[],
  incarnation: string,
): { counter: Counter; heard: readonly Heard[]; moved: readonly Operation[] } {
  const moved = unanswered.map((operation, index): Operation => ({ ...operation, incarnation, n: index + 1 }))
  const ended = heard
    .map((each) => (each.incarnation === counter.incarnation ? { ...each, ended: each.acked + 1 } : each))
    .filter(stillAsked)
  return {
    counter: { ...counter, incarnation, next: moved.length + 1 },
    heard: [...ended, newStream(incarnation)],
    moved,
  }
}

/** Whether something is recorded that the server has not answered. */
export function isUnanswered(counter: Counter | undefined, heard: readonly Heard[]): boolean {
  return heard.some(({ ended, acked }) => (ended ?? counter?.next ?? 1) - 1 > acked)
}

/** True where an exchange ends a new copy: the rows before it go. */
export function endsCopy(before: RowsMark, after: RowsMark): boolean {
  return before.replaces !== undefined && after.replaces === undefined
}

/** Rows that are not yet shown lie in pages of their own, so that what is shown stays as it was. */
export function isStaged(mark: RowsMark): boolean {
  return mark.shown < mark.stored
}
