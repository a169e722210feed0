// Takes pictures of the gallery for comparison with the design's mock-ups.
// npx tsx e2e/support/gallery/shots.ts [name …] [--out folder]
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openGallery } from './serve.ts'
import { controlShots, deskShots, handheldShots, outboundShots } from './shot-list.ts'

const asked = process.argv.slice(2)
const at = asked.indexOf('--out')
const out = at < 0 ? 'e2e/.results/gallery' : (asked[at + 1] ?? '')
const names = new Set(at < 0 ? asked : asked.toSpliced(at, 2))
mkdirSync(out, { recursive: true })

const gallery = await openGallery()
try {
  const page = await (await gallery.browser.newContext({ deviceScaleFactor: 2 })).newPage()
  page.on('pageerror', (error) => console.log(error.message))
  for (const shot of [...handheldShots, ...controlShots, ...outboundShots, ...deskShots]) {
    if (names.size > 0 && ![...names].some((name) => shot.name === name || shot.name.startsWith(`${name}-`))) continue
    await gallery.open(page, shot)
    await page.screenshot({ path: join(out, `${shot.name}.png`), animations: 'disabled' })
  }
} finally {
  await gallery.close()
}
