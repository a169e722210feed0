// Owns the three kinds of "no": refusal (a value), fault (thrown, with cause) and bug (assert). Nothing else throws.

/** An expected "no" with its reason: turned into words, sound and next step by a screen. Never thrown. */
export interface Refusal<Code extends string = string> {
  readonly ok: false
  readonly code: Code
  readonly facts: Readonly<Record<string, string | number>>
}

export interface Success<T> {
  readonly ok: true
  readonly value: T
}

export type Result<T, Code extends string = string> = Success<T> | Refusal<Code>

export function ok<T>(value: T): Success<T> {
  return { ok: true, value }
}

export function refuse<Code extends string>(code: Code, facts: Refusal['facts'] = {}): Refusal<Code> {
  return { ok: false, code, facts }
}

/** Something outside failed (disk, network, quota). Caught at one edge, shown as "not saved" or "waiting". */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly kind: 'storage' | 'network' | 'quota' | 'file' | 'configuration'
  constructor(kind: Fault['kind'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.kind = kind
  }
}

/** The program is wrong. Stops the task, keeps the data, offers a report. */
export class Bug extends Error {
  override readonly name = 'Bug'
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message)
}

/** For the end of an exhaustive switch: the compiler complains where a case is missing. */
export function never(value: never): never {
  throw new Bug(`unexpected ${JSON.stringify(value)}`)
}
