// Owns giving a code that the scanner can't read: by the camera, or typed as it stands below the bars. Goes the way of any
// scan. Does not know what the code means.
import { type ReactNode, useState } from 'react'
import type { ScanEvent } from '../../device/scan-event.ts'
import { Press, Sheet } from '../../ui/handheld/index.ts'
import { useDoorWords } from '../door-words.ts'
import type { Scanner } from './camera-view.tsx'
import { CameraView } from './camera-view.tsx'
import './scan.css'

export interface CodeSheetProps {
  title: string
  scanner: Scanner
  onScan: (scan: ScanEvent) => void
  onClose: () => void
}

export function CodeSheet({ title, scanner, onScan, onClose }: CodeSheetProps): ReactNode {
  const { say } = useDoorWords()
  const [camera, setCamera] = useState(!scanner.hasEngine())
  const [typed, setTyped] = useState('')
  const take = () => {
    const raw = typed.trim()
    if (raw !== '') onScan({ raw, source: 'typed', t: scanner.now() })
  }
  return (
    <Sheet title={title} backLabel={say('code.back')} onClose={onClose}>
      {camera ? (
        <CameraView scanner={scanner} onScan={onScan} />
      ) : (
        <form
          className="code-form"
          onSubmit={(event) => {
            event.preventDefault()
            take()
          }}
        >
          <label className="code-label">
            {say('code.type')}
            <input
              className="code-field code"
              value={typed}
              autoCapitalize="characters"
              autoComplete="off"
              autoCorrect="off"
              spellCheck={false}
              enterKeyHint="done"
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
          <Press className="code-take" disabled={typed.trim() === ''} onPress={take}>
            {say('code.take')}
          </Press>
        </form>
      )}
      <Press className="code-other" onPress={() => setCamera(!camera)}>
        {say(camera ? 'code.keys' : 'code.camera')}
      </Press>
    </Sheet>
  )
}
