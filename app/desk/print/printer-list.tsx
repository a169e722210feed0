// Owns the printers of a warehouse: adding, changing and removing them.
import { type ReactNode, useState } from 'react'
import { type RollName, rollNames } from '../../../shared/print/sizes.ts'
import type { Printer } from '../../../shared/protocol/desk/print.ts'
import { Card, DeskButton, EmptyState } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { Dialog } from '../frame/dialog.tsx'
import { useDeskText } from '../text.ts'
import { useSend } from './use-print.ts'

type Draft = Omit<Printer, 'id'> & { readonly id?: string }

interface ListProps {
  readonly printers: readonly Printer[] | undefined
  readonly again: () => void
}

export function PrinterList({ printers, again }: ListProps): ReactNode {
  const { d } = useDeskText()
  const { may, warehouse } = useSession()
  const [draft, setDraft] = useState<Draft>()
  const fresh: Draft = {
    warehouse: warehouse.id,
    name: '',
    host: '',
    port: 9100,
    dpi: 203,
    letters: 'none',
    paper: '4x6in',
  }
  const add = <DeskButton icon="add" label={d('print.printer.add')} onPress={() => setDraft(fresh)} />
  return (
    <>
      <Card title={d('print.printers')} aside={may('catalogue') && printers?.length ? add : undefined}>
        {printers?.length === 0 ? (
          <EmptyState
            icon="print"
            title={d('print.printers.none')}
            text={d('print.printers.none.text')}
            {...(may('catalogue') ? { action: { label: d('print.printer.add'), onPress: () => setDraft(fresh) } } : {})}
          />
        ) : null}
        <ul className="print-printers">
          {printers?.map((printer) => (
            <li key={printer.id}>
              <strong>{printer.name}</strong>
              <span className="mono">
                {printer.host}:{printer.port}
              </span>
              <span className="quiet">
                {d(`print.paper.${printer.paper}`)} · {printer.dpi} dpi
              </span>
              {may('catalogue') ? (
                <DeskButton look="bare" label={d('print.printer.change')} onPress={() => setDraft(printer)} />
              ) : null}
            </li>
          ))}
        </ul>
      </Card>
      {draft ? (
        <PrinterDialog
          draft={draft}
          onChange={setDraft}
          onClose={() => {
            setDraft(undefined)
            again()
          }}
        />
      ) : null}
    </>
  )
}

interface DialogProps {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly onClose: () => void
}

function PrinterDialog({ draft, onChange, onClose }: DialogProps): ReactNode {
  const { d } = useDeskText()
  const sendIt = useSend()
  const change = (more: Partial<Draft>) => onChange({ ...draft, ...more })
  const save = async () => {
    if (await sendIt('/print/printers', draft)) onClose()
  }
  const remove = async () => {
    if (await sendIt(`/print/printers/${draft.id}/remove`, {})) onClose()
  }
  const isSound = draft.name.trim() !== '' && /^[A-Za-z0-9.:-]+$/.test(draft.host)
  return (
    <Dialog
      title={d('print.printer.title')}
      onClose={onClose}
      actions={
        <>
          {draft.id === undefined ? null : (
            <DeskButton label={d('print.printer.remove')} onPress={() => void remove()} />
          )}
          <DeskButton look="main" label={d('print.printer.save')} disabled={!isSound} onPress={() => void save()} />
        </>
      }
    >
      <label className="field">
        <span>{d('print.printer.name')}</span>
        <input value={draft.name} maxLength={60} onChange={(event) => change({ name: event.target.value })} />
      </label>
      <div className="print-pair">
        <label className="field">
          <span>{d('print.printer.host')}</span>
          <input value={draft.host} maxLength={120} onChange={(event) => change({ host: event.target.value.trim() })} />
        </label>
        <label className="field">
          <span>{d('print.printer.port')}</span>
          <input
            type="number"
            min={1}
            max={65535}
            value={draft.port}
            onChange={(event) => change({ port: Math.max(1, Math.round(Number(event.target.value))) })}
          />
        </label>
      </div>
      <div className="print-pair">
        <label className="field">
          <span>{d('print.printer.loaded')}</span>
          <select value={draft.paper} onChange={(event) => change({ paper: event.target.value as RollName })}>
            {rollNames.map((each) => (
              <option key={each} value={each}>
                {d(`print.paper.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{d('print.printer.dpi')}</span>
          <select value={draft.dpi} onChange={(event) => change({ dpi: event.target.value === '300' ? 300 : 203 })}>
            <option>203</option>
            <option>300</option>
          </select>
        </label>
      </div>
      <label className="field">
        <span>{d('print.printer.letters')}</span>
        <select
          value={draft.letters}
          onChange={(event) => change({ letters: event.target.value as Printer['letters'] })}
        >
          {(['none', 'latin', 'unicode'] as const).map((each) => (
            <option key={each} value={each}>
              {d(`print.printer.letters.${each}`)}
            </option>
          ))}
        </select>
      </label>
    </Dialog>
  )
}
