// Owns sending a sheet to the server and reading its answer line by line: how far it is, then what came of it. Knows no screen.

import type { SheetAnswer, SheetKind, SheetTake } from '../../../shared/protocol/desk/imports.ts'
import type { DeskError } from '../../../shared/protocol/desk/names.ts'
import { Fault, ok, refuse } from '../../../shared/values/result.ts'
import { type Answer, withQuery } from '../data/client.ts'

export type SheetEnd = Extract<SheetAnswer, { readonly report: unknown }>

export interface SheetSending {
  readonly kind: SheetKind
  readonly warehouse: string
  readonly take: SheetTake
  readonly tell: (done: number, of: number) => void
}

/** @throws Fault 'network' where no answer came, or it broke off: what was recorded until then is recorded */
export async function sendSheet(file: File, { kind, warehouse, take, tell }: SheetSending): Promise<Answer<SheetEnd>> {
  const path = withQuery(`/api/desk/imports/${kind}`, { warehouse, take, name: file.name })
  const response = await fetched(path, file)
  if (response.status >= 500 || !response.body) throw new Fault('network', `${path}: ${response.status}`)
  if (!response.ok) {
    const problem = (await response.json().catch(() => undefined)) as DeskError | undefined
    return refuse(problem?.error ?? String(response.status), { ...problem?.facts })
  }
  let end: SheetEnd | undefined
  for await (const line of linesOf(response.body)) {
    const answer = JSON.parse(line) as SheetAnswer
    if ('report' in answer) end = answer
    else tell(answer.done, answer.of)
  }
  if (!end) throw new Fault('network', `${path}: the answer broke off`)
  return ok(end)
}

async function fetched(path: string, body: File): Promise<Response> {
  try {
    return await fetch(path, { method: 'POST', credentials: 'same-origin', body })
  } catch (cause) {
    throw new Fault('network', `${path}: no answer`, cause)
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let kept = ''
  for (;;) {
    const { done, value } = await reader.read()
    kept += decoder.decode(value, { stream: !done })
    const lines = kept.split('\n')
    kept = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield line
    if (done) break
  }
  if (kept !== '') yield kept
}
