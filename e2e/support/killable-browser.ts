// Owns a browser process of its own profile that can be killed without mercy, as a battery that falls out does, and opened
// again on the same disk.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { browserFlags, browserPath } from './browser.ts'

export class KillableBrowser {
  readonly #profile = mkdtempSync(join(tmpdir(), 'stockhand-profile-'))
  #child: ChildProcess | undefined
  #browser: Browser | undefined

  /** Starts it, and returns its only context. */
  async open(): Promise<BrowserContext> {
    const child = spawn(
      browserPath() ?? 'chromium',
      [
        '--headless=new',
        '--remote-debugging-port=0',
        `--user-data-dir=${this.#profile}`,
        '--window-size=360,640',
        '--lang=en-GB',
        ...browserFlags,
      ],
      // A group of its own, so that all of its processes die in one moment.
      { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    this.#child = child
    this.#browser = await chromium.connectOverCDP(await addressOf(child))
    const [context] = this.#browser.contexts()
    if (!context) throw new Error('the browser has no window')
    return context
  }

  /** SIGKILL for every process of it. */
  async kill(): Promise<void> {
    const child = this.#child
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    process.kill(-child.pid, 'SIGKILL')
    await gone
    await this.#browser?.close().catch(() => undefined)
  }

  async remove(): Promise<void> {
    await this.kill()
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (part) => {
      said += String(part)
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
    child.once('exit', () => reject(new Error(`the browser did not start: ${said.slice(0, 500)}`)))
  })
}
