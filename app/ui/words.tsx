// Owns how a translated sentence becomes text on the screen: `**strong**` and `` `code` `` are marked, and bin, order,
// tote codes are found by their shape, so that they get the slashed zero and never break. Knows no sentence.
import { Fragment, type ReactNode } from 'react'

// **strong**, `code`, then codes by shape: SO-20418, A-03-12, BTL-750-GRN, and ends of long ones: …7731.
const marks =
  /\*\*(.+?)\*\*|`(.+?)`|((?<![\p{L}\d-])\p{Lu}[\p{Lu}\d]{0,4}(?:-[\p{L}\d]+)*-\d[\p{L}\d]*(?:-[\p{L}\d]+)*|…[\p{L}\d]{2,})/gu

/** A translated sentence with its codes and stresses marked. */
export function Words({ text }: { text: string }): ReactNode {
  const parts: ReactNode[] = []
  let at = 0
  for (const found of text.matchAll(marks)) {
    const [all, strong, code, shape] = found
    parts.push(text.slice(at, found.index))
    if (strong !== undefined) {
      parts.push(
        <strong key={found.index}>
          <Words text={strong} />
        </strong>,
      )
    } else {
      parts.push(
        <span key={found.index} className="code">
          {code ?? shape}
        </span>,
      )
    }
    at = found.index + all.length
  }
  parts.push(text.slice(at))
  return <Fragment>{parts}</Fragment>
}

/** Strings are marked, anything else is shown as it came. */
export function words(content: ReactNode): ReactNode {
  return typeof content === 'string' ? <Words text={content} /> : content
}

/** A code by itself: bin, order, lot, plate. */
export function Code({ children }: { children: ReactNode }): ReactNode {
  return <span className="code">{children}</span>
}
