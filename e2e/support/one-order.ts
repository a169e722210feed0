// Owns a real server with the smallest floor that shows how a device behaves: one item, one order of ten of it (or more), each
// unit to be scanned, one picker. What the server holds in the end is read from its database.
import { goods, item, openFirm } from '../../server/apply/fixture.ts'
import { Store, tenant } from '../../server/store/store.ts'
import { verify } from '../../server/store/verify.ts'
import type { Hand } from './hand.ts'
import { ServerProcess } from './server-process.ts'

export const order = 'SO-1'
export const code = '4006381333931'
const badge = '2002'
const pin = '1357'

export class OneOrder {
  readonly server: ServerProcess

  private constructor(server: ServerProcess) {
    this.server = server
  }

  /** @param units that the order asks for, at most 40 */
  static async open(units = 10): Promise<OneOrder> {
    const server = await ServerProcess.create()
    const firm = await openFirm(`${server.folder}/stockhand.db`)
    await firm.submit(
      { type: 'item-saved', body: { ...item('bolt', code), confirm: 'each' } },
      { type: 'stock-opened', body: { ...goods, quantity: 40, place: 'L:A-01-11', value: 4000 } },
      {
        type: 'order-placed',
        body: {
          order,
          company: 'acme',
          number: order,
          channel: 'shop',
          placedAt: firm.clock.now,
          shipBy: firm.clock.now + 86_400_000,
          priority: 5,
          currency: 'EUR',
          customer: { id: 'kim', name: 'Kim', country: 'LV' },
          shipTo: { name: 'Kim', lines: ['Street 1'], country: 'LV' },
          lines: [{ id: 'SO-1-1', item: 'bolt', quantity: units, unitPrice: '2.00', net: units * 200 }],
          charges: [],
        },
      },
      { type: 'release-orders', body: { orders: [order], parts: false } },
    )
    await firm.store.close()
    server.wms('person', badge, pin, 'Paul Dale', '--roles', 'picker')
    await server.start()
    return new OneOrder(server)
  }

  /**
   * Joins a handheld of this house and signs Paul in.
   * @param url where it reaches the server, if not straight
   */
  async join(hand: Hand, url = this.server.url): Promise<void> {
    await this.enter(hand, url)
    await hand.page.locator('.job-card', { hasText: 'Pick' }).filter({ hasText: '1' }).waitFor({ timeout: 30_000 })
  }

  /** As `join`, where the order may be in hand already. */
  async enter(hand: Hand, url = this.server.url): Promise<void> {
    const printed = this.server.wms('enrol', 'North').trim().split('\n').at(-1) ?? ''
    await hand.enrol(url, printed.split(' ')[0] ?? '', 'HH-1')
    await hand.signIn(badge, pin)
    await hand.page.locator('.job-card').first().waitFor({ timeout: 30_000 })
  }

  /** Signs Paul in where the app asks who it is. */
  async comeBack(hand: Hand): Promise<void> {
    await hand.page.waitForSelector('.job-card, .continue-card, .sign-in-badge, .where', { timeout: 30_000 })
    if (await hand.page.locator('.sign-in-badge').isVisible()) await hand.signIn(badge, pin)
  }

  /** Numbers of what devices have recorded, as the database holds them now. */
  kept(): Promise<readonly number[]> {
    return this.#reading(numbersIn)
  }

  /** What the database holds of the order's pick, once the server is gone. */
  async picked(): Promise<{ readonly units: number; readonly steps: readonly number[] }> {
    await this.server.kill()
    return this.#reading(async (store) => {
      const wrong = await verify(store.db, tenant)
      if (wrong.length > 0) throw new Error(wrong.join('; '))
      const quants = await store.rows.byIndex('quantsAt', ['L:A-01-11'])
      const left = quants.reduce((sum, { row }) => sum + (row as { quantity: number }).quantity, 0)
      return { units: 40 - left, steps: await numbersIn(store) }
    })
  }

  async #reading<T>(read: (store: Store) => Promise<T>): Promise<T> {
    const store = await Store.open(`${this.server.folder}/stockhand.db`)
    try {
      return await read(store)
    } finally {
      await store.close()
    }
  }

  close(): Promise<void> {
    return this.server.remove()
  }
}

async function numbersIn(store: Store): Promise<readonly number[]> {
  const ofDevices = store.db.selectFrom('operation').select('n').where('incarnation', '<>', 'house').orderBy('n')
  return (await ofDevices.execute()).map(({ n }) => Number(n))
}

/** From the first screen to the bin of the line, with a tote in hand. */
export async function startPick(hand: Hand): Promise<void> {
  await hand.scan(`.O.${order}`, 600)
  await hand.scan('.T.T-1', 600)
  const question = hand.page.locator('.question button')
  if ((await question.count()) > 0) await question.first().click()
  await hand.scan('.B.A-01-11', 600)
  await hand.page.waitForSelector('.how-many-number', { timeout: 10_000 })
}

/** How many units of the line are done, as the step shows it. */
export async function shownDone(hand: Hand): Promise<number> {
  return Number(await hand.page.locator('.how-many-number .number').textContent({ timeout: 10_000 }))
}
