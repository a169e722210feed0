// Owns who may hear live news without being signed in: a device that has just exchanged carries a pass in a cookie that
// scripts can't read. It names the device and the time it ends, under a secret of this installation.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Store } from '../store/store.ts'
import { cameEncrypted } from './secure.ts'

const cookie = 'stockhand-news'
const life = 7 * 24 * 3_600_000
const secretKey = 'news-secret'

export class NewsPasses {
  readonly #store: Store
  #secret: Promise<string> | undefined

  constructor(store: Store) {
    this.#store = store
  }

  /** Gives a device its pass, unless it shows one that is good for long enough. */
  async give(c: Context, device: string, now: number): Promise<void> {
    const shown = await this.#read(c, now)
    if (shown?.device === device && shown.endsAt - now > life / 2) return
    const endsAt = now + life
    const value = `${device}.${endsAt}.${await this.#sign(device, endsAt)}`
    setCookie(c, cookie, value, {
      httpOnly: true,
      sameSite: 'Strict',
      secure: cameEncrypted(c),
      path: '/api/events',
      maxAge: life / 1000,
    })
  }

  /** Whose pass a request shows; undefined without one, with a forged or an ended one. */
  async deviceOf(c: Context, now: number): Promise<string | undefined> {
    return (await this.#read(c, now))?.device
  }

  async #read(c: Context, now: number): Promise<{ readonly device: string; readonly endsAt: number } | undefined> {
    const [device, until, signature] = getCookie(c, cookie)?.split('.') ?? []
    if (!device || !until || !signature) return undefined
    const right = Buffer.from(await this.#sign(device, Number(until)))
    const given = Buffer.from(signature)
    if (right.length !== given.length || !timingSafeEqual(right, given)) return undefined
    return Number(until) > now ? { device, endsAt: Number(until) } : undefined
  }

  async #sign(device: string, endsAt: number): Promise<string> {
    this.#secret ??= this.#secretOf()
    return createHmac('sha256', await this.#secret)
      .update(`${device}.${endsAt}`)
      .digest('base64url')
  }

  async #secretOf(): Promise<string> {
    const kept = await this.#store.meta(secretKey)
    if (kept !== undefined) return kept
    const made = randomBytes(32).toString('base64url')
    await this.#store.setMeta(secretKey, made)
    return made
  }
}
