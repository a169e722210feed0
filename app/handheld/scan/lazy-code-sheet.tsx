// Owns loading the entry of a code when it is first wanted: camera and decoder are no part of the first screen.
import { lazy, type ReactNode, Suspense } from 'react'
import type { CodeSheetProps } from './code-sheet.tsx'

const CodeSheet = lazy(async () => ({ default: (await import('./code-sheet.tsx')).CodeSheet }))

export function LazyCodeSheet(props: CodeSheetProps): ReactNode {
  return (
    <Suspense fallback={null}>
      <CodeSheet {...props} />
    </Suspense>
  )
}
