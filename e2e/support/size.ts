// npm run size: how large the script of the handheld's first screen is, as it travels. Fails above its bound.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { builtPage, ensureBuilt } from './built.ts'

/** Bytes, gzip: what a phone on a weak network waits for before the first screen. */
const bound = 150_000

/** Scripts that the page names: its entry, and what that imports at once. */
function scripts(html: string): readonly string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? []
  return tags.flatMap((tag) => {
    const path = /\b(?:src|href)="(\/assets\/[^"]+\.js)"/.exec(tag)?.[1]
    const atOnce = tag.startsWith('<script') || /rel="modulepreload"/.test(tag)
    return path && atOnce ? [path] : []
  })
}

ensureBuilt()
const shown = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10)
let total = 0
for (const path of scripts(readFileSync(builtPage, 'utf8'))) {
  const bytes = gzipSync(readFileSync(join('dist', path)), { level: 9 }).length
  total += bytes
  console.log(`${shown(bytes)}  ${path}`)
}
const ok = total > 0 && total <= bound
console.log(`${shown(total)}  first screen of the handheld, gzip, of at most ${bound / 1000} kB`)
console.log(ok ? '1 passed, 0 failed' : '0 passed, 1 failed')
process.exit(ok ? 0 : 1)
