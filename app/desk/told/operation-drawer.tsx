// Owns the operation that any number opens down to: who, which device, what was scanned, all three times, what it moved,
// posted and contradicted. It lies over the page, which stays; the address keeps it.
import type { ReactNode } from 'react'
import type { OperationBrief, OperationDetail } from '../../../shared/protocol/desk/operations.ts'
import { DeskButton, DetailPanel, FactLines, FailedPart, PanelPart, Pill, Skeleton } from '../../ui/desk/index.ts'
import { useQuery } from '../data/use-query.ts'
import { useRead } from '../data/use-read.ts'
import { useGo } from '../frame/go.ts'
import { useFirstKeys } from '../frame/page-keys.ts'
import { familyText, useDeskText } from '../text.ts'
import { EntryLines } from './entry-lines.tsx'
import { MovementLines } from './movement-lines.tsx'
import { deviceText, factsText, learnedLate, personText } from './names.ts'
import { TakeBack, TakeBookingBack } from './take-back.tsx'
import { useWhen } from './when.ts'

/** Opens an operation over the page. */
export function useOpenOperation(): (id: string) => void {
  const { set } = useQuery()
  return (id) => set({ op: id })
}

export function OperationDrawer(): ReactNode {
  const { query, set } = useQuery()
  const id = query.op
  const close = () => set({ op: undefined })
  useFirstKeys((press) => {
    if (press.key !== 'Escape' || press.taken) return
    press.take()
    close()
  }, id !== undefined)
  if (id === undefined) return null
  return (
    <div className="drawer">
      <Opened id={id} onClose={close} />
    </div>
  )
}

function Opened({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const { data, problem, again } = useRead<OperationDetail>(`/operations/${encodeURIComponent(id)}`)
  if (data && data.operation.id === id) return <Shown found={data} onClose={onClose} />
  return (
    <DetailPanel title={d('op.title')} of={id} onClose={onClose}>
      {problem === undefined ? (
        <Skeleton lines={8} />
      ) : problem === 'not-found' ? (
        <p className="quiet">{d('op.gone')}</p>
      ) : (
        <FailedPart details={problem} onRetry={again} />
      )}
    </DetailPanel>
  )
}

function Shown({ found, onClose }: { found: OperationDetail; onClose: () => void }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const go = useGo()
  const { operation } = found
  return (
    <DetailPanel
      of={operation.id}
      title={familyText(d, 'op', operation.type)}
      detail={
        <>
          <span>{factsText(text, operation)}</span>
          <span className="row">
            {operation.outcome === 'applied' ? null : (
              <Pill tone="warn" icon="exception">
                {familyText(d, 'outcome', operation.outcome)}
                {operation.code === undefined ? '' : `: ${operation.code}`}
              </Pill>
            )}
            {found.takenBack ? <TakenBack by={found.takenBack} /> : null}
            {learnedLate(operation) ? (
              <Pill icon="offline">{d('op.late', { age: text.duration(operation.learnedAt - operation.at) })}</Pill>
            ) : null}
          </span>
        </>
      }
      onClose={onClose}
      {...(found.mine && { foot: <TakeBack id={operation.id} /> })}
      {...(found.booking && { foot: <TakeBookingBack id={operation.id} booking={found.booking} /> })}
    >
      <FactLines facts={whoAndWhen(found, d, when.exact)} />
      {found.about.length > 0 ? (
        <div className="row">
          {found.about.map(({ kind, id, number }) => (
            <DeskButton
              key={id}
              look="bare"
              icon={pagesOf[kind].icon}
              label={number || familyText(d, 'page', pagesOf[kind].icon)}
              onPress={() => go(`${pagesOf[kind].path}/${encodeURIComponent(id)}`)}
            />
          ))}
        </div>
      ) : null}
      <PanelPart title={d('op.moved')}>
        <MovementLines movements={found.movements} none={d('op.nothing-moved')} />
      </PanelPart>
      {found.entries ? (
        <PanelPart title={d('op.posted')}>
          <EntryLines entries={found.entries} />
        </PanelPart>
      ) : null}
      {found.exceptions.length > 0 ? (
        <PanelPart title={d('op.contradicted')}>
          <div className="row">
            {found.exceptions.map((each) => (
              <DeskButton
                key={each.id}
                icon="exception"
                label={familyText(d, 'kind', each.kind)}
                onPress={() => go(`/exceptions/${each.id}`)}
              />
            ))}
          </div>
        </PanelPart>
      ) : null}
      {found.body === undefined ? null : (
        <PanelPart title={d('op.body')}>
          <pre className="body-text">{JSON.stringify(found.body, null, 2)}</pre>
        </PanelPart>
      )}
    </DetailPanel>
  )
}

/** Leads to who took it back, when and why. */
function TakenBack({ by }: { by: OperationBrief }): ReactNode {
  const { d } = useDeskText()
  const open = useOpenOperation()
  return <DeskButton look="bare" icon="return" label={d('op.taken-back-by')} onPress={() => open(by.id)} />
}

const pagesOf = {
  order: { icon: 'orders', path: '/orders' },
  purchase: { icon: 'purchasing', path: '/purchasing' },
  document: { icon: 'documents', path: '/documents' },
} as const

function whoAndWhen(
  { operation, incarnation }: OperationDetail,
  d: ReturnType<typeof useDeskText>['d'],
  exact: (at: number) => string,
) {
  return [
    { label: d('op.by'), value: personText(d, operation.person) },
    { label: d('op.device'), value: <span className="code">{deviceText(d, operation.device)}</span> },
    ...(operation.scan === undefined
      ? []
      : [{ label: d('op.scan'), value: <span className="mono">{operation.scan}</span> }]),
    { label: d('op.at'), value: exact(operation.at) },
    { label: d('op.device-time'), value: exact(operation.rawAt) },
    { label: d('op.learned-at'), value: exact(operation.learnedAt) },
    { label: d('op.position'), value: <span className="code">{`${incarnation.slice(0, 8)} · ${operation.n}`}</span> },
    { label: d('op.id'), value: <span className="mono">{operation.id}</span> },
  ]
}
