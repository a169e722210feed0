// Owns one contradiction as a manager decides it: claim, trails side by side, figures, ways out by number. Enter does the
// chosen one.
import { type ReactNode, useState } from 'react'
import type { ExceptionDetail } from '../../../shared/protocol/desk/work.ts'
import { DeskButton, EvidencePanel, FailedPart, Skeleton } from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { useGo } from '../frame/go.ts'
import { useFirstKeys, usePageKeys } from '../frame/page-keys.ts'
import { familyText, useDeskText } from '../text.ts'
import { personText, shortId } from '../told/names.ts'
import { useOpenOperation } from '../told/operation-drawer.tsx'
import { useWhen } from '../told/when.ts'
import { claimOf } from './claims.ts'
import { isComplete, wishesFor } from './decide.ts'
import { figuresOf, trailsOf, waysFor } from './evidence-parts.ts'
import { needsOf, otherWay, waysOf } from './kinds.ts'
import { nothingTyped, type Typed, WayNeeds } from './way-needs.tsx'

export interface EvidenceProps {
  readonly id: string
  /** It is decided: on to the next. */
  readonly onDone: () => void
  readonly onAssign: () => void
}

export function Evidence({ id, onDone, onAssign }: EvidenceProps): ReactNode {
  const { data, problem, again } = useRead<ExceptionDetail>(`/exceptions/${encodeURIComponent(id)}`)
  if (data) return <Shown found={data} onDone={onDone} onAssign={onAssign} />
  return problem === undefined ? <Skeleton lines={8} /> : <FailedPart details={problem} onRetry={again} />
}

interface ShownProps extends Omit<EvidenceProps, 'id'> {
  readonly found: ExceptionDetail
}

function Shown({ found, onDone, onAssign }: ShownProps): ReactNode {
  const text = useDeskText()
  const { d } = text
  const { company, settings, may } = useSession()
  const when = useWhen()
  const openOperation = useOpenOperation()
  const { submit, busy } = useOperations()
  const { exception } = found.exception
  const ways = waysOf(exception.kind)
  const [chosen, setChosen] = useState(ways[0] ?? otherWay)
  const [typed, setTyped] = useState<Typed>(nothingTyped)
  const { claim, why } = claimOf(text, found.exception)
  const decidable = exception.state === 'open' && may('resolve')
  const at = ways.indexOf(chosen)
  const needs = needsOf(chosen, found.books !== undefined)
  const complete = isComplete(needs, typed)

  const decide = async () => {
    if (!decidable || busy || !complete) return
    const done = d('exceptions.done', { way: familyText(d, 'way', chosen) })
    if (await submit(wishesFor(found, chosen, needs, typed), done)) onDone()
  }
  usePageKeys(
    {
      ...Object.fromEntries(ways.map((way, index) => [String(index + 1), () => setChosen(way)])),
    },
    settings.singleKeys && decidable,
  )
  // Enter does the chosen way, from the list as well; where a button or field has the focus it is theirs.
  useFirstKeys((press) => {
    if (press.key === 'Enter' && press.on === 'page' && !press.over && !press.command) void decide()
  }, decidable)
  return (
    <EvidencePanel
      claim={claim}
      {...detailOf(
        why,
        exception.dueAt === undefined ? undefined : d('exceptions.due-at', { time: when.at(exception.dueAt) }),
      )}
      actions={
        <span className="row evidence-actions">
          <Leads found={found} />
          {decidable ? (
            <DeskButton
              icon="person"
              keyHint="A"
              label={found.exception.assignedTo ? personText(d, found.exception.assignedTo) : d('exceptions.assign')}
              onPress={onAssign}
            />
          ) : null}
        </span>
      }
      trails={trailsOf(text, found, when)}
      figures={figuresOf(text, found, company.currency)}
      question={exception.state === 'open' ? d('exceptions.question') : d('exceptions.view.resolved')}
      ways={decidable ? waysFor(text, found, ways) : []}
      chosen={chosen}
      onChoose={setChosen}
      source={
        <>
          {exception.state === 'resolved' && exception.resolvedAt !== undefined ? (
            <b>
              {familyText(d, 'way', exception.resolution ?? '') === exception.resolution
                ? familyText(d, 'resolution', exception.resolution ?? '')
                : familyText(d, 'way', exception.resolution ?? '')}
              {' · '}
              {d('exceptions.resolved-by', {
                person: found.exception.resolvedBy ? personText(d, found.exception.resolvedBy) : '',
                time: when.at(exception.resolvedAt),
              })}
              {' · '}
            </b>
          ) : null}
          <DeskButton
            look="bare"
            label={d('exceptions.source', {
              operation: shortId(exception.operation),
              time: when.exact(exception.openedAt),
            })}
            onPress={() => openOperation(exception.operation)}
          />
        </>
      }
      {...(decidable
        ? {
            needs: <WayNeeds needs={needs} typed={typed} onType={setTyped} onEnter={() => void decide()} />,
            main: (
              <>
                <DeskButton
                  look="main"
                  icon="tick"
                  label={d('exceptions.do', { n: at + 1 })}
                  keyHint="Enter"
                  disabled={busy || !complete}
                  onPress={() => void decide()}
                />
              </>
            ),
          }
        : {})}
    />
  )
}

function detailOf(why: string | undefined, due: string | undefined): { readonly detail?: string } {
  const detail = [why, due].filter((part) => part !== undefined).join(' ')
  return detail === '' ? {} : { detail }
}

/** Where the contradiction leads: its order, purchase or item. */
function Leads({ found }: { found: ExceptionDetail }): ReactNode {
  const { d } = useDeskText()
  const go = useGo()
  const { order, purchase, item } = found.exception
  if (order) {
    return <DeskButton icon="orders" label={d('exceptions.open-order')} onPress={() => go(`/orders/${order.id}`)} />
  }
  if (purchase) {
    return (
      <DeskButton
        icon="purchasing"
        label={d('exceptions.open-purchase')}
        onPress={() => go(`/purchasing/${purchase.id}`)}
      />
    )
  }
  return item ? (
    <DeskButton icon="item" label={d('exceptions.open-item')} onPress={() => go(`/stock/items/${item.id}?view=all`)} />
  ) : null
}
