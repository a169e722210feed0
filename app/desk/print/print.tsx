// The page of printers and labels: what to print, on what, how many; how it will look; the printers and what went to them.
import { type ReactNode, useMemo, useState } from 'react'
import {
  type DocumentKind,
  documentKinds,
  type LabelKind,
  labelKinds,
  largeKinds,
} from '../../../shared/print/content.ts'
import { isRoll, type PaperName, rollNames, sheetNames, sheets } from '../../../shared/print/sizes.ts'
import type { PrintAsked, Printer, PrintJob } from '../../../shared/protocol/desk/print.ts'
import { languageNames } from '../../text/index.ts'
import { Card, DeskButton, EmptyState, PageHead, QuietLine } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { useQuery } from '../data/use-query.ts'
import { type PlainDeskKey, useDeskText } from '../text.ts'
import { PrintQueueList } from './print-queue-list.tsx'
import { PrinterList } from './printer-list.tsx'
import { openPdfOf, usePreview, usePrinting, useSend } from './use-print.ts'
import './print.css'

type Kind = LabelKind | DocumentKind

const termsText: Readonly<Record<Kind, PlainDeskKey>> = {
  bin: 'print.terms.bin',
  'count-sheet': 'print.terms.bin',
  plate: 'print.terms.plate',
  pallet: 'print.terms.plate',
  tote: 'print.terms.plate',
  carton: 'print.terms.parcel',
  shipping: 'print.terms.parcel',
  'packing-slip': 'print.terms.parcel',
  'return-slip': 'print.terms.parcel',
  item: 'print.terms.item',
  lot: 'print.terms.lot',
  badge: 'print.terms.person',
  command: 'print.terms.command',
  'pick-list': 'print.terms.order',
  'purchase-order': 'print.terms.purchase',
}

const kindOf = (text: string | undefined): Kind =>
  [...labelKinds, ...documentKinds].find((each) => each === text) ?? 'bin'
const isLabel = (kind: Kind): kind is LabelKind => labelKinds.some((each) => each === kind)
const isFresh = (kind: Kind) => kind === 'plate' || kind === 'tote'

export function PrintPage(): ReactNode {
  const { d } = useDeskText()
  const { data, again } = usePrinting()
  return (
    <>
      <PageHead title={d('page.print')} />
      <div className="print-page">
        <Desk printers={data?.printers ?? []} onSent={again} />
        <PrintQueueList jobs={data?.jobs} printers={data?.printers ?? []} again={again} />
        <PrinterList printers={data?.printers} again={again} />
      </div>
    </>
  )
}

function Desk({ printers, onSent }: { printers: readonly Printer[]; onSent: () => void }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const { warehouse, tell, may } = useSession()
  const { query, set } = useQuery()
  const kind = kindOf(query.kind)
  const [terms, setTerms] = useState(() => (query.terms ?? '').split(',').join('\n'))
  const [paper, setPaper] = useState<PaperName>(largeKinds.has(kind as LabelKind) ? '4x6in' : '58x40')
  const [copies, setCopies] = useState(1)
  const [first, setFirst] = useState(1)
  const [language, setLanguage] = useState(text.lang)
  const [to, setTo] = useState('')
  const [fresh, setFresh] = useState({ start: '', count: 0 })
  const [busy, setBusy] = useState(false)
  const sendIt = useSend()
  const printer = isLabel(kind) ? printers.find(({ id }) => id === to) : undefined
  const onPaper = printer?.paper ?? paper

  const listed = useMemo(() => terms.split('\n').flatMap((term) => term.trim() || []), [terms])
  const asked = useMemo<PrintAsked | undefined>(() => {
    const making = isFresh(kind) && fresh.count > 0 && fresh.start !== ''
    if (listed.length === 0 && !making && kind !== 'command') return undefined
    return {
      warehouse: warehouse.id,
      kind,
      language,
      terms: listed,
      paper: onPaper,
      copies,
      first: isRoll(onPaper) ? 0 : first - 1,
      ...(making && { fresh: { prefix: fresh.start, extension: 0, count: fresh.count } }),
    }
  }, [warehouse.id, kind, language, listed, onPaper, copies, first, fresh])
  const { preview, problem } = usePreview(asked)

  const choose = (next: Kind) => {
    set({ kind: next, terms: undefined })
    setTerms('')
    setFresh({ start: '', count: 0 })
    if (isLabel(next) && largeKinds.has(next) && !['4x6in', '100x150', 'a4x4'].includes(paper)) setPaper('4x6in')
    if (isLabel(next) && !largeKinds.has(next) && largeKinds.has(kind as LabelKind)) setPaper('58x40')
  }
  const print = async () => {
    if (!asked) return
    setBusy(true)
    if (printer) {
      const job = await sendIt<PrintJob>('/print/jobs', { asked, printer: printer.id })
      if (job) tell({ tone: 'ok', text: d('print.sent', { printer: printer.name }) })
      onSent()
    } else if (!(await openPdfOf('/print/pdf', asked))) tell({ tone: 'err', text: d('notice.not-sent') })
    setBusy(false)
  }
  const sheet = isRoll(onPaper) ? undefined : sheets[onPaper]
  const kinds = labelKinds.filter((each) => each !== 'badge' || may('people'))
  return (
    <div className="print-desk">
      <Card title={d('print.what')}>
        <div className="print-form">
          <label className="field">
            <span>{d('print.kind')}</span>
            <select value={kind} onChange={(event) => choose(kindOf(event.target.value))}>
              <optgroup label={d('print.labels')}>
                {kinds.map((each) => (
                  <option key={each} value={each}>
                    {d(`print.kind.${each}`)}
                  </option>
                ))}
              </optgroup>
              <optgroup label={d('print.documents')}>
                {documentKinds.map((each) => (
                  <option key={each} value={each}>
                    {d(`print.kind.${each}`)}
                  </option>
                ))}
              </optgroup>
            </select>
          </label>
          <label className="field">
            <span>{d(termsText[kind])}</span>
            <textarea rows={3} spellCheck={false} value={terms} onChange={(event) => setTerms(event.target.value)} />
          </label>
          {isFresh(kind) ? (
            <fieldset className="print-pair">
              <legend>{d(kind === 'tote' ? 'print.fresh.tote' : 'print.fresh.plate')}</legend>
              <label className="field">
                <span>{d(kind === 'tote' ? 'print.fresh.first' : 'print.fresh.prefix')}</span>
                <input
                  value={fresh.start}
                  maxLength={20}
                  onChange={(event) => setFresh({ ...fresh, start: event.target.value.trim() })}
                />
              </label>
              <Count
                label={d('print.fresh.count')}
                value={fresh.count}
                least={0}
                most={500}
                onChange={(count) => setFresh({ ...fresh, count })}
              />
            </fieldset>
          ) : null}
          {kind === 'plate' && fresh.count > 0 ? <QuietLine icon="note">{d('print.fresh.sample')}</QuietLine> : null}
          {isLabel(kind) ? (
            <>
              <label className="field">
                <span>{d('print.to')}</span>
                <select value={printer?.id ?? ''} onChange={(event) => setTo(event.target.value)}>
                  <option value="">{d('print.to.pdf')}</option>
                  {printers.map(({ id, name, paper: loaded }) => (
                    <option key={id} value={id}>
                      {name} · {d(`print.paper.${loaded}`)}
                    </option>
                  ))}
                </select>
              </label>
              <div className="print-pair">
                {printer ? null : (
                  <label className="field">
                    <span>{d('print.paper')}</span>
                    <select value={paper} onChange={(event) => setPaper(event.target.value as PaperName)}>
                      {[...rollNames, ...sheetNames].map((each) => (
                        <option key={each} value={each}>
                          {d(`print.paper.${each}`)}
                        </option>
                      ))}
                    </select>
                  </label>
                )}
                <Count label={d('print.copies')} value={copies} least={1} most={100} onChange={setCopies} />
                {sheet ? (
                  <Count
                    label={d('print.first')}
                    value={first}
                    least={1}
                    most={sheet.columns * sheet.rows}
                    onChange={setFirst}
                  />
                ) : null}
              </div>
            </>
          ) : null}
          <label className="field">
            <span>{d('print.language')}</span>
            <select value={language} onChange={(event) => setLanguage(event.target.value as typeof language)}>
              {Object.entries(languageNames).map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <div className="row">
            <DeskButton
              look="main"
              icon="print"
              label={d(printer ? 'print.go' : 'print.go.pdf')}
              disabled={busy || !preview || preview.pageCount === 0}
              onPress={() => void print()}
            />
          </div>
        </div>
      </Card>
      <Card
        title={d('print.preview')}
        aside={
          preview && preview.pageCount > 0 ? (
            <span className="quiet">
              {preview.labels > 0 ? `${d('print.preview.count', { n: preview.labels })} · ` : ''}
              {d('print.preview.pages', { n: preview.pageCount })}
            </span>
          ) : undefined
        }
      >
        {problem ? <QuietLine icon="exception">{problem}</QuietLine> : null}
        {preview && preview.unknown.length > 0 ? (
          <QuietLine icon="exception">
            {d('print.unknown', { terms: preview.unknown.slice(0, 8).join(', ') })}
          </QuietLine>
        ) : null}
        {preview && preview.unfit.length > 0 ? (
          <QuietLine icon="exception">{d('print.unfit', { titles: preview.unfit.slice(0, 8).join(', ') })}</QuietLine>
        ) : null}
        {preview && preview.pages.length > 0 ? (
          <div className={isLabel(kind) && isRoll(onPaper) ? 'print-labels' : 'print-pages'}>
            {preview.pages.map((page, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pages are their places
              <img key={index} alt="" src={`data:image/svg+xml;utf8,${encodeURIComponent(page)}`} />
            ))}
          </div>
        ) : (
          <EmptyState icon="print" title={d('print.preview.none')} text={d('print.preview.none.text')} />
        )}
        {preview && preview.pageCount > preview.pages.length ? (
          <p className="quiet">{d('print.preview.more', { n: preview.pageCount - preview.pages.length })}</p>
        ) : null}
      </Card>
    </div>
  )
}

interface CountProps {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly onChange: (value: number) => void
}

function Count({ label, value, least, most, onChange }: CountProps): ReactNode {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="number"
        min={least}
        max={most}
        value={value}
        onChange={(event) => {
          const typed = Math.round(Number(event.target.value))
          onChange(Math.min(most, Math.max(least, Number.isFinite(typed) ? typed : least)))
        }}
      />
    </label>
  )
}
