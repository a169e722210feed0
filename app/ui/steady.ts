// Owns sparing a component the work of drawing what it has drawn already: props that are made anew with each scan but say
// the same count as the same. A handheld has a sixtieth of a second for an answer. Does not know any component.
import { type ComponentType, isValidElement, type MemoExoticComponent, memo } from 'react'

/** Draws again only when what its props say has changed. Functions are the same only when they are the very same. */
export function steady<Props extends object>(
  component: ComponentType<Props>,
): MemoExoticComponent<ComponentType<Props>> {
  return memo(component, saysTheSame)
}

/** Whether two values of plain data, text and elements say the same. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (isValidElement(a) || isValidElement(b)) {
    return (
      isValidElement(a) && isValidElement(b) && a.type === b.type && a.key === b.key && saysTheSame(a.props, b.props)
    )
  }
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length || Array.isArray(a) !== Array.isArray(b)) return false
  return keys.every((key) => Object.hasOwn(b, key) && saysTheSame(a[key as never], b[key as never]))
}
