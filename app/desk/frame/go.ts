// Owns going from page to page within the desk: addresses as links show them, and steps without loading anew.
import { useCallback } from 'react'
import { useLocation } from 'wouter'

const base = '/desk'

/** The address of a page, for a link. @param path below /desk, "/" for the first page */
export function hrefOf(path: string): string {
  return path === '/' ? base : base + path
}

/** Goes to an address or path of the desk. */
export function useGo(): (to: string) => void {
  const [, navigate] = useLocation()
  return useCallback(
    (to: string) => navigate(to === base ? '/' : to.startsWith(`${base}/`) ? to.slice(base.length) : to),
    [navigate],
  )
}
