// Owns making a code that admits one device: shown as an address to open, a code to type and a square to scan.
import { type ReactNode, useEffect, useState } from 'react'
import type { Enrolment } from '../../../shared/protocol/desk/session.ts'
import { DeskButton } from '../../ui/desk/index.ts'
import { notSignedIn, send } from '../data/client.ts'
import { refusalText } from '../data/refusals.ts'
import { useSession } from '../data/session.tsx'
import { Dialog } from '../frame/dialog.tsx'
import { useDeskText } from '../text.ts'
import { useWhen } from '../told/when.ts'
import './enrol-dialog.css'

export function EnrolDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const { warehouse, tell, signedOut } = useSession()
  const [packStation, setPackStation] = useState(false)
  const [made, setMade] = useState<Enrolment>()
  const make = async () => {
    try {
      const answer = await send<Enrolment>('/enrolments', { warehouse: warehouse.id, packStation })
      if (answer.ok) setMade(answer.value)
      else if (answer.code === notSignedIn) signedOut()
      else tell({ tone: 'err', text: refusalText(d, answer.code, answer.facts) })
    } catch {
      tell({ tone: 'err', text: d('notice.not-sent') })
    }
  }
  return (
    <Dialog
      title={d('devices.enrol.title')}
      onClose={onClose}
      actions={
        <DeskButton
          look={made ? 'plain' : 'main'}
          label={made ? d('devices.enrol.another') : d('devices.enrol.make')}
          onPress={() => void make()}
        />
      }
    >
      <p>{d('devices.enrol.text', { place: warehouse.name })}</p>
      <label className="row">
        <input type="checkbox" checked={packStation} onChange={(event) => setPackStation(event.target.checked)} />
        <span>{d('devices.enrol.pack')}</span>
      </label>
      {made ? <Code enrolment={made} /> : null}
    </Dialog>
  )
}

/** The address that a new device opens: the handheld app reads the code from it. */
function addressOf(code: string): string {
  return `${window.location.origin}/?enrol=${code}`
}

function Code({ enrolment }: { enrolment: Enrolment }): ReactNode {
  const { d } = useDeskText()
  const when = useWhen()
  const address = addressOf(enrolment.code)
  const square = useSquare(address)
  return (
    <div className="enrol-code" role="status">
      {square === undefined ? <div className="enrol-square" /> : <img className="enrol-square" src={square} alt="" />}
      <div>
        <p className="enrol-text mono">{enrolment.code}</p>
        <p className="mono">{address}</p>
        <p className="quiet">{d('devices.enrol.until', { time: when.at(enrolment.expiresAt) })}</p>
      </div>
    </div>
  )
}

/** A QR code as a picture; what draws it is loaded only here. */
function useSquare(text: string): string | undefined {
  const [square, setSquare] = useState<string>()
  useEffect(() => {
    let wanted = true
    void import('uqr').then(({ renderSVG }) => {
      if (wanted) setSquare(`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(text, { border: 2 }))}`)
    })
    return () => {
      wanted = false
    }
  }, [text])
  return square
}
