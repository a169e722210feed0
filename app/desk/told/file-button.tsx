// Owns taking a file of the person's computer to the server, and saying what came of it: how much was taken, or which line
// is wrong.
import { type ReactNode, useRef, useState } from 'react'
import { DeskButton } from '../../ui/desk/index.ts'
import { send } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { useDeskText } from '../text.ts'

export interface FileButtonProps<Answer> {
  readonly label: string
  readonly hint: string
  readonly accept: string
  readonly path: string
  readonly body: Readonly<Record<string, string>>
  readonly done: (answer: Answer) => string
  readonly disabled?: boolean
}

export function FileButton<Answer>({
  label,
  hint,
  accept,
  path,
  body,
  done,
  disabled,
}: FileButtonProps<Answer>): ReactNode {
  const { d, lang } = useDeskText()
  const { tell, live } = useSession()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const take = async (file: File) => {
    setBusy(true)
    try {
      const answer = await send<Answer>(path, {
        ...body,
        name: file.name,
        text: textOf(await file.arrayBuffer(), lang),
      })
      if (answer.ok) {
        tell({ tone: 'ok', text: done(answer.value) })
        live.nudge()
        return
      }
      const fact = (key: string) => String(answer.facts[key] ?? '')
      const where = { line: fact('line'), column: fact('column'), found: fact('found') || answer.code }
      tell({ tone: 'err', text: d('file.refused', where) })
    } catch {
      tell({ tone: 'err', text: d('notice.not-sent') })
    } finally {
      setBusy(false)
    }
  }
  return (
    <span title={hint}>
      <DeskButton
        icon="add"
        label={label}
        disabled={busy || disabled === true}
        onPress={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) void take(file)
        }}
      />
    </span>
  )
}

/** UTF-8, or UTF-16 where its mark says so; what is neither is in the old page of letters of the person's language. */
function textOf(bytes: ArrayBuffer, language: string): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2))
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(language === 'ru' ? 'windows-1251' : 'windows-1252').decode(bytes)
  }
}
