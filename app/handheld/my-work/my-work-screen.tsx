// Owns the first screen: go on where one stopped, what waits by count, what sync brought. No menu; any scan opens what it
// names.
import type { ReactNode } from 'react'
import { type AnyJob, view } from '../../../shared/jobs/index.ts'
import { myWork, type WorkCard } from '../../../shared/jobs/my-work.ts'
import type { State } from '../../../shared/rows/tables.ts'
import { ContinueCard, HandheldFrame, JobCard, NoteLine, UndoStrip } from '../../ui/handheld/index.ts'
import { useConnection, useFloor, useRows, useShift } from '../floor.ts'
import { usePageTitle } from '../page-title.ts'
import { useWords, type Words } from '../words.ts'
import { Attention } from './attention.tsx'
import { reportedBy } from './reported.ts'
import { StorageNote } from './storage-note.tsx'
import { UpdateCard } from './update-card.tsx'

export function MyWorkScreen(): ReactNode {
  const { shift, leave } = useFloor()
  const { hand, step } = useShift()
  const set = useRows()
  const { chip: sync } = useConnection()
  const text = useWords()
  const context = shift.context()
  const { continue: inHand, cards } = myWork(set.state, context, hand.job)
  const person = set.state.get('person', context.person)?.name ?? ''
  const warehouse = set.state.get('warehouse', set.warehouse)?.name ?? ''
  usePageTitle(person)
  const reported = reportedBy(set.state, set.warehouse, context.person, context.now)
  // The last step of a task that is over: the task itself offers it while it goes on.
  const finished = hand.job ? undefined : shift.undoable()?.words
  return (
    <HandheldFrame
      title={`${person} · ${warehouse}`}
      sync={sync}
      onOpenSync={() => shift.show('sync')}
      strip={finished ? <UndoStrip text={text.job(finished)} onUndo={() => shift.undo()} /> : null}
      stepKey={`my-work:${step}`}
      sides={[
        { icon: 'look-up', label: text.say('work.look-up'), onPress: () => shift.open({ job: 'look-up' }) },
        { icon: 'settings', label: text.say('work.settings'), onPress: () => shift.show('settings') },
        { icon: 'person', label: text.say('work.leave'), onPress: leave },
      ]}
    >
      <Attention />
      <StorageNote />
      <UpdateCard />
      {inHand ? (
        <ContinueCard
          label={text.say('work.continue')}
          title={text.job(inHand.title)}
          {...(inHand.fact && { detail: text.job(inHand.fact) })}
          onPress={() => shift.resume()}
        />
      ) : null}
      {hand.parked.map((job, index) => (
        <JobCard
          // biome-ignore lint/suspicious/noArrayIndexKey: tasks put aside are known by their order
          key={index}
          icon="park"
          label={titleOf(set.state, job, text)}
          detail={text.say('work.parked')}
          onPress={() => shift.resume(index)}
        />
      ))}
      <Cards cards={cards} />
      <JobCard icon="print" label={text.say('work.labels')} onPress={() => shift.show('labels')} />
      {reported.length > 0 ? (
        <JobCard
          icon="exception"
          label={text.say('reported.title')}
          detail={text.say('reported.card')}
          count={text.number(reported.length)}
          onPress={() => shift.show('reported')}
        />
      ) : null}
      {cards.every((card) => !card.count) ? <NoteLine icon="note">{text.say('work.empty')}</NoteLine> : null}
    </HandheldFrame>
  )
}

/** A task that was put aside because its step is broken must not break this screen, too. */
function titleOf(state: State, job: AnyJob, text: Words): string {
  try {
    return text.job(view(state, job).title)
  } catch {
    return text.say('work.parked')
  }
}

function Cards({ cards }: { cards: readonly WorkCard[] }): ReactNode {
  const { shift } = useFloor()
  const text = useWords()
  return cards.map((card) => {
    const { start } = card
    return (
      <JobCard
        key={start.job}
        icon={card.icon}
        label={text.job(card.title)}
        {...(card.count !== undefined && { count: text.number(card.count) })}
        {...(card.fact && { detail: text.job(card.fact) })}
        onPress={() => shift.open(start)}
      />
    )
  })
}
