// Owns a built and served gallery and a browser to look at it with; closed by whoever opened it. Built once: a page of some
// hundred modules takes seconds to load, a bundle does not.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build, type InlineConfig, preview } from 'vite'

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
  const outDir = mkdtempSync(join(tmpdir(), 'stockhand-gallery-'))
  const config: InlineConfig = {
    root: import.meta.dirname,
    base: './',
    configFile: false,
    plugins: [react()],
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, minify: false, chunkSizeWarningLimit: 10_000 },
  }
  await build(config)
  const server = await preview({ ...config, preview: { port: 0 } })
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
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
