// Owns the sheet of ways out of a step: the job's own, and where there is room the two that any task has.
import type { ReactNode } from 'react'
import type { StepView } from '../../../shared/jobs/view.ts'
import { type Choice, WayOutSheet } from '../../ui/handheld/index.ts'
import { useFloor } from '../floor.ts'
import { useWords } from '../words.ts'

const most = 6

export function WaysSheet({ view }: { view: StepView }): ReactNode {
  const { shift } = useFloor()
  const text = useWords()
  const ways = view.ways.map(
    ({ choice, icon, words, consequence }): Choice => ({
      id: `job:${choice}`,
      icon,
      label: text.job(words),
      ...(consequence && { consequence: text.job(consequence) }),
    }),
  )
  const more: Choice[] = [
    {
      id: 'look-up',
      icon: 'look-up',
      label: text.say('step.look-up'),
      consequence: text.say('step.look-up.then'),
    },
    { id: 'leave', icon: 'park', label: text.say('step.leave'), consequence: text.say('step.leave.then') },
  ]
  const choices = [...ways, ...(view.job === 'look-up' ? [] : more)].slice(0, most)
  const choose = (id: string) => {
    shift.closeSheet()
    if (id === 'look-up') shift.open({ job: 'look-up' })
    else if (id === 'leave') shift.show('my-work')
    else shift.input({ kind: 'choose', choice: id.slice('job:'.length) })
  }
  return (
    <WayOutSheet
      title={text.job(view.waysTitle)}
      {...(view.what?.item !== undefined && { detail: view.what.name })}
      choices={choices}
      onChoose={choose}
      backLabel={text.say('step.back')}
      onClose={() => shift.closeSheet()}
    />
  )
}
