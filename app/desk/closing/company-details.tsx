// Owns what stands of the company on its papers and where it owes tax, with all that stood before.
import { type ReactNode, useState } from 'react'
import { isCountry } from '../../../shared/ledger/tax/decide.ts'
import type { BooksSettings } from '../../../shared/protocol/desk/books.ts'
import type { CompanyDetails, Since } from '../../../shared/rows/books.ts'
import { Card, DeskButton, EmptyState } from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish } from '../data/typed.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { AddressFields, detailsBody, isSound, typedDetails } from '../told/details-fields.tsx'
import { useWhen } from '../told/when.ts'

type Version = CompanyDetails & Since

export function CompanyOnPapers({ books }: { books: BooksSettings }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const { may } = useSession()
  const { people, details } = books
  const versions = details?.versions.toReversed() ?? []
  const nameOf = (id: string) => people.find((each) => each.id === id)?.name ?? id
  return (
    <div className="closing-details">
      <Card title={d('details.of-company', { name: books.company.name })}>
        <Form key={details?.versions.length ?? 0} books={books} mayEdit={may('books')} />
      </Card>
      <Card title={d('details.history')}>
        {versions.length === 0 ? (
          <EmptyState icon="unknown" title={d('details.empty')} text={d('details.empty.text')} />
        ) : (
          <ol className="closing-history">
            {versions.map((version) => (
              <li key={version.from}>
                <strong>
                  {when.at(version.from)} · {nameOf(version.by)}
                </strong>
                <p>{saidOf(text, version)}</p>
              </li>
            ))}
          </ol>
        )}
      </Card>
    </div>
  )
}

function Form({ books, mayEdit }: { books: BooksSettings; mayEdit: boolean }): ReactNode {
  const { d } = useDeskText()
  const { submit, busy } = useOperations()
  const current = books.details?.versions.at(-1)
  const [typed, setTyped] = useState(() => typedDetails(current))
  const [bank, setBank] = useState(() => current?.bank ?? { name: '', account: '', code: '' })
  const [registered, setRegistered] = useState(current?.registered.join(', ') ?? '')
  const [taxRounding, setTaxRounding] = useState(current?.taxRounding ?? 'document')
  const countries = registered
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== '')
  const sound = isSound(typed) && countries.every(isCountry)
  const save = () => {
    const told = Object.fromEntries(Object.entries(bank).map(([key, value]) => [key, value.trim()]))
    const banked = Object.values(told).some((value) => value !== '')
    const body = {
      company: books.company.id,
      ...detailsBody(typed),
      ...(banked && { bank: told }),
      registered: countries,
      taxRounding,
    }
    void submit([formWish('company-details-saved', body)], d('closing.saved'))
  }
  const bankLine = (key: keyof typeof bank, most: number) => (
    <label className="field">
      <span>{d(`details.bank.${key}`)}</span>
      <input maxLength={most} value={bank[key]} onChange={(event) => setBank({ ...bank, [key]: event.target.value })} />
    </label>
  )
  return (
    <div className="closing-form">
      <AddressFields typed={typed} onChange={setTyped} />
      {bankLine('name', 120)}
      <div className="money-pair">
        {bankLine('account', 40)}
        {bankLine('code', 20)}
      </div>
      <label className="field">
        <span>{d('details.registered')}</span>
        <input value={registered} placeholder="DE, FR" onChange={(event) => setRegistered(event.target.value)} />
      </label>
      <p className="quiet">{d('details.registered.text')}</p>
      <label className="field">
        <span>{d('details.rounding')}</span>
        <select value={taxRounding} onChange={(event) => setTaxRounding(event.target.value as typeof taxRounding)}>
          {(['document', 'line'] as const).map((each) => (
            <option key={each} value={each}>
              {d(`details.rounding.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {mayEdit ? <DeskButton look="main" label={d('closing.save')} disabled={busy || !sound} onPress={save} /> : null}
    </div>
  )
}

function saidOf({ d }: DeskText, version: Version): string {
  const { legalName, lines, country, vatNumber, registration, bank, registered, taxRounding } = version
  return [
    legalName,
    ...lines,
    country,
    vatNumber,
    registration,
    bank?.account,
    registered.length === 0 ? undefined : `${d('details.registered')}: ${registered.join(', ')}`,
    d(`details.rounding.${taxRounding}`),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ')
}
