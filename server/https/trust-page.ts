// Owns the page without TLS on which a handheld gets the authority's certificate and the way to the app. It carries nothing
// that is secret; every other address leads to the app.
import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import { renderSVG } from 'uqr'
import { type TrustWords, trustWords } from './trust-words.ts'

export interface TrustPageOptions {
  /** The authority's certificate as bytes. */
  readonly authority: ArrayBuffer
  readonly fingerprint: string
  /** Ports of this page and of the app; the host is the one by which the page was asked for. */
  readonly pagePort: number
  readonly appPort: number
}

export const authorityPath = '/stockhand-authority.crt'

/** @param current read at each request: the authority may be renewed while the server runs */
export function trustPage(current: () => TrustPageOptions): Hono {
  const app = new Hono()
  app.get(authorityPath, (c) => {
    c.header('content-type', 'application/x-x509-ca-cert')
    c.header('content-disposition', 'attachment; filename="stockhand-authority.crt"')
    return c.body(current().authority)
  })
  app.get('/', (c) => {
    const { hostname } = new URL(c.req.url)
    const { fingerprint, pagePort, appPort } = current()
    c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    return c.html(
      page(trustWords(c.req.header('accept-language')), {
        certificate: `http://${hostname}:${pagePort}${authorityPath}`,
        app: `https://${hostname}:${appPort}/`,
        fingerprint,
      }),
    )
  })
  app.all('*', (c) => {
    const { hostname, pathname, search } = new URL(c.req.url)
    return c.redirect(`https://${hostname}:${current().appPort}${pathname}${search}`, 308)
  })
  return app
}

interface Links {
  readonly certificate: string
  readonly app: string
  readonly fingerprint: string
}

const style = `
  :root { color-scheme: light dark; font: 18px/1.45 system-ui, sans-serif }
  body { margin: 0 auto; max-width: 40rem; padding: 1rem }
  h1 { font-size: 1.5rem } h2 { font-size: 1.25rem; margin-top: 2rem } h3 { font-size: 1rem; margin-bottom: 0.25rem }
  a.way { display: block; min-height: 3.5rem; line-height: 3.5rem; text-align: center; border-radius: 0.5rem;
    background: #0b57d0; color: #fff; font-weight: 600; text-decoration: none }
  .qr { width: 12rem; background: #fff; padding: 0.5rem; border-radius: 0.5rem }
  .qr svg { display: block; width: 100%; height: auto }
  code { overflow-wrap: anywhere }
`

const list = (steps: readonly string[]) => html`<ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>`
const qr = (text: string) =>
  html`<div class="qr" role="img" aria-label="${text}">${raw(renderSVG(text, { border: 2 }))}</div>`

function page(words: TrustWords, { certificate, app, fingerprint }: Links) {
  return html`<!doctype html>
<html lang="${words.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title><style>${raw(style)}</style></head>
<body><main>
<h1>${words.title}</h1><p>${words.lead}</p>
<h2>${words.first}</h2><p>${words.firstText}</p>${qr(certificate)}
<p><a class="way" href="${authorityPath}">${words.download}</a></p>
<h3>${words.android}</h3>${list(words.androidSteps)}
<h3>${words.apple}</h3>${list(words.appleSteps)}
<h2>${words.second}</h2><p>${words.secondText}</p>${qr(app)}
<p><a class="way" href="${app}">${words.openApp}</a></p>${list(words.installSteps)}
<p>${words.proof}<br><code>${fingerprint}</code></p>
</main></body></html>`
}
