// Owns one kind of plan on the screen: asks for it, follows how far it is, ends it. The plan that was there stays until a newer
// one is finished.
import { useCallback, useEffect, useState } from 'react'
import type { Plan, PlanKind, PlanOptions, PlanRun, PlanRunAnswer } from '../../../shared/protocol/desk/planning.ts'
import { notSignedIn, send, withQuery } from '../data/client.ts'
import { refusalText } from '../data/refusals.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { useDeskText } from '../text.ts'

const lookEveryMs = 400
/** Made in a second or two, so nobody need ask for them. */
const madeUnasked: readonly PlanKind[] = ['reorder', 'waves', 'space', 'labour']

const noOptions: PlanOptions = {}

export type PlanOf<K extends PlanKind> = Extract<Plan, { readonly kind: K }>

export interface Planning<K extends PlanKind> {
  readonly plan: PlanOf<K> | undefined
  readonly run: PlanRun | undefined
  readonly loaded: boolean
  readonly problem: string | undefined
  readonly again: () => void
  readonly start: () => void
  /** With other options than the usual ones. */
  readonly startWith: (options: PlanOptions) => void
  readonly stop: () => void
}

/** @param usual what is asked where a plan is made without saying more */
export function usePlan<K extends PlanKind>(kind: K, usual: PlanOptions = noOptions): Planning<K> {
  const { warehouse, tell, signedOut } = useSession()
  const { d } = useDeskText()
  const { data, problem, again } = useRead<PlanRunAnswer>(withQuery('/planning', { warehouse: warehouse.id, kind }))
  const [asked, setAsked] = useState(false)
  const run = data?.run
  const isRunning = run?.state === 'running'

  const post = useCallback(
    async (path: string, options?: PlanOptions) => {
      try {
        const answer = await send(path, { warehouse: warehouse.id, kind, ...(options && { options }) })
        if (answer.ok) again()
        else if (answer.code === notSignedIn) signedOut()
        else tell({ tone: 'err', text: refusalText(d, answer.code, answer.facts) })
      } catch {
        tell({ tone: 'err', text: d('notice.not-sent') })
      }
    },
    [warehouse.id, kind, again, signedOut, tell, d],
  )
  const startWith = useCallback((options: PlanOptions) => void post('/planning', options), [post])
  const start = useCallback(() => startWith(usual), [startWith, usual])
  const stop = useCallback(() => void post('/planning/end'), [post])

  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(again, lookEveryMs)
    return () => clearInterval(timer)
  }, [isRunning, again])

  const isMissing = data !== undefined && data.run === undefined
  useEffect(() => {
    if (!isMissing || asked || !madeUnasked.includes(kind)) return
    setAsked(true)
    start()
  }, [isMissing, asked, kind, start])

  const plan = data?.plan?.kind === kind ? (data.plan as PlanOf<K>) : undefined
  return { plan, run, loaded: data !== undefined, problem, again, start, startWith, stop }
}
