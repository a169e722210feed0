// Owns new labels on the floor: what is scanned gets its label from the printer of this warehouse. Needs the network, and says
// so where there is none.
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { Known } from '../../../shared/scan/index.ts'
import type { LabelAsked, LabelPrinted } from '../../sync/print-label.ts'
import { HandheldFrame, NoteLine } from '../../ui/handheld/index.ts'
import { useConnection, useFloor, useRows } from '../floor.ts'
import { usePageTitle } from '../page-title.ts'
import { readScan } from '../scan/read-scan.ts'
import { useWords } from '../words.ts'

type Wanted = Pick<LabelAsked, 'kind' | 'term'>
type Told = { readonly of: string; readonly outcome: LabelPrinted | 'asking' | 'no-label'; readonly wanted?: Wanted }

export function LabelScreen(): ReactNode {
  const { shift, bus, scanner, play, print } = useFloor()
  const { chip } = useConnection()
  const set = useRows()
  const text = useWords()
  const [told, setTold] = useState<Told>()
  usePageTitle(text.say('labels.title'))
  const { lang } = text
  const ask = useCallback(
    async (raw: string) => {
      const scanned = readScan(set, scanner.state(), { raw })
      const wanted = scanned.kind === 'unknown' ? undefined : labelOf(scanned)
      if (!wanted) {
        play('wrong')
        setTold({ of: raw, outcome: 'no-label' })
        return
      }
      setTold({ of: raw, outcome: 'asking', wanted })
      const outcome = await print({ ...wanted, language: lang })
      play(outcome.ok ? 'done' : 'wrong')
      setTold({ of: raw, outcome, wanted })
    },
    [set, scanner, print, play, lang],
  )
  const openAsPdf = async (wanted: Wanted | undefined) => {
    if (!wanted) return
    const { openLabel } = await import('../papers/open-papers.ts')
    await openLabel(set.state, { ...wanted, language: lang })
  }
  useEffect(
    () =>
      bus.subscribe(({ raw }) => {
        void ask(raw)
        return true
      }),
    [bus, ask],
  )
  return (
    <HandheldFrame
      title={text.say('labels.title')}
      sync={chip}
      onOpenSync={() => shift.show('sync')}
      onBack={() => shift.back()}
      stepKey="labels"
    >
      <NoteLine icon="scan">{text.say('labels.ask')}</NoteLine>
      <div aria-live="polite">
        {told ? <Outcome told={told} onAgain={() => void ask(told.of)} /> : null}
        {told?.wanted && typeof told.outcome === 'object' && !told.outcome.ok ? (
          <NoteLine icon="print" press={{ label: text.say('labels.pdf'), onPress: () => void openAsPdf(told.wanted) }}>
            {text.say('labels.pdf.text')}
          </NoteLine>
        ) : null}
      </div>
    </HandheldFrame>
  )
}

function Outcome({ told: { of, outcome }, onAgain }: { told: Told; onAgain: () => void }): ReactNode {
  const { say } = useWords()
  if (outcome === 'asking') return <NoteLine icon="print">{say('labels.asking', { of })}</NoteLine>
  if (outcome === 'no-label') {
    return (
      <NoteLine icon="exception" tone="warn">
        {say('labels.no-label', { of })}
      </NoteLine>
    )
  }
  if (outcome.ok) return <NoteLine icon="print">{say('labels.printed', { of, printer: outcome.printer })}</NoteLine>
  return (
    <NoteLine icon="exception" tone="warn" press={{ label: say('labels.again'), onPress: onAgain }}>
      {say(`labels.${outcome.why}`)}
    </NoteLine>
  )
}

/** Which label a thing has, if any. */
function labelOf(known: Known): Pick<LabelAsked, 'kind' | 'term'> | undefined {
  switch (known.kind) {
    case 'location':
      return { kind: 'bin', term: known.locationId }
    case 'plate':
      return { kind: 'pallet', term: known.plateId }
    case 'item':
      return known.lot === undefined
        ? { kind: 'item', term: known.itemId }
        : { kind: 'lot', term: `${known.itemId}|${known.lot}` }
    case 'shipment':
      return { kind: 'shipping', term: known.shipmentId }
    default:
      return undefined
  }
}
