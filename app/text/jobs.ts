// Owns turning the words of a job into a sentence of a language. Knows no sentence.
import type { JobTexts, Words } from '../../shared/jobs/words.ts'
import { jobsEn } from './jobs.en.ts'
import { jobsRu } from './jobs.ru.ts'
import type { Language } from './language.ts'

const texts: Readonly<Record<Language, JobTexts>> = { en: jobsEn, ru: jobsRu }

/** What a job says, in a language: `jobText('en', say('job.put-away'))` is "Put away". */
export function jobText(lang: Language, words: Words): string {
  const text: unknown = texts[lang][words.key]
  return typeof text === 'function' ? String(text('facts' in words ? words.facts : undefined)) : String(text)
}
