// Owns what stands around every plan: the press that makes it, how far it is, when it was made, and what stands there before
// there is one.
import type { ReactNode } from 'react'
import type { PlanKind } from '../../../shared/protocol/desk/planning.ts'
import { DeskButton, EmptyState, FailedPart, QuietLine, ShareBar, Skeleton } from '../../ui/desk/index.ts'
import { familyText, useDeskText } from '../text.ts'
import { useWhen } from '../told/when.ts'
import type { Planning } from './use-plan.ts'

type PlanState = Pick<Planning<PlanKind>, 'run' | 'start' | 'stop'> & {
  readonly plan: { readonly madeAt: number } | undefined
}

/** At the right of the page's head. */
export function PlanActions({ planning }: { planning: PlanState }): ReactNode {
  const { d, percent } = useDeskText()
  const when = useWhen()
  const { plan, run, start, stop } = planning
  if (run?.state === 'running') {
    return (
      <>
        <span role="status" className="plan-progress">
          <ShareBar share={run.progress} text={d('planning.running', { percent: percent(run.progress) })} />
        </span>
        <DeskButton label={d('planning.stop')} onPress={stop} />
      </>
    )
  }
  return (
    <>
      {plan ? <span className="quiet plan-made">{d('planning.made', { time: when.at(plan.madeAt) })}</span> : null}
      <DeskButton
        look={plan ? 'plain' : 'main'}
        icon="retry"
        label={plan ? d('planning.again') : d('planning.run')}
        onPress={start}
      />
    </>
  )
}

/** The plan, or what stands in its place. */
export function PlanBody<K extends PlanKind>({
  kind,
  planning,
  children,
}: {
  kind: K
  planning: Planning<K>
  children: (plan: NonNullable<Planning<K>['plan']>) => ReactNode
}): ReactNode {
  const { d } = useDeskText()
  const { plan, run, loaded, problem, again, start } = planning
  if (!loaded) return problem === undefined ? <Skeleton lines={6} /> : <FailedPart details={problem} onRetry={again} />
  return (
    <>
      {run?.state === 'failed' ? <QuietLine icon="exception">{d('planning.failed')}</QuietLine> : null}
      {run?.state === 'cancelled' ? <QuietLine icon="exception">{d('planning.cancelled')}</QuietLine> : null}
      {plan ? (
        children(plan)
      ) : run?.state === 'running' ? (
        <Skeleton lines={8} />
      ) : (
        <EmptyState
          icon="space"
          title={d('planning.none')}
          text={familyText(d, 'planning.none', kind)}
          action={{ label: d('planning.run'), onPress: start }}
        />
      )}
    </>
  )
}
