// Owns the process: configuration from the environment, the demo company on first start, listening, and a clean stop.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Fault } from '../shared/values/result.ts'
import { makeApp } from './app.ts'
import { greet } from './demo/greet.ts'
import { automate } from './jobs/automation.ts'
import { sealAfterCommits } from './jobs/sealing.ts'
import { closeServices, openServices } from './services.ts'

const port = Number(process.env.PORT ?? 8080)
const folder = process.env.STOCKHAND_DATA ?? '.data'
const dist = existsSync('dist/index.html') ? 'dist' : undefined

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const services = await openServices(join(folder, 'stockhand.db'))
  await greet(services, folder, { demo: process.env.STOCKHAND_DEMO !== 'off' })
  const automation = automate(services)
  const sealing = sealAfterCommits(services)
  const server = serve({ fetch: makeApp(services, dist).fetch, port, hostname: process.env.HOST ?? '0.0.0.0' }, () => {
    console.log(`Stockhand serves http://localhost:${port} (desk: http://localhost:${port}/desk). Ctrl-C stops it.`)
  })
  server.on('error', (error) => stop(error instanceof Error ? error.message : String(error), 1))
  let stopping = false
  async function stop(why: string, code: number): Promise<void> {
    if (stopping) return
    stopping = true
    console.log(`Stopping: ${why}`)
    automation.stop()
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await sealing.stop()
    await closeServices(services)
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal, 0))
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Fault ? fault.message : fault)
  if (fault instanceof Fault && fault.cause) console.error(String(fault.cause))
  process.exit(1)
})
