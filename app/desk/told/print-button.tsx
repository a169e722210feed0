// Owns the way from a thing to its label or document: the page of printers with both filled in.
import type { ReactNode } from 'react'
import type { DocumentKind, LabelKind } from '../../../shared/print/content.ts'
import { DeskButton } from '../../ui/desk/index.ts'
import { useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'

interface PrintButtonProps {
  readonly kind: LabelKind | DocumentKind
  readonly terms: readonly string[]
  readonly look?: 'plain' | 'bare'
}

export function PrintButton({ kind, terms, look = 'plain' }: PrintButtonProps): ReactNode {
  const { d } = useDeskText()
  const go = useGo()
  const to = `/print?kind=${kind}&terms=${encodeURIComponent(terms.join(','))}`
  return <DeskButton look={look} icon="print" label={d(`print.kind.${kind}`)} onPress={() => go(to)} />
}
