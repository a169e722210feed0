// Owns what a print is called in the queue and in a PDF's title: the first thing on it and how many more.
import type { Contents } from './papers.ts'

export function documentName(kind: string, { labels, documents }: Contents): string {
  const titles = [...labels.map(({ title }) => title), ...documents.map(({ title }) => title)]
  const [first = kind] = titles
  return titles.length > 1 ? `${first} + ${titles.length - 1}` : first
}
