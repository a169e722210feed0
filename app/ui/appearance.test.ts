import { describe, expect, test } from 'vitest'
import { appearanceAttributes, plainAppearance } from './appearance.ts'

describe('appearance', () => {
  test('wishes become attributes that the tokens know, and none is set that was not wished for', () => {
    const wished = { ...plainAppearance, theme: 'cold', bigType: true, leftHanded: true } as const
    expect(appearanceAttributes(wished)).toEqual({
      'data-theme': 'cold',
      'data-door': 'handheld',
      'data-type': 'big',
      'data-hand': 'left',
      'data-gloves': undefined,
      'data-motion': undefined,
    })
  })
})
