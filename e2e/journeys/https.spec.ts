// The app over the server's own authority: a browser that trusts the authority, and nothing else, registers the service
// worker, has the camera and keys of a secure context, and opens without a network.
import { execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test } from '@playwright/test'
import { browserFlags, browserPath } from '../support/browser.ts'
import { ServerProcess } from '../support/server-process.ts'

/** A home for the browser whose store of certificates trusts the authority; false where the machine lacks the tool. */
function trust(home: string, authority: string): boolean {
  const store = join(home, '.pki/nssdb')
  mkdirSync(store, { recursive: true })
  try {
    execFileSync('certutil', ['-N', '-d', `sql:${store}`, '--empty-password'], { stdio: 'ignore' })
    const add = ['-A', '-d', `sql:${store}`, '-n', 'Stockhand', '-t', 'C,,', '-i', authority]
    execFileSync('certutil', add, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Chromium's mark of a public key, for machines without certutil: it trusts this one key. */
function keyMark(certificate: string): string {
  const key = new X509Certificate(readFileSync(certificate)).publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(key).digest('base64')
}

test('the app is installed from a server with its own authority', async () => {
  const server = await ServerProcess.create()
  const home = mkdtempSync(join(tmpdir(), 'stockhand-home-'))
  try {
    await server.start('--https')
    const place = join(server.folder, 'https')
    const trusted = trust(home, join(place, 'authority.crt'))
    const mark = `--ignore-certificate-errors-spki-list=${keyMark(join(place, 'server.crt'))}`
    const context = await chromium.launchPersistentContext(join(home, 'profile'), {
      executablePath: browserPath() ?? 'chromium',
      args: trusted ? browserFlags : [...browserFlags, mark],
      env: { ...process.env, HOME: home } as Record<string, string>,
    })
    const page = await context.newPage()
    await page.goto(`http://localhost:${server.port}/`)
    expect(page.url()).toMatch(new RegExp(`^https://localhost:${server.port}/`))
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    const can = await page.evaluate(() => ({
      secure: isSecureContext,
      camera: typeof navigator.mediaDevices?.getUserMedia,
      keys: typeof crypto.subtle?.sign,
    }))
    expect(can).toEqual({ secure: true, camera: 'function', keys: 'function' })
    await page.reload()
    await context.setOffline(true)
    await page.reload()
    await expect(page.locator('input').first()).toBeVisible()
    await context.close()
  } finally {
    await server.remove()
    rmSync(home, { recursive: true, force: true })
  }
})
