// Owns how one operation is applied to a state: read its body, judge the person's right, run its rule, collect the effects.
// The same on handheld and server; neither stores nor sends anything here.
import { Draft, type Effects } from '../rows/draft.ts'
import type { State } from '../rows/tables.ts'
import type { Refusal } from '../values/result.ts'
import { type AnyOperation, isOperationType } from './index.ts'
import { recountedBy } from './ledger-arrivals.ts'
import type { LedgerFact } from './ledger-facts.ts'
import { meant } from './meaning.ts'
import type { OperationDefinition, Subject } from './operation.ts'
import { definitionOf, type HoldReason } from './reading.ts'
import { namedSince, reverse, subjectsOf } from './reversing.ts'
import { mayAt } from './rights.ts'

export { type HoldReason, readOperation } from './reading.ts'

/** Programs of the house that record operations under their own name; they may do everything. */
export const system = 'system'

export type Applied =
  | {
      readonly outcome: 'applied'
      readonly effects: Effects
      readonly facts: readonly LedgerFact[]
      readonly subjects: readonly Subject[]
    }
  | { readonly outcome: 'refused'; readonly refusal: Refusal; readonly subjects: readonly Subject[] }
  | { readonly outcome: 'held'; readonly reason: HoldReason }

/**
 * Applies an operation that was read. Pure: nothing changes but what is returned.
 * @param options.post whether to work out what it means for the books (server only)
 */
export function applyOperation(state: State, recorded: AnyOperation, options: { post: boolean }): Applied {
  const operation = meant(state, recorded)
  const definition = definitionOf(operation.type)
  const draft = new Draft(state, operation)
  const hold = judge(draft, definition, operation)
  if (hold) return { outcome: 'held', reason: hold }
  const refusal = definition.applyStock(draft, operation)
  const undone = operation.type === 'operation-reversed' && reverses(draft, operation)
  // What is taken back is so in the timelines of all that it is about.
  const takesBack = undone || operation.type === 'reverse-booking'
  const subjects = [...definition.subjects(operation), ...(takesBack ? subjectsOf(draft, operation.body.of) : [])]
  if (refusal) return { outcome: 'refused', refusal, subjects }
  const facts: LedgerFact[] = []
  if (options.post) {
    const made = draft.effects()
    if (definition.post) facts.push(...definition.post(draft, operation, made).map((fact) => withStandard(draft, fact)))
    if (undone) {
      const { of } = operation.body
      facts.push({ fact: 'undo', of, at: operation.at, named: namedSince(draft, of) })
    }
    facts.push(...recountedBy(draft.effects(), undone))
  }
  return { outcome: 'applied', effects: draft.effects(), facts, subjects }
}

/** Whoever comes first undoes it; a second finds it done. */
function reverses(draft: Draft, { id, body }: Extract<AnyOperation, { type: 'operation-reversed' }>): boolean {
  return draft.get('reversal', body.of)?.operation === id && reverse(draft, body.of)
}

function judge(
  draft: Draft,
  definition: OperationDefinition<string, unknown>,
  operation: AnyOperation,
): HoldReason | undefined {
  if (operation.by === system) return undefined
  const person = draft.get('person', operation.by)
  if (!person) return 'unknown-person'
  const { right, touches } = judgedBy(draft, definition, operation)
  if (mayAt(person, right, operation.at)) return undefined
  if (touches === 'money') return 'no-right'
  draft.raise('without-right', `operation:${operation.id}`, { person: person.name, right })
  return undefined
}

/** To take back what touches money asks for the right to do it, and touches money. */
function judgedBy(
  draft: Draft,
  definition: OperationDefinition<string, unknown>,
  operation: AnyOperation,
): Pick<OperationDefinition<string, unknown>, 'right' | 'touches'> {
  if (operation.type !== 'operation-reversed') return definition
  const of = draft.operation(operation.body.of)?.type
  const undone = of !== undefined && isOperationType(of) ? definitionOf(of) : definition
  return undone.touches === 'money' ? undone : definition
}

/** Adds the standard cost to a cost event of one item: the engine falls back on it while it knows no cost. */
function withStandard(draft: Draft, fact: LedgerFact): LedgerFact {
  if (fact.fact !== 'cost' || !('item' in fact.input)) return fact
  const standard = draft.get('itemCost', fact.input.item)
  return standard ? { ...fact, input: { ...fact.input, standardCost: standard.standardCost } } : fact
}
