// Owns the firm that faults happen to, and the check after each: everything that was answered is there, once, and the
// database agrees with itself.
import { closeServices, openServices, type Services } from '../../server/services.ts'
import { tenant } from '../../server/store/store.ts'
import { verify } from '../../server/store/verify.ts'
import { type Load, makeFirm } from '../benches/ingest-load.ts'
import { must } from './fault.ts'

export const load: Load = { items: 40, bins: 30, devices: 4 }
const now = () => Date.UTC(2027, 0, 1)

export async function makeShop(file: string): Promise<void> {
  await within(file, (services) => makeFirm(services, load))
}

export async function within<T>(file: string, work: (services: Services) => Promise<T>): Promise<T> {
  const services = await openServices(file, now)
  try {
    return await work(services)
  } finally {
    await closeServices(services)
  }
}

/** How many operations of a device are kept, in one unbroken row from 1. */
export async function keptOf({ store }: Services, device: string): Promise<number> {
  const kept = await store.operations.inStream(device, 'i1', 1, Number.MAX_SAFE_INTEGER)
  for (const [index, { n }] of kept.entries())
    must(n === index + 1, `${device}: number ${n} stands in place ${index + 1}`)
  return kept.length
}

/** @param answered how many operations of each device were answered; exactly those must be there where `all` is true */
export async function checkShop(file: string, answered: readonly number[], all: boolean): Promise<void> {
  await within(file, async (services) => {
    for (const [index, count] of answered.entries()) {
      const kept = await keptOf(services, `hh-${index}`)
      must(kept >= count, `hh-${index}: ${count} operations were answered, ${kept} are kept`)
      must(!all || kept === count, `hh-${index}: ${count} operations were sent, ${kept} are kept`)
    }
    const wrong = await verify(services.store.db, tenant)
    must(wrong.length === 0, `the database disagrees with itself: ${wrong.slice(0, 3).join('; ')}`)
  })
}
