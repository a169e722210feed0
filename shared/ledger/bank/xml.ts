// Owns reading XML as far as statements of banks need it: elements, text, attributes, entities of the standard, CDATA. Namespaces
// are cut off. A document type is refused, since it could name anything; so is what is not closed.

/** An element: its name without a namespace, its own text, its children. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

interface Open {
  name: string
  attributes: Record<string, string>
  children: Element[]
  text: string
}

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s<>/!?]+)([^<>]*?)(\/?)>|([^<]+)|(<)/g
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
/** No statement is nested deeper; what is was made to hurt. */
const deepest = 100

/** The root element of a document, or undefined where the text is none. */
export function readXml(text: string): Element | undefined {
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const path: Open[] = [root]
  for (const [, cdata, closing, name, rest = '', empty, plain, stray] of text.replace(/^\uFEFF/, '').matchAll(token)) {
    const top = path[path.length - 1]
    if (stray !== undefined || !top) return undefined
    if (cdata !== undefined) top.text += cdata
    else if (plain !== undefined) top.text += decoded(plain)
    else if (name === undefined) continue
    else if (closing) {
      if (path.length < 2 || top.name !== local(name)) return undefined
      path.pop()
      path[path.length - 1]?.children.push(top)
    } else {
      const element: Open = { name: local(name), attributes: attributesIn(rest), children: [], text: '' }
      if (empty) top.children.push(element)
      else if (path.push(element) > deepest) return undefined
    }
  }
  return path.length === 1 && root.children.length === 1 && root.text.trim() === '' ? root.children[0] : undefined
}

/** The first element on a path of names below another. */
export function below(element: Element | undefined, ...names: readonly string[]): Element | undefined {
  let found = element
  for (const name of names) found = found?.children.find((child) => child.name === name)
  return found
}

/** The text on a path of names, trimmed; '' where there is none. */
export function textBelow(element: Element | undefined, ...names: readonly string[]): string {
  return below(element, ...names)?.text.trim() ?? ''
}

export function allBelow(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? []
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function attributesIn(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name = '', double, single] of text.matchAll(attribute))
    found[local(name)] = decoded(double ?? single ?? '')
  return found
}

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
