// The page of documents: the list with its views, or one document where the address names it.
import type { ReactNode } from 'react'
import { useParams } from 'wouter'
import { DocumentList } from './document-list.tsx'
import { DocumentScreen } from './document-screen.tsx'

export function DocumentsPage(): ReactNode {
  const { id } = useParams<{ id?: string }>()
  return id === undefined ? <DocumentList /> : <DocumentScreen id={decodeURIComponent(id)} />
}
