// Owns what stands where the desk would, when the server does not answer.
import type { ReactNode } from 'react'
import { FailedPart } from '../../ui/desk/index.ts'
import { useDeskText } from '../text.ts'

export function NoAnswer({ onRetry }: { onRetry: () => Promise<void> }): ReactNode {
  const { d } = useDeskText()
  return (
    <main className="alone">
      <div className="box">
        <FailedPart title={d('no-answer.title')} text={d('no-answer.text')} onRetry={() => void onRetry()} />
      </div>
    </main>
  )
}
