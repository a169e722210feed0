// Owns the fields of what stands on papers of a company, a customer or a supplier. What is typed stays text until it is saved.
import type { ReactNode } from 'react'
import { isCountry } from '../../../shared/ledger/tax/decide.ts'
import type { PartyDetails } from '../../../shared/rows/books.ts'
import { useDeskText } from '../text.ts'
import '../money/money.css'

export interface TypedDetails {
  readonly legalName: string
  readonly address: string
  readonly country: string
  readonly vatNumber: string
  readonly registration: string
  readonly contact: string
}

export function typedDetails(details: PartyDetails | undefined): TypedDetails {
  return {
    legalName: details?.legalName ?? '',
    address: details?.lines.join('\n') ?? '',
    country: details?.country ?? '',
    vatNumber: details?.vatNumber ?? '',
    registration: details?.registration ?? '',
    contact: details?.contact ?? '',
  }
}

/** What is told of it; nothing of what was left empty. */
export function detailsBody(typed: TypedDetails): PartyDetails {
  const told = (key: 'legalName' | 'vatNumber' | 'registration' | 'contact') => {
    const value = typed[key].trim()
    return value === '' ? {} : { [key]: value }
  }
  return {
    ...told('legalName'),
    lines: linesOf(typed.address),
    country: typed.country.trim().toUpperCase(),
    ...told('vatNumber'),
    ...told('registration'),
    ...told('contact'),
  }
}

const linesOf = (address: string) => address.split('\n').flatMap((line) => line.trim() || [])

/** An envelope holds six lines; a country is a code or not known. */
export function isSound({ address, country }: TypedDetails): boolean {
  const code = country.trim().toUpperCase()
  return linesOf(address).length <= 6 && (code === '' || isCountry(code))
}

interface FieldsProps {
  readonly typed: TypedDetails
  readonly onChange: (typed: TypedDetails) => void
}

export function AddressFields({ typed, onChange }: FieldsProps): ReactNode {
  const { d } = useDeskText()
  const line = (key: Exclude<keyof TypedDetails, 'address'>, most: number, hint?: string) => (
    <label className="field">
      <span>{d(`details.${key}`)}</span>
      <input
        maxLength={most}
        placeholder={hint}
        value={typed[key]}
        onChange={(event) => onChange({ ...typed, [key]: event.target.value })}
      />
    </label>
  )
  return (
    <>
      {line('legalName', 200)}
      <label className="field">
        <span>{d('details.address')}</span>
        <textarea
          rows={3}
          maxLength={600}
          value={typed.address}
          onChange={(event) => onChange({ ...typed, address: event.target.value })}
        />
      </label>
      <div className="money-pair">
        {line('country', 6, 'LV')}
        {line('vatNumber', 30)}
      </div>
      <div className="money-pair">
        {line('registration', 40)}
        {line('contact', 160)}
      </div>
    </>
  )
}
