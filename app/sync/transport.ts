// Owns the port over which an exchange travels, and how one can fail. Knows neither rows nor the outbox.
import type { ExchangeAnswer, ExchangeRequest } from '../../shared/protocol/exchange.ts'

/** Why there is no answer. Only `unreachable` and `busy` get better by waiting alone. */
export type TransportFailure =
  | { readonly ok: false; readonly kind: 'unreachable' }
  | { readonly ok: false; readonly kind: 'busy'; readonly retryAfter: number }
  | { readonly ok: false; readonly kind: 'too-large' }
  /** The server doesn't talk to this app, or does not know this device. */
  | { readonly ok: false; readonly kind: 'refused'; readonly code: string }

export type TransportAnswer = { readonly ok: true; readonly answer: ExchangeAnswer } | TransportFailure

export interface Transport {
  /** Never rejects; gives up by itself after a time. */
  exchange(request: ExchangeRequest): Promise<TransportAnswer>
}

/** Whether what came over the wire is an answer: a portal of some hotel may speak JSON too. */
export function isAnswer(json: unknown): json is ExchangeAnswer {
  if (typeof json !== 'object' || json === null) return false
  const { epoch, acks, rows, cursors, more, expected, safe, serverTime } = json as Partial<Record<string, unknown>>
  const numbers = [expected, safe, serverTime].every((each) => Number.isSafeInteger(each))
  const lists = Array.isArray(acks) && Array.isArray(rows)
  return numbers && lists && typeof epoch === 'string' && typeof more === 'boolean' && typeof cursors === 'object'
}
