// Owns what an exchange needs to know of upkeep, in memory: how far each stream is safe, and since when tombstones are whole.
// Does not know when upkeep is done (server/jobs/upkeep.ts).
import type { ExchangeRequest } from '../../shared/protocol/exchange.ts'
import { type Store, tenant } from '../store/store.ts'
import { UpkeepStore } from '../store/upkeep.ts'

export class Upkeep {
  readonly #store: Store
  #safe = new Map<string, number>()
  #horizon = 0

  private constructor(store: Store) {
    this.#store = store
  }

  static async open(store: Store): Promise<Upkeep> {
    const upkeep = new Upkeep(store)
    await upkeep.refresh()
    return upkeep
  }

  async refresh(): Promise<void> {
    const kept = new UpkeepStore(this.#store.db, tenant)
    const marks = await kept.safe()
    this.#safe = new Map(marks.map(({ device, incarnation, n }) => [`${device}|${incarnation}`, n]))
    this.#horizon = await kept.horizon()
  }

  /** Numbers of the stream up to here are in a verified backup, or old enough. */
  safeOf({ device, incarnation }: { readonly device: string; readonly incarnation: string }): number {
    return this.#safe.get(`${device}|${incarnation}`) ?? 0
  }

  /** Whether the device holds a copy from before the horizon. */
  isBeyond({ cursors, asOf }: Pick<ExchangeRequest, 'cursors' | 'asOf'>): boolean {
    const holds = Object.values(cursors).some((cursor) => cursor > 0)
    return holds && (asOf ?? 0) < this.#horizon
  }
}
