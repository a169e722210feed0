// Builds the app as two pages (handheld and desk, each with its own bundle) and configures the tests.
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const testing = process.env.VITEST !== undefined

/** A service worker finds the database as the app has made it, or leaves it alone: it carries nothing to make one. */
const withoutDatabaseVersions: Plugin = {
  name: 'without-database-versions',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('/app/replica/database-versions.ts')
      ? "export function prepareDatabase() { throw new Error('there is no database') }"
      : null,
}

const pwa = VitePWA({
  // A new version is offered between jobs, never under the user's hands: app/handheld/update.ts registers it.
  injectRegister: false,
  manifest: {
    name: 'Stockhand',
    short_name: 'Stockhand',
    description: 'Warehouse work on barcode handhelds, with or without a network',
    start_url: '/',
    display: 'standalone',
    orientation: 'any',
    background_color: '#FFFFFF',
    theme_color: '#1D4A9E',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
  strategies: 'injectManifest',
  srcDir: 'worker',
  filename: 'sw.ts',
  injectManifest: {
    globPatterns: ['**/*.{js,css,html,woff2,wasm,png,svg}'],
    // The desk needs the network anyway; a handheld does not carry it.
    globIgnores: ['**/desk/**', 'desk.html'],
    maximumFileSizeToCacheInBytes: 4_000_000,
    buildPlugins: { vite: [withoutDatabaseVersions] },
    rollupFormat: 'iife',
  },
})

/** What the desk alone uses lies apart, so that handhelds do not carry it. */
const folderOf = (desk: boolean) => (desk ? 'assets/desk/' : 'assets/')
const chunksOf = { desk: new Set<string>(), shared: new Set<string>() }

/** Styles are named after their chunk; those of a chunk that several pages share tell no file that they come from. */
function isOfDesk({ names, originalFileNames }: { names: readonly string[]; originalFileNames: readonly string[] }) {
  if (originalFileNames.length > 0) return originalFileNames.some((name) => /^(app\/)?desk[./]/.test(name))
  const chunks = names.map((name) => name.replace(/\.css$/, ''))
  return chunks.some((name) => chunksOf.desk.has(name) && !chunksOf.shared.has(name))
}

export default defineConfig({
  root: testing ? here('.') : here('app'),
  publicDir: here('app/public'),
  plugins: testing ? [] : [react(), pwa],
  // A handheld records nothing of the house, and the desk asks the server: the app carries none of those rules.
  resolve: {
    alias: testing
      ? []
      : [
          { find: './house-operations.ts', replacement: here('shared/operations/house-operations-of-app.ts') },
          { find: './office-tables.ts', replacement: here('shared/rows/office-tables-of-app.ts') },
          ...['./invoice-shipment.ts', './books/match-invoice.ts', './credit-return.ts', './ledger-arrivals.ts'].map(
            (find) => ({
              find,
              replacement: here('shared/operations/books-of-app.ts'),
            }),
          ),
        ],
  },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    rollupOptions: {
      input: { handheld: here('app/index.html'), desk: here('app/desk.html') },
      output: {
        entryFileNames: (chunk) => `${folderOf(chunk.name === 'desk')}[name]-[hash].js`,
        chunkFileNames: (chunk) => {
          const desk = chunk.moduleIds.some((id) => id.includes('/app/desk/') || id.includes('/app/ui/desk/'))
          chunksOf[desk ? 'desk' : 'shared'].add(chunk.name)
          return `${folderOf(desk)}[name]-[hash].js`
        },
        assetFileNames: (asset) => `${folderOf(isOfDesk(asset))}[name]-[hash][extname]`,
      },
    },
  },
  // The camera's worker loads a second decoder only where the first can't run.
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://localhost:8080' } },
  test: {
    include: ['{app,server,shared,e2e}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 30_000,
    maxWorkers: 2,
  },
})
