// Takes pictures of the gallery's scenes for comparison with the design's mock-ups.
// npx tsx e2e/support/gallery/shots.ts [scene …] [--out folder]
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { createServer } from 'vite'

interface Shot {
  name: string
  scene: string
  query?: string
  width?: number
  height?: number
}

const handheld = ['h01', 'h01pin', 'h02', 'h03', 'h04', 'h05', 'h09', 'h10', 'h11', 'h12', 'h13', 'h14', 'h15', 'h16']
const shots: Shot[] = [
  ...[...handheld, 'h17', 'h18', 'tiles', 'look', 'keep'].map((scene) => ({ name: scene, scene })),
  { name: 'h06', scene: 'h05', query: 'theme=dark' },
  { name: 'h07', scene: 'h07', query: 'theme=cold' },
  { name: 'h08', scene: 'h08', query: 'lang=ru' },
  { name: 'h19', scene: 'h19', query: 'theme=dark' },
  { name: 'h20', scene: 'h20', query: 'hand=left&type=big' },
  { name: 'h03-dark', scene: 'h03', query: 'theme=dark' },
  { name: 'h12-dark', scene: 'h12', query: 'theme=dark' },
  { name: 'h13-cold', scene: 'h13', query: 'theme=cold' },
  { name: 'h02-cold', scene: 'h02', query: 'theme=cold' },
  { name: 'h09-cold', scene: 'h09', query: 'theme=cold' },
  { name: 'h10-gloves', scene: 'h10', query: 'gloves=thick' },
  { name: 'h13-gloves', scene: 'h13', query: 'gloves=thick' },
  { name: 'h05-320', scene: 'h05', width: 320, height: 568 },
  { name: 'h03-320', scene: 'h03', width: 320, height: 568 },
  { name: 'h03-200', scene: 'h03', query: 'text=200' },
  { name: 'h05-200', scene: 'h05', query: 'text=200' },
  { name: 'h03-wide-left', scene: 'h03', query: 'hand=left', width: 640, height: 360 },
  { name: 'h05-wide', scene: 'h05', width: 640, height: 360 },
]

const asked = process.argv.slice(2)
const at = asked.indexOf('--out')
const out = at < 0 ? 'e2e/.results/gallery' : (asked[at + 1] ?? '')
const scenes = new Set(at < 0 ? asked : asked.toSpliced(at, 2))
mkdirSync(out, { recursive: true })

async function take(page: Page, base: string, shot: Shot): Promise<void> {
  await page.setViewportSize({ width: shot.width ?? 360, height: shot.height ?? 640 })
  await page.goto(`${base}?scene=${shot.scene}&${shot.query ?? ''}`)
  await page.waitForFunction(() => document.fonts.status === 'loaded' && document.querySelector('#root')?.firstChild)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(out, `${shot.name}.png`), animations: 'disabled' })
}

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
if (!base) throw new Error('no address')
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  const context = await browser.newContext({ deviceScaleFactor: 2 })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') console.log(message.text())
  })
  page.on('pageerror', (error) => console.log(error.message))
  for (const shot of shots) {
    if (scenes.size === 0 || scenes.has(shot.name)) await take(page, base, shot)
  }
} finally {
  await browser.close()
  await server.close()
}
