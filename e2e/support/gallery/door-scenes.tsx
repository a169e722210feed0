// Owns the pictures of the door that need a replica: what a new device shows while its first copy comes.
import type { ReactNode } from 'react'
import { DoorWordsContext, useMadeDoorWords } from '../../../app/handheld/door-words.ts'
import { FirstCopyScreen } from '../../../app/handheld/enrol/first-copy-screen.tsx'

const never = () => () => undefined

function FirstCopy({ arriving, coming, offline = false }: Coming): ReactNode {
  const words = useMadeDoorWords()
  const chip = offline ? ({ kind: 'offline', count: 0 } as const) : ({ kind: 'sent' } as const)
  const state = { chip }
  return (
    <DoorWordsContext.Provider value={words}>
      <FirstCopyScreen
        copy={{ subscribe: never, version: () => 1, arriving, coming }}
        connection={{ subscribe: never, state: () => state }}
      />
    </DoorWordsContext.Provider>
  )
}

interface Coming {
  readonly arriving: number
  readonly coming: number | undefined
  readonly offline?: boolean
}

export const doorScenes: Readonly<Record<string, () => ReactNode>> = {
  'copy-begins': () => <FirstCopy arriving={0} coming={undefined} />,
  'copy-half': () => <FirstCopy arriving={96_000} coming={124_000} />,
  'copy-offline': () => <FirstCopy arriving={96_000} coming={124_000} offline />,
}
