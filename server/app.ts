// Owns the HTTP face: API routes, the built app, and the one edge where faults become answers. Used by tests without a port.
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import { Fault } from '../shared/values/result.ts'
import { NewsPasses } from './auth/news-pass.ts'
import { openPrinting, type Printing } from './print/printing.ts'
import { deskRoutes } from './routes/desk.ts'
import { eventRoutes } from './routes/events.ts'
import { printRoutes } from './routes/print.ts'
import { syncRoutes } from './routes/sync.ts'
import type { Services } from './services.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
}

/** @param dist folder of the built app; undefined serves the API alone */
export function makeApp(
  services: Services,
  dist?: string,
  printing: Printing = openPrinting(services.store, services.now),
): Hono {
  const app = new Hono()
  app.use(secureHeaders({ crossOriginResourcePolicy: 'same-origin' }))
  app.use('/api/desk/*', compress())
  const passes = new NewsPasses(services.store)
  app.route('/api/desk', deskRoutes(services, printing))
  app.route('/api/events', eventRoutes(services, passes))
  app.route('/api', syncRoutes(services, passes))
  app.route('/api', printRoutes(services, printing))
  app.all('/api/*', (c) =>
    c.json({ error: 'unknown-route', message: `There is no ${c.req.method} ${c.req.path}.` }, 404),
  )
  app.onError((error, c) => {
    const fault = error instanceof Fault
    console.error(fault ? `fault: ${error.message}` : error, error.cause ?? '')
    return c.json(
      fault
        ? { error: 'fault', message: error.message }
        : { error: 'bug', message: 'Something broke here. Nothing was changed.' },
      fault ? 503 : 500,
    )
  })
  if (dist) app.get('*', async (c) => serveFile(dist, new URL(c.req.url).pathname))
  return app
}

async function serveFile(dist: string, path: string): Promise<Response> {
  const wanted = normalize(path).replace(/^(\.\.[/\\])+/, '')
  const file = extname(wanted) ? wanted : wanted.startsWith('/desk') ? '/desk.html' : '/index.html'
  try {
    const bytes = await readFile(join(dist, file))
    // Hashed assets never change; pages and the service worker are asked for again every time.
    const cache = file.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    return new Response(new Uint8Array(bytes), {
      headers: { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'cache-control': cache },
    })
  } catch {
    return new Response('Not found', { status: 404 })
  }
}
