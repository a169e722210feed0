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
