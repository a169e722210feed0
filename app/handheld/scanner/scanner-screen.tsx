// Owns the test of a scanner: what it sends, how fast, how it is understood; what is learned from the set-up code; and how
// the usual makes are set up. Scans end here and change nothing.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Learned, learnDevice, type Scanned } from '../../../shared/scan/index.ts'
import { type KeyHeard, watchKeys } from '../../device/key-log.ts'
import type { ScanEvent } from '../../device/scan-event.ts'
import { HandheldFrame, NoteLine } from '../../ui/handheld/index.ts'
import { useConnection, useFloor, useRows } from '../floor.ts'
import { usePageTitle } from '../page-title.ts'
import { readScan } from '../scan/read-scan.ts'
import { useWords } from '../words.ts'
import { type Burst, latestBurst, visible } from './burst.ts'
import './scanner.css'

interface Seen {
  readonly raw: string
  readonly scanned: Scanned
  readonly burst: Burst | undefined
  readonly learned: Learned | undefined
}

const kept = 400
const makes = ['zebra', 'honeywell', 'urovo', 'newland'] as const

export function ScannerScreen(): ReactNode {
  const { shift, bus, scanner, play } = useFloor()
  const { chip } = useConnection()
  const set = useRows()
  const text = useWords()
  const heard = useRef<KeyHeard[]>([])
  const [seen, setSeen] = useState<Seen>()
  usePageTitle(text.say('scanner.title'))
  useEffect(
    () =>
      watchKeys(window, (key) => {
        heard.current = [...heard.current.slice(-kept), key]
      }),
    [],
  )
  useEffect(
    () =>
      bus.subscribe((scan: ScanEvent) => {
        const learned = learnDevice(scan.raw)
        if (learned) scanner.learn(learned)
        const scanned = readScan(set, scanner.state(), scan)
        const burst = scan.source === 'wedge' ? latestBurst(heard.current) : undefined
        setSeen({ raw: scan.raw, scanned, burst, learned })
        play('right')
        return true
      }),
    [bus, scanner, set, play],
  )
  return (
    <HandheldFrame
      title={text.say('scanner.title')}
      sync={chip}
      onOpenSync={() => shift.show('sync')}
      onBack={() => shift.back()}
      stepKey="scanner"
    >
      <NoteLine icon="scan">{text.say('scanner.ask')}</NoteLine>
      <div aria-live="polite">{seen ? <SeenCard seen={seen} /> : <p>{text.say('scanner.none')}</p>}</div>
      <section className="scanner-guide">
        <h2>{text.say('scanner.guide')}</h2>
        {makes.map((make) => (
          <details key={make}>
            <summary>{text.say(`scanner.guide.${make}`)}</summary>
            <p>{text.say(`scanner.guide.${make}.steps`)}</p>
          </details>
        ))}
        <p>{text.say('scanner.guide.check')}</p>
      </section>
    </HandheldFrame>
  )
}

function SeenCard({ seen: { raw, scanned, burst, learned } }: { seen: Seen }): ReactNode {
  const text = useWords()
  const ms = (value: number) => text.number(Math.round(value))
  const facts = (['lot', 'expiry', 'serial', 'count'] as const).flatMap((fact) => {
    const value = scanned.kind === 'item' || scanned.kind === 'unknown' ? scanned[fact] : undefined
    return value === undefined ? [] : [`${text.say(`scanner.fact.${fact}`)} ${String(value)}`]
  })
  const code = 'code' in scanned ? scanned.code : undefined
  const notes = [
    ...(scanned.repair ? [text.say('scanner.repaired')] : []),
    ...(scanned.kind === 'unknown' && scanned.misread ? [text.say('scanner.misread')] : []),
    ...(scanned.kind === 'item' && scanned.doubts.length > 0 ? [text.say('scanner.doubt')] : []),
  ]
  return (
    <dl className="scanner-seen card">
      <dt>{text.say('scanner.raw')}</dt>
      <dd className="scanner-code">{visible(raw)}</dd>
      <dt>{text.say('scanner.means')}</dt>
      <dd>
        {learned
          ? [text.say('scanner.learned'), ...learnedWords(learned, text)].join(' · ')
          : [text.say(`scanner.kind.${scanned.kind}`), ...(code === undefined ? [] : [code]), ...facts].join(' · ')}
      </dd>
      {notes.map((note) => (
        <dd key={note}>{note}</dd>
      ))}
      {burst ? (
        <>
          <dt>{text.say('scanner.keys')}</dt>
          <dd>
            {text.say('scanner.pace', { n: burst.keys.length, median: ms(burst.median), longest: ms(burst.longest) })},{' '}
            {text.say(burst.end === 'Enter' || burst.end === 'Tab' ? `scanner.end.${burst.end}` : 'scanner.end.none')},{' '}
            {text.say(`scanner.way.${burst.way}`)}
          </dd>
          <dd className="scanner-keys">
            {burst.keys.map((key, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: keys are told by their place in the burst
              <span key={index} title={key.code}>
                {visible(key.text)}
                <small>{index === 0 ? '' : ms(key.t - (burst.keys[index - 1]?.t ?? key.t))}</small>
              </span>
            ))}
          </dd>
        </>
      ) : null}
    </dl>
  )
}

function learnedWords({ layout, prefix, separatorsKept }: Learned, text: ReturnType<typeof useWords>): string[] {
  return [
    ...(layout === undefined ? [] : [text.say('scanner.learned.layout', { layout })]),
    ...(prefix === undefined ? [] : [text.say('scanner.learned.prefix', { prefix })]),
    text.say(separatorsKept ? 'scanner.learned.kept' : 'scanner.learned.lost'),
  ]
}
