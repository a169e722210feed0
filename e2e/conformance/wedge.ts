// Owns the full run of the wedge: 10,000 random bursts in virtual time against the real state machine with people typing in
// between, 1,000 words by hand, and 300 scans as real key events in the browser. Options: --bursts 10000. The tests are those
// of app/device, which run a part of it at every `npm test`.
import { spawnSync } from 'node:child_process'
import { browserPath } from '../support/browser.ts'
import type { Score } from './index.ts'
import { failure, type RunArguments } from './index-options.ts'

export const ownCases = true

interface Outcome {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

export async function run(_path: string, args: RunArguments): Promise<Score> {
  const bursts = args.options.get('bursts') ?? '10000'
  const browser = browserPath()
  if (browser === undefined) console.log('skipped: no browser for the scans as real key events')
  const virtual = tested(['app/device/wedge-bursts.test.ts', 'app/device/wedge-machine.test.ts'], {
    WEDGE_BURSTS: bursts,
  })
  // By itself: real keys have a pace, which other work on the machine would spoil.
  const real = browser === undefined ? [] : [tested(['app/device/wedge.browser.test.ts'], { WEDGE_BROWSER: browser })]
  const all = [virtual, ...real]
  return {
    passed: all.reduce((sum, { numPassedTests }) => sum + numPassedTests, 0),
    failed: all.reduce((sum, { numFailedTests }) => sum + numFailedTests, 0),
  }
}

function tested(files: readonly string[], settings: Readonly<Record<string, string>>): Outcome {
  const { stdout } = spawnSync('npx', ['vitest', 'run', '--reporter=json', '--testTimeout=900000', ...files], {
    encoding: 'utf8',
    env: { ...process.env, ...settings },
    maxBuffer: 1e8,
  })
  const outcome = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Outcome
  for (const { fullName, status, failureMessages } of outcome.testResults.flatMap((file) => file.assertionResults)) {
    console.log(`${status}: ${fullName}`)
    if (status === 'failed') failure(fullName, 'passed', failureMessages[0]?.split('\n')[0])
  }
  return outcome
}
