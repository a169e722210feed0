// Owns asking the server. An expected "no" is a value with its code; no answer is a fault. Knows no screen.
import type { DeskError } from '../../../shared/protocol/desk/names.ts'
import { Fault, ok, type Result, refuse } from '../../../shared/values/result.ts'

/** The code of an answer to somebody who is not signed in (any more). */
export const notSignedIn = 'not-signed-in'

export type Answer<T> = Result<T, string>

/** @throws Fault 'network' where no answer came, or one that is none */
export async function ask<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
  const response = await fetched(`/api/desk${path}`, init)
  const body = await response.json().catch(() => undefined)
  if (response.ok && body !== undefined) return ok(body as T)
  const problem = body as DeskError | undefined
  if (response.status >= 500 || problem?.error === undefined) {
    throw new Fault('network', `${init.method ?? 'GET'} ${path}: ${response.status} ${problem?.message ?? ''}`)
  }
  return refuse(problem.error, { ...problem.facts, message: problem.message })
}

export function send<T>(path: string, body: unknown): Promise<Answer<T>> {
  return ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

async function fetched(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { credentials: 'same-origin', ...init })
  } catch (cause) {
    throw new Fault('network', `${url}: no answer`, cause)
  }
}

/** The address of a list: parameters that say nothing are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== '') params.set(key, String(value))
  const text = params.toString()
  return text === '' ? path : `${path}?${text}`
}
