// Owns that what is shown in a browser is the app as it stands: it is built where it has not been since its sources changed.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The handheld's page as built. */
export const builtPage = 'dist/index.html'

export function ensureBuilt(): void {
  const sources = Math.max(newest('app'), newest('shared'), statSync('vite.config.ts').mtimeMs)
  if (existsSync(builtPage) && statSync(builtPage).mtimeMs > sources) return
  console.log('Building the app…')
  execFileSync('npx', ['vite', 'build', '--logLevel', 'error'], { stdio: 'inherit' })
}

function newest(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    const path = join(folder, entry.name)
    return Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs)
  }, 0)
}
