// Owns what stands where one thing is to be shown and is not there yet: that it is being read, that it failed, or that there is
// no such thing and where to look instead.
import type { ReactNode } from 'react'
import { EmptyState, FailedPart, Skeleton } from '../../ui/desk/index.ts'
import type { Reading } from '../data/use-read.ts'
import { useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'

export interface AwaitedProps {
  readonly reading: Pick<Reading<unknown>, 'problem' | 'again'>
  /** The list from which one came. */
  readonly from: { readonly label: string; readonly path: string }
}

export function Awaited({ reading: { problem, again }, from }: AwaitedProps): ReactNode {
  const { d } = useDeskText()
  const go = useGo()
  if (problem === undefined) return <Skeleton lines={10} />
  if (problem !== 'not-found') return <FailedPart details={problem} onRetry={again} />
  const action = { label: from.label, onPress: () => go(from.path) }
  return <EmptyState icon="unknown" title={d('nowhere.title')} action={action} />
}
