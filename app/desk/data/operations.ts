// Owns sending what a person decided: operations with ids made here, so that a press that is sent twice counts once. Says
// what became of it; a refusal stays on the screen with its reason.
import { useCallback, useState } from 'react'
import type { Wish } from '../../../shared/operations/index.ts'
import type { OperationsAnswer } from '../../../shared/protocol/desk/session.ts'
import type { Ack } from '../../../shared/protocol/exchange.ts'
import { makeId } from '../../../shared/values/ids.ts'
import { useDeskText } from '../text.ts'
import { notSignedIn, send } from './client.ts'
import { refusalText } from './refusals.ts'
import { useSession } from './session.tsx'

export function newId(): string {
  return makeId<string>({ now: () => Date.now(), random: () => crypto.getRandomValues(new Uint8Array(16)) })
}

/** A wish; where the books learn of it later the day on which it happened, and its id where another wish names it. */
export type DatedWish = Wish & { readonly on?: string | undefined; readonly id?: string }

/** The wish, told of a day before today where `on` is one. */
export function onDay(wish: Wish, on: string, today: string): DatedWish {
  return on === today ? wish : { ...wish, on }
}

export interface Sending {
  /** Resolves to whether everything was recorded. What is done is told in `done`. */
  readonly submit: (wishes: readonly DatedWish[], done: string) => Promise<boolean>
  readonly busy: boolean
}

export function useOperations(): Sending {
  const { warehouse, live, tell, signedOut } = useSession()
  const { d } = useDeskText()
  const [busy, setBusy] = useState(false)
  const submit = useCallback(
    async (wishes: readonly DatedWish[], done: string) => {
      const operations = wishes.map((wish) => ({
        id: wish.id ?? newId(),
        type: wish.type,
        body: wish.body,
        warehouse: warehouse.id,
        ...(wish.on && { on: wish.on }),
      }))
      setBusy(true)
      try {
        const answer = await sentTwice(operations)
        if (!answer.ok) {
          if (answer.code === notSignedIn) signedOut()
          else tell({ tone: 'err', text: refusalText(d, answer.code, answer.facts) })
          return false
        }
        const refused = answer.value.acks.find((ack) => !counts(ack))
        if (refused) tell({ tone: 'warn', text: refusalText(d, refused.code ?? '', refused.facts ?? {}) })
        else tell({ tone: 'ok', text: done })
        live.nudge()
        return refused === undefined
      } catch {
        tell({ tone: 'err', text: d('notice.not-sent') })
        return false
      } finally {
        setBusy(false)
      }
    },
    [warehouse.id, live, tell, signedOut, d],
  )
  return { submit, busy }
}

function counts(ack: Ack): boolean {
  return ack.outcome === 'applied' || ack.outcome === 'exception'
}

/** An answer may be lost on the way back: asked once more under the same ids, nothing is done twice. */
async function sentTwice(operations: readonly object[]) {
  try {
    return await send<OperationsAnswer>('/operations', { operations })
  } catch {
    return send<OperationsAnswer>('/operations', { operations })
  }
}
