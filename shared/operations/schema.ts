// Owns the shapes that bodies of operations share. Every text and number is bounded: what passes here is safe to keep.
import * as z from 'zod/mini'
import type { Place } from '../rows/places.ts'
import type { Quantity } from '../values/quantity.ts'
import type { BusinessDate, Instant } from '../values/time.ts'

/** Text of at most `max` characters without control characters (a line feed is one). */
export function text(max = 200) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is kept out
  return z.string().check(z.maxLength(max), z.regex(/^[^\u0000-\u001f]*$/))
}

export function id<Id extends string>() {
  return z.pipe(
    z.string().check(z.minLength(1), z.maxLength(80), z.regex(/^[A-Za-z0-9._:-]+$/)),
    z.transform((value) => value as Id),
  )
}

/** The key of an exception's subject or of a quant: longer than an id, still one line. */
export const key = () => text(400)

const limit = 1_000_000_000

/** A number of units, at least `min`; at most a thousand million. */
export function units(min = 1) {
  return z.pipe(
    z.int().check(z.gte(min), z.lte(limit)),
    z.transform((value) => value as Quantity),
  )
}

/** Minor units of a currency, of either sign. */
export const amount = () => z.int().check(z.gte(-1e14), z.lte(1e14))

/** A price or rate as a decimal string, never a float. */
export const decimal = () => z.string().check(z.maxLength(30), z.regex(/^-?\d+(\.\d+)?$/))

export const currency = () => z.string().check(z.regex(/^[A-Z]{3}$/))

export function instantOf() {
  return z.pipe(
    z.int().check(z.gte(0), z.lte(8.64e15)),
    z.transform((value) => value as Instant),
  )
}

export function date() {
  return z.pipe(
    z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
    z.transform((value) => value as BusinessDate),
  )
}

/**
 * A bin or a plate, as in rows/places.ts. Virtual places are what an operation means, never what its sender names: a move to
 * scrap would lose units that no account knows of.
 */
export function place() {
  return z.pipe(
    z.string().check(z.maxLength(90), z.regex(/^[LP]:[A-Za-z0-9._:-]+$/)),
    z.transform((value) => value as Place),
  )
}

export const status = () => z.enum(['available', 'quarantine', 'damaged'])

/** Goods: lot and serial are '' where the item is not tracked by them. */
export const goodsShape = {
  item: id<import('../values/ids.ts').ItemId>(),
  lot: text(40),
  serial: text(40),
  status: status(),
  owner: id<import('../values/ids.ts').CompanyId>(),
}

/** What was scanned to say so: the code as read, and how many base units one scan of it meant. */
export const scanned = () => z.object({ code: text(200), factor: units() })
