// Runs everything that must pass: checks, unit and simulation tests, browser tests. Prints the time of each file and ends
// with one line that counts.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browserPath } from './browser.ts'

interface Count {
  passed: number
  failed: number
  skipped: number
}

const total: Count = { passed: 0, failed: 0, skipped: 0 }
/** What failed, said once more at the end: the start of a long output is often cut. */
const failures: string[] = []

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

function add(name: string, ms: number, count: Count): void {
  total.passed += count.passed
  total.failed += count.failed
  total.skipped += count.skipped
  if (count.failed > 0) failures.push(name)
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
  console.log(
    `${(ms / 1000).toFixed(1).padStart(7)} s  ${name}  (${count.passed} passed, ${count.failed} failed${skipped})`,
  )
}

async function check(): Promise<void> {
  const started = performance.now()
  const code = await run('node_modules/.bin/tsx', ['e2e/support/check.ts'])
  add('check', performance.now() - started, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 })
}

async function unit(folder: string): Promise<void> {
  const file = join(folder, 'unit.json')
  const code = await run('node_modules/.bin/vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = await readReport<VitestReport>(file)
  if (!report) return add('unit tests did not report', 0, { passed: 0, failed: 1, skipped: 0 })
  for (const each of report.testResults) {
    const by = (status: string) => each.assertionResults.filter((test) => test.status === status).length
    const failed = by('failed') + (each.status === 'failed' && by('failed') === 0 ? 1 : 0)
    const skipped = by('pending') + by('skipped') + by('todo')
    for (const test of each.assertionResults) {
      if (test.status === 'failed') failures.push(`${test.fullName}\n${test.failureMessages.join('\n').slice(0, 2000)}`)
    }
    add(each.name.replace(`${process.cwd()}/`, ''), each.endTime - each.startTime, {
      passed: by('passed'),
      failed,
      skipped,
    })
  }
  if (code !== 0 && total.failed === 0) add('errors outside of tests', 0, { passed: 0, failed: 1, skipped: 0 })
}

interface VitestReport {
  testResults: {
    name: string
    status: string
    startTime: number
    endTime: number
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
  }[]
}

interface PlaywrightSuite {
  file: string
  specs: { ok: boolean; tests: { status: string; results: { duration: number }[] }[] }[]
  suites?: PlaywrightSuite[]
}

async function browser(folder: string): Promise<void> {
  const chromium = browserPath()
  if (!chromium) {
    console.log('No Chrome or Chromium found on PATH. Install one (Debian: apt-get install chromium) and run again.')
    return add('browser tests', 0, { passed: 0, failed: 1, skipped: 0 })
  }
  const file = join(folder, 'browser.json')
  await run('node_modules/.bin/playwright', ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  })
  const report = await readReport<{ suites: PlaywrightSuite[]; errors: { message: string }[] }>(file)
  if (!report) return add('browser tests did not report', 0, { passed: 0, failed: 1, skipped: 0 })
  for (const error of report.errors) {
    console.log(error.message)
    add('browser tests could not start', 0, { passed: 0, failed: 1, skipped: 0 })
  }
  for (const suite of report.suites) {
    const specs = specsOf(suite)
    const ms = specs
      .flatMap((spec) => spec.tests.flatMap((test) => test.results))
      .reduce((sum, r) => sum + r.duration, 0)
    const skipped = specs.filter((spec) => spec.tests.every((test) => test.status === 'skipped')).length
    const failed = specs.filter((spec) => !spec.ok).length
    add(`e2e/journeys/${suite.file}`, ms, { passed: specs.length - failed - skipped, failed, skipped })
  }
}

function specsOf(suite: PlaywrightSuite): PlaywrightSuite['specs'] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)]
}

async function readReport<T>(file: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T
  } catch {
    return undefined
  }
}

const folder = await mkdtemp(join(tmpdir(), 'stockhand-tests-'))
await check()
await unit(folder)
const built = await run('node_modules/.bin/vite', ['build', '--logLevel=warn'])
if (built !== 0) add('build', 0, { passed: 0, failed: 1, skipped: 0 })
else {
  const small = await run('node_modules/.bin/tsx', ['e2e/support/size.ts'])
  add('size', 0, { passed: small === 0 ? 1 : 0, failed: small === 0 ? 0 : 1, skipped: 0 })
  await browser(folder)
}
for (const each of failures) console.log(`FAILED  ${each}`)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exit(total.failed === 0 ? 0 : 1)
