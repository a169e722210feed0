// Owns the edge of signed requests: a bounded body, the signature of the device, JSON parsed by a schema. Everything that
// is wrong is answered with what, where and what to do.

import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { ZodMiniType } from 'zod/mini'
import { type ExchangeError, maxBodyBytes } from '../../shared/protocol/exchange.ts'
import type { Signatures } from '../auth/devices.ts'

const inflate = promisify(gunzip)
const deflate = promisify(gzip)

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Below this an answer fits into a packet or two, and packing it takes longer than sending it. */
const packedFrom = 4_096

type Read<T> = { ok: true; value: T; device: string } | { ok: false; status: 400 | 401 | 413; error: ExchangeError }

/** Reads a request that a device signed. The signature is over the body as it was before compression. */
export async function readSigned<T>(c: Context, schema: ZodMiniType<T>, signatures: Signatures): Promise<Read<T>> {
  const bytes = await readBody(c)
  if (!bytes) {
    return no(413, 'too-large', `The body is larger than ${maxBodyBytes} bytes. Send fewer operations at a time.`)
  }
  const device = c.req.header('x-stockhand-device') ?? ''
  const signature = c.req.header('x-stockhand-signature') ?? ''
  const checked = await signatures.check(device, bytes, signature)
  if (checked === 'unknown-device') {
    return no(401, 'unknown-device', 'This device is not enrolled here. Enrol it with a new code.')
  }
  if (checked === 'bad-signature') {
    return no(401, 'bad-signature', "The signature does not fit the body and the device's key.")
  }
  const parsed = parseJson(bytes)
  if (parsed === undefined) return no(400, 'not-json', 'The body is not JSON.')
  const result = schema.safeParse(parsed)
  if (!result.success) {
    const issue = result.error.issues[0]
    return no(400, 'unreadable', `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not as expected'}`)
  }
  return { ok: true, value: result.data, device }
}

/** The whole body, inflated where it came compressed; undefined where it is larger than allowed. */
async function readBody(c: Context): Promise<Uint8Array | undefined> {
  const declared = Number(c.req.header('content-length') ?? 0)
  if (declared > maxBodyBytes) return undefined
  const chunks: Uint8Array[] = []
  let size = 0
  // Straight from the socket where there is one: a web stream in between costs more than the signature.
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage }
  const stream = incoming?.iterator({ destroyOnReturn: false }) ?? c.req.raw.body
  if (!stream) return new Uint8Array()
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > maxBodyBytes) return undefined
    chunks.push(chunk)
  }
  const body = Buffer.concat(chunks)
  if (c.req.header('content-encoding') !== 'gzip') return body
  try {
    return await inflate(body, { maxOutputLength: maxBodyBytes })
  } catch {
    return undefined
  }
}

/** An answer that is JSON, packed where it is large and the other side can unpack it. */
export async function answerJson(c: Context, text: string): Promise<Response> {
  c.header('Content-Type', 'application/json')
  if (text.length < packedFrom) return c.body(text)
  c.header('Vary', 'Accept-Encoding')
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(text)
  c.header('Content-Encoding', 'gzip')
  return c.body(new Uint8Array(await deflate(text)))
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch {
    return undefined
  }
}

function no(status: 400 | 401 | 413, error: ExchangeError['error'], message: string): Read<never> {
  return { ok: false, status, error: { error, message } }
}
