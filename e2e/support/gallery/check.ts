// Measures every scene of the gallery: targets, type, contrast, overflow, axe. Prints each fault and a line of totals.
// npx tsx e2e/support/gallery/check.ts [name …]
import { deskRules, faultsOf, handheldRules } from '../screen-check.ts'
import { openGallery } from './serve.ts'
import { controlShots, deskShots, handheldShots, outboundShots } from './shot-list.ts'

const names = new Set(process.argv.slice(2))
const gallery = await openGallery()
let screens = 0
let faults = 0
try {
  const page = await (await gallery.browser.newContext({ reducedMotion: 'reduce' })).newPage()
  for (const shot of [...handheldShots, ...controlShots, ...outboundShots, ...deskShots]) {
    if (names.size > 0 && ![...names].some((name) => shot.name === name || shot.name.startsWith(`${name}-`))) continue
    await gallery.open(page, shot)
    const found = await faultsOf(page, deskShots.includes(shot) ? deskRules : handheldRules)
    for (const fault of new Set(found)) console.log(`${shot.name}: ${fault}`)
    screens += 1
    faults += found.length
  }
} finally {
  await gallery.close()
}
console.log(`${screens} screens, ${faults} faults`)
if (faults > 0) process.exitCode = 1
