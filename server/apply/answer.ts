// Owns the answer to a device with its rows as they lie in the store, and its two forms: read, for whoever looks into it, and
// as text. A first copy has hundreds of thousands of rows: none of them is parsed on its way.
import type { ExchangeAnswer, RowUpdate } from '../../shared/protocol/exchange.ts'
import type { Row } from '../../shared/rows/tables.ts'
import type { StoredUpdate } from '../store/rows.ts'

export type StoredAnswer = Omit<ExchangeAnswer, 'rows'> & { readonly rows: readonly StoredUpdate[] }

export function readAnswer({ rows, ...answer }: StoredAnswer): ExchangeAnswer {
  return { ...answer, rows: rows.map(readUpdate) }
}

export function readUpdate({ body, ...update }: StoredUpdate): RowUpdate {
  return body === null ? update : { ...update, row: JSON.parse(body) as Row }
}

/** The JSON of what readAnswer gives. */
export function answerText({ rows, ...answer }: StoredAnswer): string {
  return `${JSON.stringify(answer).slice(0, -1)},"rows":[${rows.map(textOf).join()}]}`
}

function textOf({ body, scope, rev, kind, id }: StoredUpdate): string {
  const row = body === null ? '' : `,"row":${body}`
  return `{"scope":${JSON.stringify(scope)},"rev":${rev},"kind":"${kind}","id":${JSON.stringify(id)}${row}}`
}
