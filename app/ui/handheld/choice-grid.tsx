// Owns a question answered by the eye: two choices a row, one kept as chosen until the scan that ends the step.
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import { Press } from '../touch.tsx'
import { words } from '../words.tsx'
import type { Choice } from './model.ts'
import './choice-grid.css'

export interface ChoiceGridProps {
  /** "What do you see?" */
  question: string
  choices: readonly Choice[]
  chosen?: string
  onChoose: (id: string) => void
}

export function ChoiceGrid({ question, choices, chosen, onChoose }: ChoiceGridProps): ReactNode {
  return (
    <section className="choice-grid">
      <h2 tabIndex={-1} data-step-heading="">
        {words(question)}
      </h2>
      <ul>
        {choices.map((choice) => (
          <li key={choice.id}>
            <Press
              className={choice.id === chosen ? 'tile-choice tile-chosen' : 'tile-choice'}
              aria-pressed={choice.id === chosen}
              onPress={() => onChoose(choice.id)}
            >
              <span className="tile-head">
                <Icon name={choice.icon} />
                <b>{words(choice.label)}</b>
              </span>
              {choice.consequence === undefined ? null : (
                <span className="tile-detail">{words(choice.consequence)}</span>
              )}
            </Press>
          </li>
        ))}
      </ul>
    </section>
  )
}
