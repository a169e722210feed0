// Owns showing an answer of the server and keeping it fresh: read when shown, read again at news, old content stays until
// the new one is there, and a part that failed says so while the rest works.
import { useCallback, useEffect, useRef, useState } from 'react'
import { ask, notSignedIn } from './client.ts'
import { keepSame } from './keep-same.ts'
import { useSession } from './session.tsx'

export interface Reading<T> {
  readonly data: T | undefined
  /** Which address `data` answers: while another is being read, it is still the one before. */
  readonly path: string | undefined
  /** Why the last reading failed; `data`, where there is any, is older than it seems. */
  readonly problem: string | undefined
  readonly again: () => void
}

interface Kept<T> {
  readonly path: string
  readonly data: T | undefined
  readonly problem: string | undefined
}

/** @param path below /api/desk; undefined reads nothing */
export function useRead<T extends { readonly asOf: number }>(path: string | undefined): Reading<T> {
  const { live, signedOut } = useSession()
  const [kept, setKept] = useState<Kept<T>>()
  const reader = useRef<() => void>(undefined)

  useEffect(() => {
    if (path === undefined) return
    let current: AbortController | undefined
    let wanted = false
    let ended = false

    const take = (data: T) => {
      live.answered(data.asOf)
      setKept((was) => ({ path, data: keepSame(was?.data, data), problem: undefined }))
    }
    const fail = (problem: string) =>
      setKept((was) => ({ path, data: was?.path === path ? was.data : undefined, problem }))

    const read = async () => {
      if (document.hidden || current) {
        wanted = true
        return
      }
      current = new AbortController()
      try {
        const answer = await ask<T>(path, { signal: current.signal })
        if (ended) return
        if (answer.ok) take(answer.value)
        else if (answer.code === notSignedIn) signedOut()
        else fail(answer.code)
      } catch (fault) {
        if (!ended) fail(fault instanceof Error ? fault.message : String(fault))
      } finally {
        current = undefined
        if (wanted && !ended) {
          wanted = false
          void read()
        }
      }
    }
    const seen = () => {
      if (!document.hidden && wanted) {
        wanted = false
        void read()
      }
    }
    reader.current = () => void read()
    void read()
    const stop = live.onNews(() => void read())
    document.addEventListener('visibilitychange', seen)
    return () => {
      ended = true
      stop()
      document.removeEventListener('visibilitychange', seen)
      current?.abort()
    }
  }, [path, live, signedOut])

  const again = useCallback(() => reader.current?.(), [])
  return { data: path === undefined ? undefined : kept?.data, path: kept?.path, problem: kept?.problem, again }
}
