// npm run faults [-- --size 0.02] [--seed N]: breaks a real server and its files in earnest, one way after another, and
// prints what was promised and what was seen. For a buyer to run; a small run of the same is in npm test.
import { runFaults } from './suite.ts'

const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const seed = option('seed', Date.now() % 1_000_000)
const results = await runFaults(option('size', 1), seed)
const failed = results.filter(({ wrong }) => wrong !== undefined).length
for (const { what, promise, seen, wrong, seconds } of results) {
  console.log(
    `\n${what}\n  promised: ${promise}\n  ${wrong === undefined ? `seen:     ${seen}` : `WRONG:    ${wrong}`} (${seconds.toFixed(0)} s)`,
  )
}
console.log(`\nseed ${seed}`)
console.log(`${results.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
