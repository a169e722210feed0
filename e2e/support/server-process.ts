// Owns a real server process for browser tests: its own folder and port, killed without mercy, started again on the same data.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

export class ServerProcess {
  readonly folder: string
  readonly port: number
  /** The built app that it serves: a folder that holds `dist`. */
  app = process.cwd()
  #child: ChildProcess | undefined

  private constructor(folder: string, port: number) {
    this.folder = folder
    this.port = port
  }

  static async create(): Promise<ServerProcess> {
    return new ServerProcess(mkdtempSync(join(tmpdir(), 'stockhand-e2e-')), await freePort())
  }

  get url(): string {
    return `http://localhost:${this.port}`
  }

  /** Runs a command of administration on the same data; returns what it printed. */
  wms(...words: string[]): string {
    return execFileSync(process.execPath, ['--import', 'tsx', 'server/cli/index.ts', ...words, '--data', this.folder], {
      encoding: 'utf8',
      timeout: 120_000,
    })
  }

  /** @param words of the command line of `npm start` */
  async start(...words: readonly string[]): Promise<void> {
    const env = { ...process.env, PORT: String(this.port), STOCKHAND_DATA: this.folder, STOCKHAND_DEMO: 'off' }
    const [loader, main] = [pathToFileURL(resolve('node_modules/tsx/dist/loader.mjs')).href, resolve('server/main.ts')]
    this.#child = spawn(process.execPath, ['--import', loader, main, ...words], {
      env,
      cwd: this.app,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    for (let i = 0; i < 300; i++) {
      if (await this.#answers()) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('the server did not answer within 30 s')
  }

  /** SIGKILL: no chance to finish anything. */
  async kill(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }

  async remove(): Promise<void> {
    await this.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }

  async #answers(): Promise<boolean> {
    try {
      const response = await fetch(`${this.url}/api/nothing`, { redirect: 'manual' })
      // With https the answer to plain HTTP is the way there.
      return response.status === 404 || response.status === 308
    } catch {
      return false
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
