// Owns bringing a PDF before the person: opened in a tab for printing, saved where the browser can't show it.
import regular from '../../../shared/print/font/inter-regular.ttf?inline'
import semibold from '../../../shared/print/font/inter-semibold.ttf?inline'
import type { Typefaces } from './paper.ts'

const keptFor = 10 * 60_000

/** The font files, out of the bundle: no network is needed. */
export function typefaces(): Typefaces {
  return { regular: bytesOf(regular), semibold: bytesOf(semibold) }
}

/** Opens the document in a tab of its own, where the system's print is one press away. */
export function openPdf(bytes: Uint8Array, fileName: string): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }))
  setTimeout(() => URL.revokeObjectURL(url), keptFor)
  if (window.open(url, '_blank')) return
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
}

function bytesOf(dataUrl: string): Uint8Array {
  return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (char) => char.charCodeAt(0))
}
