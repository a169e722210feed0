// Owns a served gallery and a browser to look at it with; closed by whoever opened it.
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { createServer } from 'vite'

export interface Gallery {
  /** Shows a scene with everything loaded. */
  open(page: Page, shot: Shot): Promise<void>
  browser: Browser
  close(): Promise<void>
}

export interface Shot {
  name: string
  scene: string
  query?: string
  width?: number
  height?: number
}

export async function openGallery(): Promise<Gallery> {
  const server = await createServer({
    root: import.meta.dirname,
    configFile: false,
    plugins: [react()],
    server: { port: 0, fs: { allow: [join(import.meta.dirname, '../../..')] } },
    cacheDir: join(import.meta.dirname, '../../.results/vite-gallery'),
    logLevel: 'error',
  })
  await server.listen()
  const base = server.resolvedUrls?.local[0]
  if (!base) throw new Error('the gallery has no address')
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  return {
    browser,
    async open(page, shot) {
      await page.setViewportSize({ width: shot.width ?? 360, height: shot.height ?? 640 })
      await page.goto(`${base}?scene=${shot.scene}&${shot.query ?? ''}`)
      await page.waitForFunction(() => document.querySelector('#root')?.firstChild)
      await page.evaluate(() => document.fonts.ready)
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
