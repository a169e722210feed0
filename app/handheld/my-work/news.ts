// Owns what sync brought, as news for the person of this device: what happened, and the one thing to do about it. Draws
// nothing.
import type { Start } from '../../../shared/jobs/index.ts'
import { canPutBack } from '../../../shared/jobs/put-back/state.ts'
import { refusalWords } from '../../../shared/jobs/words.ts'
import type { Ack } from '../../../shared/protocol/exchange.ts'
import { locationOf, type Place } from '../../../shared/rows/places.ts'
import { indexKey, type State } from '../../../shared/rows/tables.ts'
import type { ExceptionRow } from '../../../shared/rows/work.ts'
import { refuse } from '../../../shared/values/result.ts'
import type { IconName } from '../../ui/handheld/index.ts'
import type { Words } from '../words.ts'

export interface News {
  readonly id: string
  readonly tone: 'look' | 'err'
  readonly icon: IconName
  readonly title: string
  readonly text: string
  readonly way?: { readonly label: string; readonly icon: IconName; readonly start: Start }
}

/** Open contradictions that this device's own work brought about, or that concern what it has in hand; the latest first. */
export function contradictions(state: State, warehouse: string, device: string, text: Words): readonly News[] {
  return state
    .find('exceptionsInState', indexKey(warehouse, 'open'))
    .filter((row) => concerns(state, row, device))
    .sort((a, b) => b.openedAt - a.openedAt)
    .flatMap((row) => newsOf(state, row, text) ?? [])
}

/** A cancelled order concerns whoever claimed it: the office that cancelled it holds nothing in its hands. */
function concerns(state: State, row: ExceptionRow, device: string): boolean {
  if (row.kind !== 'cancelled-after-pick') return row.device === device
  return state.get('order', row.subject.slice('order:'.length))?.claim?.device === device
}

function newsOf(state: State, row: ExceptionRow, text: Words): News | undefined {
  const { item, quantity, over, units, left } = row.facts
  const fact = (name: string) => String(row.facts[name] ?? '')
  const name = state.get('item', String(item))?.name ?? String(item)
  const bin = locationOf(fact('place') as Place)
  const code = (bin && state.get('location', bin)?.code) ?? ''
  const n = text.number(Number(left ?? over ?? quantity ?? units ?? 0))
  const facts = { order: fact('order'), n, name, code, tote: fact('tote') }
  const back = canPutBack(state, row) && {
    way: {
      label: text.say('attention.put-back'),
      icon: 'return' as const,
      start: { job: 'put-back' as const, exception: row.id },
    },
  }
  const shared = { id: row.id, tone: 'look' as const, icon: 'exception' as const, ...back }
  switch (row.kind) {
    case 'picked-twice': {
      const other = fact('other')
      return {
        ...shared,
        title: text.say('attention.picked-twice'),
        text: text.say('attention.picked-twice.text', { ...facts, other }),
      }
    }
    case 'picked-after-cancel':
    case 'cancelled-after-pick':
      return {
        ...shared,
        title: text.say('attention.cancelled'),
        text: text.say(
          row.kind === 'picked-after-cancel' ? 'attention.cancelled.before' : 'attention.cancelled.after',
          facts,
        ),
      }
    default:
      return undefined
  }
}

/** What the server did not simply take. A refused claim leads to other work. */
export function answers(acks: readonly Ack[], text: Words): readonly News[] {
  return acks.toReversed().flatMap(({ id, outcome, code = '', facts = {} }): readonly News[] => {
    if (outcome === 'refused') {
      const said = text.job(refusalWords(refuse(code, facts)))
      const isClaim = code === 'claimed-by-other' || code === 'nothing-to-pick'
      const way = { label: text.say('attention.next-order'), icon: 'pick' as const, start: { job: 'pick' as const } }
      return [
        { id, tone: 'err', icon: 'wrong', title: text.say('attention.refused'), text: said, ...(isClaim && { way }) },
      ]
    }
    if (outcome !== 'held') return []
    return [
      { id, tone: 'look', icon: 'waiting', title: text.say('attention.held'), text: text.say('attention.held.text') },
    ]
  })
}
