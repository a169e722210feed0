// Finds the browser for tests: an installed Chrome or Chromium on PATH, else Debian's through apt where that is possible.
import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** Flags without which Chromium looks up hosts of its own or needs what a test machine lacks. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of a browser; installs Debian's where the machine lets us. Undefined where there is none to be had. */
export function browserPath(): string | undefined {
  return found() ?? (installed() ? found() : undefined)
}

function found(): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name)
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch {
        // Not here; the next folder may have it.
      }
    }
  }
  return undefined
}

function installed(): boolean {
  if (process.getuid?.() !== 0) return false
  try {
    console.log("No browser on PATH; installing Debian's chromium…")
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', timeout: 120_000 })
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'ignore', timeout: 600_000 })
    return true
  } catch {
    return false
  }
}
