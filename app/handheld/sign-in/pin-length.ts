// Owns remembering how long a person's PIN is, on this device only, so that its last digit signs them in without a press.
// The first time, and where nothing can be kept, they press. The PIN itself is never kept here.
import { putText, type Shelf, textOn } from '../shelf.ts'

const prefix = 'stockhand.pin-length'
export const shortestPin = 4
export const longestPin = 12

export function pinLengthOf(shelf: Shelf | undefined, person: string): number | undefined {
  const length = Number(textOn(shelf, `${prefix}.${person}`) ?? '')
  return length >= shortestPin && length <= longestPin ? length : undefined
}

export function notePinLength(shelf: Shelf | undefined, person: string, length: number): void {
  putText(shelf, `${prefix}.${person}`, String(length))
}
