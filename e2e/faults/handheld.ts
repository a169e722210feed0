// Owns waiting for what a handheld in a browser is to come to.
import { setTimeout as rest } from 'node:timers/promises'
import { must } from './fault.ts'

/** @throws where it does not come true in time */
export async function eventually(
  what: string,
  holds: () => Promise<boolean>,
  within = 30_000,
  pause = 200,
): Promise<void> {
  const until = performance.now() + within
  while (!(await holds())) {
    must(performance.now() < until, `${what}: not within ${within / 1000} s`)
    await rest(pause)
  }
}
