// Owns the name of the page, which screen readers say first and the system shows among open apps.
import { useEffect } from 'react'
import { useDoorWords } from './door-words.ts'

export function usePageTitle(title: string): void {
  const { say } = useDoorWords()
  useEffect(() => {
    document.title = title === '' ? say('app.name') : `${title} · ${say('app.name')}`
  }, [title, say])
}
