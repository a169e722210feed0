// Owns speaking to the server about printing: what there is, a preview, PDF, jobs. Knows no screen.
import { useCallback, useEffect, useState } from 'react'
import type { Preview, PrintAnswer, PrintAsked } from '../../../shared/protocol/desk/print.ts'
import { notSignedIn, send, withQuery } from '../data/client.ts'
import { refusalText } from '../data/refusals.ts'
import { useSession } from '../data/session.tsx'
import { type Reading, useRead } from '../data/use-read.ts'
import { type DeskTranslate, useDeskText } from '../text.ts'

const lookEveryMs = 2_500

/** Printers and queue, looked at again while something is under way. */
export function usePrinting(): Reading<PrintAnswer & { readonly asOf: number }> {
  const { warehouse } = useSession()
  const reading = useRead<PrintAnswer & { readonly asOf: number }>(withQuery('/print', { warehouse: warehouse.id }))
  const isWaiting = reading.data?.jobs.some(({ state }) => state === 'waiting') ?? false
  const { again } = reading
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(again, lookEveryMs)
    return () => clearInterval(timer)
  }, [isWaiting, again])
  return reading
}

/** What it will look like, a moment after the last change; undefined while there is nothing to ask for. */
export function usePreview(asked: PrintAsked | undefined): { readonly preview?: Preview; readonly problem?: string } {
  const { d } = useDeskText()
  const [shown, setShown] = useState<{ preview?: Preview; problem?: string }>({})
  const key = asked === undefined ? undefined : JSON.stringify(asked)
  useEffect(() => {
    if (key === undefined) {
      setShown({})
      return
    }
    let wanted = true
    const timer = setTimeout(async () => {
      try {
        const answer = await send<Preview>('/print/preview', JSON.parse(key))
        if (!wanted) return
        setShown(answer.ok ? { preview: answer.value } : { problem: refused(d, answer.code, answer.facts) })
      } catch {
        if (wanted) setShown({ problem: d('no-answer.title') })
      }
    }, 300)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [key, d])
  return shown
}

/** Sends what a person pressed; true where it was taken. What was refused is told. */
export function useSend(): <T>(path: string, body: unknown) => Promise<T | undefined> {
  const { tell, signedOut } = useSession()
  const { d } = useDeskText()
  return useCallback(
    async <T>(path: string, body: unknown) => {
      try {
        const answer = await send<T>(path, body)
        if (answer.ok) return answer.value
        if (answer.code === notSignedIn) signedOut()
        else tell({ tone: 'err', text: refused(d, answer.code, answer.facts) })
      } catch {
        tell({ tone: 'err', text: d('notice.not-sent') })
      }
      return undefined
    },
    [tell, signedOut, d],
  )
}

/** Opens a PDF that the server makes; false where it did not. */
export async function openPdfOf(path: string, body: unknown): Promise<boolean> {
  try {
    const answer = await fetch(`/api/desk${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) return false
    const { openPdf } = await import('../../ui/paper/open-pdf.ts')
    openPdf(new Uint8Array(await answer.arrayBuffer()), 'labels.pdf')
    return true
  } catch {
    return false
  }
}

function refused(d: DeskTranslate, code: string, facts: Readonly<Record<string, string | number>>): string {
  if (code === 'bad-prefix') return d('print.bad-prefix')
  if (code === 'nothing-to-print') return d('print.nothing')
  return refusalText(d, code, facts)
}
