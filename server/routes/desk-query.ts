// Owns the reading of what a list is asked for: parameters of the address, each bounded, unknown ones named. Does not know
// any list.
import type { Context } from 'hono'
import * as z from 'zod/mini'
import type { DeskError } from '../../shared/protocol/desk/names.ts'

export const maxLimit = 500
const maxOffset = 200_000
const usualLimit = 100

function whole(min: number, max: number) {
  return z.pipe(
    z.string().check(z.regex(/^\d{1,16}$/)),
    z.pipe(z.transform(Number), z.int().check(z.gte(min), z.lte(max))),
  )
}

/** How many rows, from which on. Every list has them. */
export const pageShape = {
  limit: z._default(whole(1, maxLimit), usualLimit),
  offset: z._default(whole(0, maxOffset), 0),
}

export const instantParameter = () => z.optional(whole(0, 8.64e15))
/** Today and some days before it. */
export const daysParameter = () => z.optional(whole(1, 3660))
export const dateParameter = () => z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)))
export const idParameter = () => z.string().check(z.minLength(1), z.maxLength(100))
export const searchParameter = () =>
  z.optional(
    z.pipe(
      z.string().check(z.maxLength(60)),
      z.transform((text) => text.trim()),
    ),
  )

/** One of the keys of a list's sorts, downwards with "-" before it. */
export function sortParameter<Key extends string>(sorts: Readonly<Record<Key, unknown>>, usual: Key | `-${Key}`) {
  const keys = Object.keys(sorts) as Key[]
  const words = [...keys, ...keys.map((key): `-${Key}` => `-${key}`)]
  return z.pipe(z._default(z.string(), usual), z.enum(words))
}

/** Several words of a fixed set, parted by commas. */
export function severalOf<Word extends string>(words: readonly Word[]) {
  return z.optional(
    z.pipe(
      z.string().check(z.maxLength(400)),
      z.pipe(
        z.transform((text: string) => text.split(',').filter((word) => word !== '')),
        z.array(z.enum(words as readonly [Word, ...Word[]])),
      ),
    ),
  )
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: DeskError }

export function readQuery<T>(c: Context, schema: z.ZodMiniType<T>): Read<T> {
  const result = schema.safeParse(c.req.query())
  return result.success ? { ok: true, value: result.data } : { ok: false, error: unreadable(result.error.issues) }
}

export async function readJson<T>(c: Context, schema: z.ZodMiniType<T>): Promise<Read<T>> {
  const body: unknown = await c.req.json().catch(() => undefined)
  const result = schema.safeParse(body)
  return result.success ? { ok: true, value: result.data } : { ok: false, error: unreadable(result.error.issues) }
}

/** Says which part can't be read, and why. */
export function unreadable(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): DeskError {
  const issue = issues[0]
  const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
  return { error: 'unreadable', message: `${where}${issue?.message ?? 'not as expected'}` }
}
