// Owns how a document is called and what state it is in, in words. Colour only where somebody must act.
import type { ReactNode } from 'react'
import type { DocumentRow } from '../../../shared/rows/books.ts'
import { Pill } from '../../ui/desk/index.ts'
import { useDeskText } from '../text.ts'
import { useWhen } from '../told/when.ts'

export function isOverdue(document: DocumentRow, now: number): boolean {
  return document.openAmount > 0 && document.dueAt < now
}

export function DocumentStatePill({ document }: { document: DocumentRow }): ReactNode {
  const { d } = useDeskText()
  const { now } = useWhen()
  if (document.cancelled) return <Pill>{d('documents.cancelled')}</Pill>
  if (document.openAmount === 0) return <Pill tone="ok">{d('documents.settled')}</Pill>
  if (isOverdue(document, now)) return <Pill tone="err">{d('documents.overdue')}</Pill>
  return null
}
