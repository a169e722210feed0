// Owns the panel behind the chip: what waits to be sent, in words, since when, and what a person may do about it.
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { HandheldFrame, type IconName, NoteLine, SyncPanel } from '../../ui/handheld/index.ts'
import { useConnection, useFloor, useRows } from '../floor.ts'
import { usePageTitle } from '../page-title.ts'
import { useWords, type Words } from '../words.ts'
import { type DeviceFacts, deviceFacts, sizeWords } from './device-facts.ts'
import { waitingWords } from './waiting-words.ts'

const mostListed = 100

export function SyncScreen(): ReactNode {
  const { shift, connection, updates } = useFloor()
  const older = useSyncExternalStore(updates.subscribe, () => updates.state().older)
  const set = useRows()
  const { chip, oldest, appOld } = useConnection()
  const text = useWords()
  const [facts, setFacts] = useState<DeviceFacts>({})
  const [exported, setExported] = useState(false)
  useEffect(() => {
    void deviceFacts().then(setFacts)
  }, [])
  const waiting = set.pending.filter((operation) => operation.n > 0).toReversed()
  const none = waiting.length === 0
  const title = text.say(none ? 'sync.title' : 'sync.title.waiting')
  usePageTitle(title)
  const save = async () => {
    saveFile(await connection.exportFile(), `stockhand-${set.identity.name}-${set.now()}.json`)
    setExported(true)
  }
  const detail =
    oldest === undefined
      ? lastContact(set.contact, text)
      : text.say('sync.since', { time: text.time(oldest), age: text.duration(set.now() - oldest) })
  return (
    <HandheldFrame
      title={title}
      sync={chip}
      onBack={() => shift.back()}
      stepKey="sync"
      {...(!none && { wayOut: { label: text.say('sync.export'), icon: 'export', onPress: () => void save() } })}
      main={{
        label: text.say(chip.kind === 'sending' ? 'sync.trying' : 'sync.try'),
        icon: 'retry',
        isStep: true,
        onPress: () => connection.tryNow(),
      }}
    >
      <SyncPanel
        count={text.number(waiting.length)}
        title={text.say(none ? 'sync.none' : 'sync.kept')}
        detail={detail}
        {...(chip.kind === 'late' && { advice: text.say('sync.advice') })}
        listLabel={text.say('sync.list')}
        waiting={waiting.slice(0, mostListed).map((operation) => ({
          id: operation.id,
          time: text.time(operation.at),
          ...waitingWords(set.state, operation, text),
        }))}
        device={linesOf(facts, set.contact, text)}
      />
      {waiting.length > mostListed ? (
        <NoteLine icon="note">{text.say('sync.more', { n: text.number(waiting.length - mostListed) })}</NoteLine>
      ) : null}
      {exported ? (
        <NoteLine icon="export" tone="info">
          {text.say('sync.exported')}
        </NoteLine>
      ) : null}
      {appOld ? (
        <NoteLine icon="retry" tone="warn">
          {text.say('sync.app-old')}
        </NoteLine>
      ) : null}
      {older ? <NoteLine icon="note">{text.say('update.older')}</NoteLine> : null}
      {facts.persisted === false ? <NoteLine icon="storage">{text.say('sync.unsafe')}</NoteLine> : null}
    </HandheldFrame>
  )
}

function lastContact(contact: { at: number; offset: number } | undefined, text: Words): string {
  return contact ? text.say('sync.last', { time: text.time(contact.at + contact.offset) }) : text.say('sync.never')
}

function linesOf(facts: DeviceFacts, contact: { at: number; offset: number } | undefined, text: Words) {
  const lines: { icon: IconName; text: string }[] = []
  if (facts.battery !== undefined) lines.push({ icon: 'battery', text: text.percent(facts.battery) })
  if (facts.freeBytes !== undefined) {
    const size = sizeWords(facts.freeBytes, text.number)
    lines.push({ icon: 'storage', text: text.say('sync.free', { size }) })
  }
  if (contact) {
    const time = text.time(contact.at + contact.offset)
    lines.push({ icon: 'stale', text: text.say('sync.stock-of', { time }) })
  }
  return lines
}

function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
