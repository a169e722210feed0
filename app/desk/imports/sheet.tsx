// Owns one kind of sheet: which columns it has, the file that was chosen, what its rows would do, and how far the recording is.
import { type ReactNode, useRef, useState } from 'react'
import type { Right } from '../../../shared/operations/operation.ts'
import type { SheetColumns, SheetKind, SheetTake } from '../../../shared/protocol/desk/imports.ts'
import { Card, DeskButton, QuietLine, ShareBar } from '../../ui/desk/index.ts'
import { notSignedIn } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { useDeskText } from '../text.ts'
import { Report } from './report.tsx'
import { type SheetEnd, sendSheet } from './send-sheet.ts'

const rights: Readonly<Record<SheetKind, Right>> = {
  items: 'catalogue',
  bins: 'catalogue',
  stock: 'write-off',
  purchases: 'purchase',
}

interface Looked {
  readonly file: File
  readonly end: SheetEnd
}

export function Sheet({ kind }: { kind: SheetKind }): ReactNode {
  const { d, number } = useDeskText()
  const { may, warehouse, live, tell, signedOut } = useSession()
  const input = useRef<HTMLInputElement>(null)
  const [looked, setLooked] = useState<Looked>()
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>()
  const [busy, setBusy] = useState(false)
  const allowed = may(rights[kind])

  const send = async (file: File, take: SheetTake) => {
    setBusy(true)
    try {
      const answer = await sendSheet(file, {
        kind,
        warehouse: warehouse.id,
        take,
        tell: (done, of) => setProgress({ done, of }),
      })
      if (answer.ok) {
        if (take === 'look') setLooked({ file, end: answer.value })
        else finished(file, answer.value)
      } else if (answer.code === notSignedIn) signedOut()
      else {
        setLooked(undefined)
        const fact = (key: string) => String(answer.facts[key] ?? '')
        tell({
          tone: 'err',
          text: d('file.refused', {
            line: fact('line'),
            column: fact('column'),
            found: fact('missing') || fact('found') || answer.code,
          }),
        })
      }
    } catch {
      tell({ tone: 'err', text: d('imports.broke-off') })
    } finally {
      setBusy(false)
      setProgress(undefined)
    }
  }

  const finished = (file: File, { report, recorded, exceptions }: SheetEnd) => {
    setLooked(undefined)
    live.nudge()
    const done = d('imports.done', { file: file.name, n: report.fresh + report.changed })
    tell({ tone: 'ok', text: exceptions > 0 ? `${done} ${d('imports.exceptions', { n: exceptions })}` : done })
    if (recorded === 0) tell({ tone: 'warn', text: d('imports.nothing') })
  }

  return (
    <div className="imports">
      <Card
        title={d(`imports.view.${kind}`)}
        aside={
          <DeskButton
            look={looked ? 'plain' : 'main'}
            icon="add"
            label={looked ? d('imports.other') : d('imports.choose')}
            disabled={busy || !allowed}
            onPress={() => input.current?.click()}
          />
        }
      >
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.txt"
          aria-label={d('imports.choose')}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            setLooked(undefined)
            if (file) void send(file, 'look')
          }}
        />
        <p>{d(`imports.text.${kind}`)}</p>
        <Columns kind={kind} />
        {allowed ? null : <QuietLine icon="locked">{d('imports.no-right')}</QuietLine>}
        {busy ? (
          <div className="imports-progress" role="status">
            {progress ? (
              <ShareBar
                share={progress.of === 0 ? 1 : progress.done / progress.of}
                text={d('imports.progress', { done: number(progress.done), of: number(progress.of) })}
              />
            ) : (
              <p className="quiet">{d('imports.reading')}</p>
            )}
          </div>
        ) : null}
      </Card>
      {looked ? (
        <Report
          file={looked.file.name}
          report={looked.end.report}
          busy={busy}
          onTake={(take) => void send(looked.file, take)}
        />
      ) : null}
    </div>
  )
}

/** The names that stand in the first line of the file, and a file with only that line. */
function Columns({ kind }: { kind: SheetKind }): ReactNode {
  const { d } = useDeskText()
  const { data } = useRead<SheetColumns>(`/imports/${kind}`)
  if (!data) return null
  const header = encodeURIComponent(`\uFEFF${[...data.columns, ...data.optional].join(',')}\r\n`)
  const codes = (names: readonly string[]) =>
    names.map((name) => (
      <code key={name} className="code imports-column">
        {name}
      </code>
    ))
  return (
    <dl className="imports-columns">
      <dt>{d('imports.columns')}</dt>
      <dd>{codes(data.columns)}</dd>
      <dt>{d('imports.optional')}</dt>
      <dd>{codes(data.optional)}</dd>
      <dt />
      <dd>
        <a className="link" download={`${kind}.csv`} href={`data:text/csv;charset=utf-8,${header}`}>
          {d('imports.template')}
        </a>
      </dd>
    </dl>
  )
}
