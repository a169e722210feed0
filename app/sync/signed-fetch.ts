// Owns requests that the device signs: the signature is over the body's bytes as they are before compression.

import type { ExchangeRequest } from '../../shared/protocol/exchange.ts'
import { isAnswer, type Transport, type TransportAnswer } from './transport.ts'

const compressFrom = 1_000

interface Signer {
  readonly device: string
  readonly key: CryptoKey
}

export type Answered =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly status: number; readonly json: unknown; readonly retryAfter: number }
  | { readonly ok: false; readonly status: 0 }

/** POSTs JSON under the device's signature. A network that fails or takes too long is status 0; nothing is thrown. */
export async function signedPost(
  { device, key }: Signer,
  path: string,
  body: unknown,
  timeout: number,
): Promise<Answered> {
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes)
  try {
    const compressed = await compress(bytes)
    const response = await fetch(path, {
      method: 'POST',
      body: compressed ?? bytes,
      headers: {
        'content-type': 'application/json',
        ...(compressed && { 'content-encoding': 'gzip' }),
        'x-stockhand-device': device,
        'x-stockhand-signature': base64(new Uint8Array(signature)),
      },
      signal: AbortSignal.timeout(timeout),
    })
    const json: unknown = await response.json()
    if (response.ok) return { ok: true, json }
    const retryAfter = Number(response.headers.get('retry-after') ?? 0)
    return { ok: false, status: response.status, json, retryAfter }
  } catch {
    return { ok: false, status: 0 }
  }
}

/** Undefined where it is not worth it, or the browser can't. */
async function compress(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer | undefined> {
  if (bytes.byteLength < compressFrom || typeof CompressionStream === 'undefined') return undefined
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Response(stream).arrayBuffer()
}

export function httpTransport(signer: Signer): Transport {
  return {
    async exchange(request: ExchangeRequest): Promise<TransportAnswer> {
      const answered = await signedPost(signer, '/api/sync', request, 30_000)
      if (answered.ok) {
        return isAnswer(answered.json) ? { ok: true, answer: answered.json } : { ok: false, kind: 'unreachable' }
      }
      if (answered.status === 413) return { ok: false, kind: 'too-large' }
      if (answered.status === 429 || answered.status === 503) {
        return {
          ok: false,
          kind: 'busy',
          retryAfter: Math.max(1, 'retryAfter' in answered ? answered.retryAfter : 1) * 1000,
        }
      }
      if (answered.status === 401 || answered.status === 426 || answered.status === 400) {
        const json = 'json' in answered ? (answered.json as { error?: string }) : {}
        return { ok: false, kind: 'refused', code: json.error ?? String(answered.status) }
      }
      return { ok: false, kind: 'unreachable' }
    },
  }
}

export function base64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text)
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0))
}
