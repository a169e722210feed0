// Owns one contradiction as a manager decides it: claim, trails side by side, figures, ways out by number. Enter does the
// chosen one.
import { type ReactNode, useState } from 'react'
import type { ItemDetail, ItemPage } from '../../../shared/protocol/desk/stock.ts'
import type { ExceptionDetail } from '../../../shared/protocol/desk/work.ts'
import { DeskButton, EvidencePanel, FailedPart, Skeleton } from '../../ui/desk/index.ts'
import { ask, withQuery } from '../data/client.ts'
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
import { type Chosen, wishesFor } from './decide.ts'
import { figuresOf, trailsOf, waysFor } from './evidence-parts.ts'
import { type Need, needOf, otherWay, waysOf } from './kinds.ts'
import { type Typed, WayNeeds } from './way-needs.tsx'

export function Evidence({ id, onDone }: { id: string; onDone: () => void }): ReactNode {
  const { data, problem, again } = useRead<ExceptionDetail>(`/exceptions/${encodeURIComponent(id)}`)
  if (data) return <Shown found={data} onDone={onDone} />
  return problem === undefined ? <Skeleton lines={8} /> : <FailedPart details={problem} onRetry={again} />
}

function Shown({ found, onDone }: { found: ExceptionDetail; onDone: () => void }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const { company, warehouse, settings, may, tell } = useSession()
  const when = useWhen()
  const openOperation = useOpenOperation()
  const { submit, busy } = useOperations()
  const { exception } = found.exception
  const ways = waysOf(exception.kind)
  const [chosen, setChosen] = useState(ways[0] ?? otherWay)
  const [typed, setTyped] = useState({ note: '', number: '', sku: '' })
  const { claim, why } = claimOf(text, found.exception)
  const decidable = exception.state === 'open' && may('resolve')
  const at = ways.indexOf(chosen)
  const needs = needOf(chosen, found.books !== undefined)
  const complete = isComplete(needs, typed)

  const decide = async () => {
    if (!decidable || busy || !complete) return
    const decided = await gathered()
    if (!decided) return
    if (await submit(wishesFor(found, decided), d('exceptions.done', { way: familyText(d, 'way', chosen) }))) onDone()
  }
  /** What carrying out the way needs beside what is shown: the item of a code. */
  async function gathered(): Promise<Chosen | undefined> {
    const plain: Chosen = { way: chosen, note: typed.note, ...(needs === 'number' && { number: Number(typed.number) }) }
    if (chosen === 'add-code-to-item') {
      const item = await itemBySku(warehouse.id, typed.sku.trim())
      if (!item) {
        tell({ tone: 'warn', text: d('exceptions.code.unknown', { sku: typed.sku.trim() }) })
        return undefined
      }
      return { ...plain, item }
    }
    return plain
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
      {...(why === undefined ? {} : { detail: why })}
      actions={<Leads found={found} />}
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
            main: (
              <>
                <WayNeeds need={needs} typed={typed} onType={setTyped} onEnter={() => void decide()} />
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

function isComplete(need: Need | undefined, typed: Typed): boolean {
  switch (need) {
    case 'number':
      return /^\d{1,7}$/.test(typed.number)
    case 'code':
      return typed.sku.trim() !== ''
    case 'note':
      return typed.note.trim() !== ''
    default:
      return true
  }
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

async function itemBySku(warehouse: string, sku: string) {
  const page = await ask<ItemPage>(withQuery('/items', { warehouse, q: sku, show: 'all', limit: 20 }))
  const row = page.ok ? page.value.rows.find((each) => each.sku.toLowerCase() === sku.toLowerCase()) : undefined
  if (!row) return undefined
  const item = await ask<ItemDetail>(withQuery(`/items/${encodeURIComponent(row.id)}`, { warehouse }))
  return item.ok ? item.value.item : undefined
}
