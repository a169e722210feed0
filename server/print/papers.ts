// Owns labels and documents as bytes on this server: its fonts read once, drawings made for printers, PDFs and previews.
import type { DocumentContent, LabelContent } from '../../shared/print/content.ts'
import { layDocument } from '../../shared/print/document-layout.ts'
import type { Drawing } from '../../shared/print/drawing.ts'
import { layLabel } from '../../shared/print/label-layout.ts'
import { Letters, type Typefaces } from '../../shared/print/letters.ts'
import { layLabels } from '../../shared/print/pages.ts'
import { drawPdf } from '../../shared/print/pdf.ts'
import { type PaperName, type RollName, rolls } from '../../shared/print/sizes.ts'
import { drawSvg } from '../../shared/print/svg.ts'
import { dotsOf, drawZpl } from '../../shared/print/zpl.ts'
import type { Printer } from '../../shared/protocol/desk/print.ts'
import { readTypefaces } from './typefaces.ts'

/** What was asked for, found: labels or documents, never both. */
export interface Contents {
  readonly labels: readonly LabelContent[]
  readonly documents: readonly DocumentContent[]
}

export interface How {
  readonly paper: PaperName
  readonly copies: number
  readonly first: number
}

export class Papers {
  readonly #typefaces: Typefaces
  readonly #letters: Letters

  constructor() {
    this.#typefaces = readTypefaces()
    this.#letters = new Letters(this.#typefaces)
  }

  pages(contents: Contents, how: How): { readonly pages: readonly Drawing[]; readonly unfit: readonly string[] } {
    const { pages, unfit } = layLabels(contents.labels, how, this.#letters)
    const documents = contents.documents.flatMap((document) => layDocument(document, this.#letters))
    return { pages: [...pages, ...documents], unfit: unfit.map(({ title }) => title) }
  }

  pdf(title: string, pages: readonly Drawing[]): Promise<Uint8Array> {
    return drawPdf(title, pages, this.#typefaces)
  }

  svg(page: Drawing): string {
    return drawSvg(page, this.#letters)
  }

  /** Labels in the printer's language; one that does not fit its paper is left out, as the preview said. */
  zpl(labels: readonly LabelContent[], copies: number, paper: RollName, printer: Printer): string {
    return labels
      .map((label) => {
        const drawing = layLabel(label, rolls[paper], this.#letters, dotsOf(printer.dpi))
        return drawing ? drawZpl(drawing, copies, printer, this.#letters) : ''
      })
      .join('')
  }
}
