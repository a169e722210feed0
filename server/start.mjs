// Owns the first minute on a fresh machine: packages, the built app, then the server. Plain JavaScript: it runs before
// anything is installed. A second start finds all of it done.
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
await import('../e2e/support/set-up.mjs')

/** A mark of everything that the built app is made from: when it changes, the app is built again. */
function sourceMark() {
  const hash = createHash('sha256')
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) visit(path)
      else {
        const { size, mtimeMs } = statSync(path)
        hash.update(`${path}:${size}:${mtimeMs}\n`)
      }
    }
  }
  visit('app')
  visit('shared')
  hash.update(readFileSync('package-lock.json'))
  hash.update(readFileSync('vite.config.ts'))
  return hash.digest('hex')
}

const mark = sourceMark()
const markFile = 'dist/.source-mark'
if (!existsSync(markFile) || readFileSync(markFile, 'utf8') !== mark) {
  console.log('Building the app…')
  execFileSync('node_modules/.bin/vite', ['build', '--logLevel=warn'], { stdio: 'inherit' })
  writeFileSync(markFile, mark)
}
const server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('close', (code) => process.exit(code ?? 0))
