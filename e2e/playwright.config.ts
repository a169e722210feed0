// Browser tests: one at a time, in an installed browser, against servers that each test starts itself.
import { defineConfig } from '@playwright/test'
import { browserFlags, browserPath } from './support/browser.ts'

export default defineConfig({
  // Vitest's own tests lie beside some journeys.
  testMatch: '**/*.spec.ts',
  testDir: './journeys',
  outputDir: './.results',
  workers: 1,
  timeout: 240_000,
  use: {
    viewport: { width: 360, height: 640 },
    deviceScaleFactor: 2,
    launchOptions: { executablePath: browserPath() ?? 'chromium', args: browserFlags },
    trace: 'retain-on-failure',
  },
})
