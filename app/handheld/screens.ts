// The one registry of screens for somebody at work. Those that are seldom wanted are loaded apart; adding one is its folder,
// its name in shift/shown.ts and its line here.
import { type ComponentType, lazy } from 'react'
import { MyWorkScreen } from './my-work/my-work-screen.tsx'
import type { Screen } from './shift/shown.ts'
import { StepScreen } from './step/step-screen.tsx'

const load = {
  parcel: () => import('./parcel/parcel-screen.tsx'),
  sync: () => import('./sync/sync-screen.tsx'),
  settings: () => import('./settings/settings-screen.tsx'),
  scanner: () => import('./scanner/scanner-screen.tsx'),
  labels: () => import('./labels/label-screen.tsx'),
  reported: () => import('./my-work/reported-screen.tsx'),
}

export const screens: Readonly<Record<Screen, ComponentType>> = {
  'my-work': MyWorkScreen,
  step: StepScreen,
  parcel: lazy(async () => ({ default: (await load.parcel()).ParcelScreen })),
  sync: lazy(async () => ({ default: (await load.sync()).SyncScreen })),
  settings: lazy(async () => ({ default: (await load.settings()).SettingsScreen })),
  scanner: lazy(async () => ({ default: (await load.scanner()).ScannerScreen })),
  labels: lazy(async () => ({ default: (await load.labels()).LabelScreen })),
  reported: lazy(async () => ({ default: (await load.reported()).ReportedScreen })),
}

/** Fetches what is loaded apart. */
export async function warmScreens(): Promise<void> {
  const parts = [...Object.values(load), () => import('./scan/code-sheet.tsx'), () => import('./papers/open-papers.ts')]
  for (const part of parts) await part().catch(() => undefined)
}
