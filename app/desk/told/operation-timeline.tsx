// Owns the timeline of a thing as the desk shows it: each step opens its operation; what was learned late says so.
import type { ReactNode } from 'react'
import type { OperationBrief } from '../../../shared/protocol/desk/operations.ts'
import { Press, Timeline, words } from '../../ui/desk/index.ts'
import { familyText, useDeskText } from '../text.ts'
import { deviceText, factsText, learnedLate, personText } from './names.ts'
import { useOpenOperation } from './operation-drawer.tsx'
import { operationIcon, operationTone } from './operation-icons.ts'
import { useWhen } from './when.ts'

export function OperationTimeline({ label, steps }: { label: string; steps: readonly OperationBrief[] }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const open = useOpenOperation()
  return (
    <Timeline
      label={label}
      events={steps.map((step) => ({
        id: step.id,
        time: when.short(step.at),
        icon: operationIcon(step.type),
        tone: operationTone(step),
        title: (
          <Press
            className="link"
            aria-label={`${familyText(d, 'op', step.type)}. ${d('op.open')}`}
            onPress={() => open(step.id)}
          >
            {familyText(d, 'op', step.type)}
          </Press>
        ),
        detail: (
          <>
            {words(factsText(text, step))}
            {factsText(text, step) === '' ? null : <br />}
            {whoText(text, step, when.exact(step.learnedAt))}
          </>
        ),
      }))}
    />
  )
}

function whoText(text: ReturnType<typeof useDeskText>, step: OperationBrief, learned: string): ReactNode {
  const { d } = text
  const who = [personText(d, step.person), deviceText(d, step.device)].filter(
    (each, at, all) => all.indexOf(each) === at,
  )
  if (learnedLate(step)) who.push(d('op.learned', { time: learned }))
  if (step.outcome !== 'applied') who.push(familyText(d, 'outcome', step.outcome))
  return words(who.join(' · '))
}
