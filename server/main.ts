// Owns the process: configuration from the environment, the demo company on first start, listening, and a clean stop.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Fault } from '../shared/values/result.ts'
import { makeApp } from './app.ts'
import { greet } from './demo/greet.ts'
import { automate } from './jobs/automation.ts'
import { learnHomesDaily } from './jobs/learn-homes.ts'
import { sealAfterCommits } from './jobs/sealing.ts'
import { keepUp } from './jobs/upkeep.ts'
import { openPrinting } from './print/printing.ts'
import { closeServices, openServices } from './services.ts'

const port = Number(process.env.PORT ?? 8080)
const folder = process.env.STOCKHAND_DATA ?? '.data'
const dist = existsSync('dist/index.html') ? 'dist' : undefined
const secure = process.argv.includes('--https')

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const services = await openServices(join(folder, 'stockhand.db'))
  await greet(services, folder, { demo: process.env.STOCKHAND_DEMO !== 'off' })
  const automation = automate(services)
  const sealing = sealAfterCommits(services)
  const upkeep = keepUp(services)
  const learning = learnHomesDaily(services)
  const printing = openPrinting(services.store, services.now)
  printing.queue.wake()
  const { fetch } = makeApp(services, dist, printing)
  const hostname = process.env.HOST ?? '0.0.0.0'
  const serving = { fetch, folder, port, hostname, now: services.now, print: console.log }
  // What makes certificates is loaded only where it is asked for.
  const server = secure ? await (await import('./https/index.ts')).serveHttps(serving) : await serveHttp(serving)
  let stopping = false
  async function stop(why: string, code: number): Promise<void> {
    if (stopping) return
    stopping = true
    console.log(`Stopping: ${why}`)
    automation.stop()
    server.close()
    await sealing.stop()
    await upkeep.stop()
    await learning.stop()
    await printing.queue.stop()
    await closeServices(services)
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal, 0))
}

interface Serving {
  readonly fetch: (request: Request) => Response | Promise<Response>
  readonly port: number
  readonly hostname: string
  print(line: string): void
}

function serveHttp({ print, ...serving }: Serving): Promise<{ close(): void }> {
  return new Promise((resolve, reject) => {
    const server = serve(serving, () => {
      print(`Stockhand serves http://localhost:${port} (desk: http://localhost:${port}/desk). Ctrl-C stops it.`)
      resolve({
        close() {
          server.close()
          if ('closeAllConnections' in server) server.closeAllConnections()
        },
      })
    })
    server.once('error', reject)
  })
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Fault ? fault.message : fault)
  if (fault instanceof Fault && fault.cause) console.error(String(fault.cause))
  process.exit(1)
})
