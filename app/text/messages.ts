// Owns the types of messages: English is the measure, every other language has its keys with the same parameters.
// Knows no text.

/** A text, or a function from named parameters to a text. */
export type Message = string | ((params: never) => string)

/** English texts by dotted key. Its keys and parameters are what the compiler asks of every other language. */
export function defineMessages<M extends Record<string, Message>>(messages: M): M {
  return messages
}

/** The same keys with the same parameters, in another language. */
export type TranslationOf<M> = {
  readonly [K in keyof M]: M[K] extends (params: infer P) => string ? (params: P) => string : string
}

/** What `t` takes after the key: nothing for a plain text, one object for a text with parameters. */
export type ParamsOf<M> = M extends (params: infer P) => string ? [params: P] : []

/** The text of a key in a set of messages. */
export function textOf<M extends Record<string, Message>, K extends keyof M & string>(
  messages: TranslationOf<M>,
  key: K,
  params: readonly unknown[],
): string {
  const message: unknown = messages[key]
  return typeof message === 'function' ? String(message(params[0])) : String(message)
}
