// Owns telling whether a request came encrypted: to this server, or to a proxy in front of it that says so.
import type { Context } from 'hono'

/** A client that lies about it only denies itself a cookie. */
export function cameEncrypted(c: Context): boolean {
  return (
    new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto')?.split(',')[0]?.trim() === 'https'
  )
}
