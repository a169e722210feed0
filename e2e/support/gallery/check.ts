// Measures every scene of the gallery: targets, type, contrast, overflow, axe. Prints each fault and a line of totals.
// npx tsx e2e/support/gallery/check.ts [--every] [name …]; --every: each scene in both languages and all themes
import { deskRules, faultsOf, handheldRules } from '../screen-check.ts'
import { openGallery } from './serve.ts'
import { controlShots, deskShots, everyLook, handheldShots, outboundShots } from './shot-list.ts'

const asked = process.argv.slice(2)
const every = asked.includes('--every')
const names = new Set(asked.filter((each) => each !== '--every'))
const desk = every ? everyLook(deskShots) : deskShots
const handheld = [...handheldShots, ...controlShots, ...outboundShots]
const gallery = await openGallery()
let screens = 0
let faults = 0
try {
  const page = await (await gallery.browser.newContext({ reducedMotion: 'reduce' })).newPage()
  for (const shot of [...(every ? everyLook(handheld) : handheld), ...desk]) {
    if (names.size > 0 && ![...names].some((name) => shot.name === name || shot.name.startsWith(`${name}-`))) continue
    await gallery.open(page, shot)
    const found = await faultsOf(page, desk.includes(shot) ? deskRules : handheldRules)
    for (const fault of new Set(found)) console.log(`${shot.name}: ${fault}`)
    screens += 1
    faults += found.length
  }
} finally {
  await gallery.close()
}
console.log(`${screens} screens, ${faults} faults`)
if (faults > 0) process.exitCode = 1
