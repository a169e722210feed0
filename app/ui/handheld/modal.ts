// Owns how something lies over the screen and takes its focus: the platform's modal dialog, opened while it is drawn.
import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Opens the dialog it is given to, puts the focus on its heading, and gives the focus back when it goes. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    dialog.showModal()
    dialog.querySelector<HTMLElement>('[data-step-heading]')?.focus({ preventScroll: true })
    return () => dialog.close()
  }, [])
  return ref
}
