// Owns reading in the file that a handheld exported when it could not send.
import { type ReactNode, useRef, useState } from 'react'
import type { OutboxTaken } from '../../../shared/protocol/desk/house.ts'
import { DeskButton } from '../../ui/desk/index.ts'
import { ask, notSignedIn } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { useDeskText } from '../text.ts'

export function OutboxButton(): ReactNode {
  const { d } = useDeskText()
  const { tell, live, signedOut } = useSession()
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    try {
      const headers = { 'content-type': 'application/json' }
      const answer = await ask<OutboxTaken>('/outbox', { method: 'POST', headers, body: await file.text() })
      if (answer.ok) {
        const { device, taken, known, missing } = answer.value
        tell({
          tone: missing > 0 ? 'warn' : 'ok',
          text: d('outbox.taken', { device: device.name, taken, known, missing }),
        })
        live.nudge()
      } else if (answer.code === notSignedIn) signedOut()
      else tell({ tone: 'err', text: answer.code === 'no-right' ? d('refusal.no-right') : d('outbox.not-read') })
    } catch {
      tell({ tone: 'err', text: d('notice.not-sent') })
    } finally {
      setBusy(false)
      if (field.current) field.current.value = ''
    }
  }
  return (
    <>
      <input
        ref={field}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={d('outbox.read')}
        onChange={(event) => void take(event.target.files?.[0])}
      />
      <DeskButton icon="receive" label={d('outbox.read')} disabled={busy} onPress={() => field.current?.click()} />
    </>
  )
}
