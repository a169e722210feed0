// Owns the wire between one device and the server: messages are lost, late, doubled, overtaken; answers are lost after the
// server has done its part. Does not know what they say.

import type { Transport, TransportAnswer, TransportFailure } from '../../app/sync/transport.ts'
import type { ExchangeAnswer, ExchangeRequest } from '../../shared/protocol/exchange.ts'
import type { Dice } from './dice.ts'
import type { Temperament } from './temperament.ts'
import type { World } from './world.ts'

/** A device gives up after so long, as app/sync does. */
const patience = 30_000

interface Options {
  readonly world: World
  readonly dice: Dice
  readonly temperament: Temperament
  readonly who: string
  serve(request: ExchangeRequest): Promise<ExchangeAnswer | 'unknown-device' | undefined>
}

export class SimNetwork implements Transport {
  readonly #options: Options
  /** Virtual time until which nothing comes through. */
  #deadUntil = 0
  /** Virtual time until which the app is older than the server. */
  #oldUntil = 0
  #healed = false

  constructor(options: Options) {
    this.#options = options
  }

  /** Out of reach for a while: a cold store, a lift, a break with the device in a pocket. */
  goDead(milliseconds: number): void {
    this.#deadUntil = Math.max(this.#deadUntil, this.#options.world.now + milliseconds)
  }

  /** The server has a new version; this app will be updated after so long. */
  goOld(milliseconds: number): void {
    this.#oldUntil = this.#options.world.now + milliseconds
  }

  get isDead(): boolean {
    return !this.#healed && this.#options.world.now < this.#deadUntil
  }

  heal(): void {
    this.#healed = true
  }

  async exchange(request: ExchangeRequest): Promise<TransportAnswer> {
    const { world } = this.#options
    const answer = this.#carry(request)
    const tired = world.sleep(patience).then((): undefined => undefined)
    const answered = await Promise.race([answer, tired])
    if (!answered) return { ok: false, kind: 'unreachable' }
    if (answered === 'unknown-device') return { ok: false, kind: 'refused', code: answered }
    return 'ok' in answered ? answered : { ok: true, answer: answered }
  }

  async #carry(sent: ExchangeRequest): Promise<Awaited<ReturnType<Options['serve']>> | TransportFailure> {
    const { world, dice, temperament, who, serve } = this.#options
    const { drop, cut, twice, late, delay, busy, bodyLimit } = temperament
    // An app that is not updated yet: it may push, and gets no rows.
    const request = !this.#healed && world.now < this.#oldUntil ? { ...sent, rows: 0 } : sent
    if (this.#healed) {
      await world.sleep(20)
      return serve(request)
    }
    if (this.isDead || dice.chance(drop)) {
      world.count('met request lost')
      await world.sleep(dice.chance(0.5) ? 50 : patience)
      return undefined
    }
    if (request.operations.length > bodyLimit) {
      world.count('met message too large')
      return { ok: false, kind: 'too-large' }
    }
    if (dice.chance(busy)) {
      world.count('met server busy')
      return { ok: false, kind: 'busy', retryAfter: dice.int(1, 20) * 1_000 }
    }
    const overtaken = dice.chance(late)
    if (overtaken) world.count('met request overtaken')
    if (dice.chance(twice)) {
      world.count('met request doubled')
      const again = dice.int(0, 3 * patience)
      world.after(again, () => {
        world.tell(who, `a copy of its request with ${request.operations.length} operations arrives`)
        void serve(request)
      })
    }
    await world.sleep(overtaken ? patience + dice.int(1, patience) : dice.int(10, delay))
    const answer = await serve(request)
    if (dice.chance(cut) || this.isDead) {
      world.count('met answer lost')
      world.tell(who, 'the answer is lost')
      await world.sleep(patience)
      return undefined
    }
    await world.sleep(dice.int(10, delay))
    return answer
  }
}
