// Owns what is measured on a screen that is shown: size and distance of targets, least type, nothing cut or running
// out, and axe's rules. Returns sentences; an empty list is a good screen. For journeys as for the gallery.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

export interface ScreenRules {
  /** Least side of what takes a touch, in CSS px. */
  target: number
  /** Least size of type, in CSS px. */
  type: number
  /** 7:1 for all text (the handheld), else 4.5:1. */
  enhancedContrast: boolean
}

export const handheldRules: ScreenRules = { target: 48, type: 16, enhancedContrast: true }
export const deskRules: ScreenRules = { target: 24, type: 12, enhancedContrast: false }

/** Faults of measure, found in the page itself. */
function measured({ target, type }: ScreenRules): string[] {
  const faults: string[] = []
  const dialog = document.querySelector('dialog[open]')
  const scope = dialog ?? document.body
  const name = (node: Element) =>
    `${node.tagName.toLowerCase()}.${node.className.toString().split(' ').join('.')} "${(node.getAttribute('aria-label') ?? node.textContent ?? '').trim().slice(0, 40)}"`
  const shown = (node: Element) => {
    const box = node.getBoundingClientRect()
    const style = getComputedStyle(node)
    return box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && style.display !== 'none'
  }
  const targets = [...scope.querySelectorAll('button, a[href], input, select, textarea, [role="button"]')].filter(
    (node) => shown(node) && !node.classList.contains('answer-dismiss'),
  )
  for (const node of targets) {
    const box = node.getBoundingClientRect()
    const line = node.closest('td, th') // a tick in a row: its cell takes the press
    const size = line ? line.getBoundingClientRect() : box
    if (Math.round(size.width) < target || Math.round(size.height) < target) {
      faults.push(`target ${Math.round(size.width)}×${Math.round(size.height)} < ${target}: ${name(node)}`)
    }
    if (box.left < -0.5 || box.right > innerWidth + 0.5) faults.push(`target outside the screen: ${name(node)}`)
  }
  // What lies under a panel that floats over the page is reached when it is closed.
  const floats = (node: Element) => node.closest('aside.panel')
  for (const [index, node] of targets.entries()) {
    const a = node.getBoundingClientRect()
    for (const other of targets.slice(index + 1)) {
      if (node.contains(other) || other.contains(node)) continue
      const b = other.getBoundingClientRect()
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      const scrolled =
        node.closest('.sheet-body, .frame-content, .answer-choices') !==
        other.closest('.sheet-body, .frame-content, .answer-choices')
      if (across > 1 && down > 1 && !scrolled && floats(node) === floats(other))
        faults.push(`targets overlap: ${name(node)} and ${name(other)}`)
    }
  }
  const enlarged = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) >= 32
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT)
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement
    if (!node || !text.textContent?.trim() || !shown(node) || node.closest('.unseen, svg, [aria-hidden="true"].unseen'))
      continue
    const size = Number.parseFloat(getComputedStyle(node).fontSize)
    if (size < type - 0.01) faults.push(`type ${size} < ${type}: ${name(node)}`)
    // A word may end a line at a hyphen, nowhere else, unless type is so enlarged that a narrow button can't hold it.
    if (!node.closest('button') || enlarged) continue
    for (const { index, 0: word } of text.textContent.matchAll(/[\p{L}\p{N}]+/gu)) {
      const range = document.createRange()
      range.setStart(text, index)
      range.setEnd(text, index + word.length)
      const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)))
      if (lines.size > 1) faults.push(`word broken in two: "${word}" of ${name(node)}`)
    }
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) {
    faults.push(`the page is ${document.documentElement.scrollWidth} px wide in ${innerWidth}`)
  }
  for (const node of scope.querySelectorAll(
    '.frame-content, .code, .number, .main-action, .side-action, .card, .choice',
  )) {
    if (shown(node) && node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== 'inline') {
      faults.push(`content runs out by ${node.scrollWidth - node.clientWidth} px: ${name(node)}`)
    }
  }
  return faults
}

/** Every fault of the screen that `page` shows. */
export async function faultsOf(page: Page, rules: ScreenRules): Promise<string[]> {
  // tsx names inner functions through a helper that the page does not have.
  await page.evaluate('globalThis.__name ??= (named) => named')
  const faults = await page.evaluate(measured, rules)
  const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
  const results = await axe
    .options({ rules: { 'color-contrast-enhanced': { enabled: rules.enhancedContrast } } })
    .analyze()
  for (const violation of results.violations) {
    for (const node of violation.nodes)
      faults.push(`${violation.id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`)
  }
  return faults
}
