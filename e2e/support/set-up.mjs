// Makes sure that the packages of the lock file are installed. Plain JavaScript: it runs before anything is there.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 20) {
  console.error(`Stockhand needs Node 20 or newer; this is ${process.version}.`)
  process.exit(1)
}
const lock = readFileSync(`${root}/package-lock.json`, 'utf8')
const installedLock = `${root}/node_modules/.package-lock.json`
const marker = `${root}/node_modules/.stockhand-lock`
const installed = existsSync(installedLock) && existsSync(marker) && readFileSync(marker, 'utf8') === lock
if (!installed) {
  console.log('Installing packages (a few minutes the first time)…')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' })
  const { writeFileSync } = await import('node:fs')
  writeFileSync(marker, lock)
}
