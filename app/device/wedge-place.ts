// Owns where on the page a key would land, and changing a field without its owner noticing a difference.
import type { Place } from './wedge-run.ts'

const notTyped = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'])

/** Where keys go while `element` has the focus. */
export function placeOf(element: Element | null): Place {
  if (!(element instanceof HTMLElement)) return 'none'
  if (element instanceof HTMLInputElement) return notTyped.has(element.type) ? 'control' : 'field'
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return 'field'
  if (element.isContentEditable) return 'field'
  return element.matches('button, a[href], summary, [role="button"], [tabindex]:not([tabindex="-1"])')
    ? 'control'
    : 'none'
}

export interface Editable {
  /** Remembers value and selection; the function given back restores them and tells the page by an `input` event. */
  mark(): () => void
  /** Types `text` at the selection. */
  insert(text: string): void
}

/** The field in `element` as something to edit, or undefined when it holds no text of one line or more. */
export function editableAt(element: Element | null): Editable | undefined {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return fieldOf(element)
  if (element instanceof HTMLElement && element.isContentEditable) return richTextOf(element)
  return undefined
}

function fieldOf(field: HTMLInputElement | HTMLTextAreaElement): Editable {
  return {
    mark() {
      const { value, selectionStart, selectionEnd } = field
      return () => {
        if (field.value === value) return
        setValue(field, value)
        // Number and date fields have no selection.
        if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd)
      }
    },
    insert(text) {
      const from = field.selectionStart ?? field.value.length
      const to = field.selectionEnd ?? from
      setValue(field, field.value.slice(0, from) + text + field.value.slice(to))
      if (field.selectionStart !== null) field.setSelectionRange(from + text.length, from + text.length)
    },
  }
}

// React overrides `value` on the element to notice changes; the prototype's setter and a bubbling event reach it.
function setValue(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

function richTextOf(element: HTMLElement): Editable {
  return {
    mark() {
      const content = element.textContent
      return () => {
        if (element.textContent === content) return
        element.textContent = content
        element.dispatchEvent(new Event('input', { bubbles: true }))
      }
    },
    insert(text) {
      element.append(text)
      element.dispatchEvent(new Event('input', { bubbles: true }))
    },
  }
}
