// Owns the full red screen on which work stops: something can't be kept, or the program is wrong. Says what is safe.
import type { ReactNode } from 'react'
import { FullAnswer } from '../ui/handheld/full-answer.tsx'
import { useDoorWords } from './door-words.ts'
import type { Stopped } from './shift/shown.ts'

export interface StoppedScreenProps {
  stopped: Stopped
  onRecover: () => void
}

export function StoppedScreen({ stopped, onRecover }: StoppedScreenProps): ReactNode {
  const { say } = useDoorWords()
  const { kind, missed, message } = stopped
  const isBug = kind === 'bug'
  const text = [say(`stopped.${kind}.text`), missed > 0 ? say('stopped.missed', { n: missed }) : '']
  return (
    <FullAnswer
      kind="cannot-keep"
      title={say(`stopped.${kind}`)}
      text={text.filter(Boolean).join(' ')}
      {...(isBug && {
        wayOut: {
          label: say('stopped.report'),
          icon: 'export',
          onPress: () => saveReport(message),
        },
      })}
      main={{
        label: say(isBug ? 'stopped.aside' : 'stopped.retry'),
        icon: isBug ? 'park' : 'retry',
        isStep: true,
        onPress: onRecover,
      }}
    />
  )
}

function saveReport(message: string): void {
  const link = document.createElement('a')
  link.href = `data:text/plain;charset=utf-8,${encodeURIComponent(message)}`
  link.download = 'stockhand-report.txt'
  link.click()
}
