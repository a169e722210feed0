// What people on the floor read: numbers with their units, plural forms, nothing left of a template.
import { describe, expect, test } from 'vitest'
import { say } from '../../shared/jobs/words.ts'
import { jobsEn } from './jobs.en.ts'
import { jobsRu } from './jobs.ru.ts'
import { jobText } from './jobs.ts'

const flat = (text: string) => text.replaceAll('\u00a0', ' ')

describe('the words of jobs', () => {
  test.each([
    [
      say('did.took', { n: 2, unit: 'piece', name: 'Camp lantern' }),
      'Took 2 × Camp lantern',
      'Взято: 2 шт. Camp lantern',
    ],
    [
      say('did.received', { n: 900, unit: 'gram', name: 'cheese' }),
      'Received 900 grams cheese',
      'Принято: 900 г cheese',
    ],
    [say('unit', { n: 1, unit: 'bottle' }), 'bottle', 'бутылка'],
    [say('unit', { n: 22, unit: 'bottle' }), 'bottles', 'бутылки'],
    [say('unit.level', { n: 5, level: 'case' }), 'cases', 'коробок'],
    [
      say('packs.of', { packs: 1, level: 'case', size: 12, loose: 2 }),
      '1 case of 12 + 2 loose',
      '1 коробка по 12 + 2 россыпью',
    ],
    [say('way', { metres: 12, side: 'left', level: 1 }), '12 m · left side · level 1', '12 м · слева · ярус 1'],
    [say('way.places', { places: -2, levels: 0 }), '2 places left, same level', '2 места левее, тот же ярус'],
    [say('way.levels', { levels: -1 }), '1 level down', '1 ярус ниже'],
    [
      say('next.bin', { code: 'B-01-13', left: 2 }),
      'Then **B-01-13** · 2 lines left',
      'Дальше **B-01-13** · ещё 2 строки',
    ],
    [say('work.due-by', { n: 21, time: '12:00' }), '21 orders due by 12:00', '21 заказ до 12:00'],
    [
      say('expired.item', { name: 'Oil', expiry: '2026-11-01' }),
      'Oil: good until 1 Nov 2026.',
      'Oil: годен до 1 нояб. 2026',
    ],
    [say('unit', { n: 3, unit: 'no such unit' }), 'pieces', 'штуки'],
  ])('are sentences in both languages (%#)', (words, en, ru) => {
    expect(flat(jobText('en', words))).toBe(en)
    expect(flat(jobText('ru', words))).toBe(ru)
  })

  test('are there in both languages, none empty, none with an exclamation mark', () => {
    for (const texts of [jobsEn, jobsRu]) {
      for (const [key, text] of Object.entries(texts)) {
        if (typeof text !== 'string') continue
        expect(text, key).not.toBe('')
        expect(text, key).not.toMatch(/!|please|successful|invalid/i)
      }
    }
    expect(Object.keys(jobsRu).sort()).toEqual(Object.keys(jobsEn).sort())
  })
})
