// Owns the moment after a parcel is closed: its slip may be printed by one press; any scan goes on with the next.
import { type ReactNode, useState } from 'react'
import { HandheldFrame, NextLine, NoteLine, WhatBlock } from '../../ui/handheld/index.ts'
import { useConnection, useFloor, useShift } from '../floor.ts'
import { usePageTitle } from '../page-title.ts'
import { useWords } from '../words.ts'

type Making = 'idle' | 'making' | 'failed'

export function ParcelScreen(): ReactNode {
  const { shift, set } = useFloor()
  const { parcel, hand, step } = useShift()
  const { chip } = useConnection()
  const text = useWords()
  const [making, setMaking] = useState<Making>('idle')
  const shipment = parcel && set.state.get('shipment', parcel.shipment)
  usePageTitle(text.say('parcel.title'))
  if (!shipment) return null
  const units = shipment.lines.reduce((sum, line) => sum + line.quantity, 0)
  const print = async () => {
    setMaking('making')
    try {
      const { openSlip } = await import('../papers/open-papers.ts')
      await openSlip(set.state, shipment, text.lang)
      setMaking('idle')
    } catch {
      setMaking('failed')
    }
  }
  return (
    <HandheldFrame
      title={text.say('parcel.title')}
      sync={chip}
      onOpenSync={() => shift.show('sync')}
      onBack={() => shift.show(hand.job ? 'step' : 'my-work')}
      stepKey={`parcel:${step}`}
      next={<NextLine icon="scan">{text.say('parcel.next')}</NextLine>}
      main={{
        label: text.say(making === 'making' ? 'parcel.printing' : 'parcel.print'),
        icon: 'print',
        isStep: true,
        disabled: making === 'making',
        onPress: () => void print(),
      }}
    >
      <WhatBlock
        state="open"
        name={shipment.number}
        picture={{ name: shipment.number }}
        code={{ tail: text.say('parcel.holds', { n: units }) }}
      />
      <NoteLine icon="note">{text.say('parcel.text')}</NoteLine>
      {making === 'failed' ? (
        <NoteLine icon="exception" tone="warn">
          {text.say('parcel.failed')}
        </NoteLine>
      ) : null}
    </HandheldFrame>
  )
}
