// Runs every check of the source at once: types, lint and format, import rules, unused code. Prints a line for each.
import { spawn } from 'node:child_process'
import { checkImports } from './import-rules.ts'

interface Check {
  readonly name: string
  readonly run: () => Promise<{ ok: boolean; output: string }>
}

const checks: readonly Check[] = [
  { name: 'types', run: () => command('tsc', ['-p', '.']) },
  { name: 'lint and format', run: () => command('biome', ['check', '--error-on-warnings', '.']) },
  { name: 'unused code', run: () => command('knip', []) },
  { name: 'import rules', run: async () => imports() },
]

function command(name: string, args: readonly string[]): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(`node_modules/.bin/${name}`, args, { env: { ...process.env, FORCE_COLOR: '0' } })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('close', (code) => resolve({ ok: code === 0, output }))
  })
}

async function imports(): Promise<{ ok: boolean; output: string }> {
  const broken = await checkImports('.')
  return { ok: broken.length === 0, output: broken.join('\n') }
}

let failed = 0
await Promise.all(
  checks.map(async (check) => {
    const started = performance.now()
    const { ok, output } = await check.run()
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${check.name} (${seconds} s)`)
    if (!ok) {
      failed += 1
      console.log(output.slice(0, 8000))
    }
  }),
)
console.log(`${checks.length - failed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
