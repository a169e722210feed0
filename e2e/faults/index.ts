// npm run faults [-- --size 0.02] [--seed N]: breaks a real server, its files and handhelds in real browsers in earnest, one way
// after another, and prints what was promised and what was seen. For a buyer to run; a small run of the same is in npm test.
import { browserPath } from '../support/browser.ts'
import { ensureBuilt } from '../support/built.ts'
import { handheldFaults, runFaults, serverFaults } from './suite.ts'

const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const seed = option('seed', Date.now() % 1_000_000)
const browser = browserPath()
if (browser) ensureBuilt()
else console.log('No Chrome or Chromium found on PATH: what happens to handhelds is left out.')
const results = await runFaults([...serverFaults, ...(browser ? handheldFaults : [])], option('size', 1), seed)
const failed = results.filter(({ wrong }) => wrong !== undefined).length
for (const { what, promise, seen, wrong, seconds } of results) {
  console.log(
    `\n${what}\n  promised: ${promise}\n  ${wrong === undefined ? `seen:     ${seen}` : `WRONG:    ${wrong}`} (${seconds.toFixed(0)} s)`,
  )
}
console.log(`\nseed ${seed}`)
console.log(`${results.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
