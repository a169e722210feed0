// Owns reading the rows of a bank's CSV, whatever it calls its columns and however it writes days and amounts: English, German,
// Latvian, Estonian, Lithuanian, Polish and Russian headings are known. Does not know files or quotes.
import { moneyFrom } from '../../values/money.ts'
import { ok, type Result, refuse } from '../../values/result.ts'
import type { BusinessDate } from '../../values/time.ts'
import type { StatementLine } from './statement.ts'

export interface CsvRecordRead {
  /** The line of the file on which it begins. */
  readonly line: number
  readonly fields: readonly string[]
}

type Heading = 'date' | 'amount' | 'in' | 'out' | 'sign' | 'party' | 'text' | 'reference' | 'bankReference' | 'currency'

/** What columns are called, in lower case, by what they hold. The first column that fits is taken. */
const headings: Readonly<Record<Heading, readonly string[]>> = {
  date: [
    'date',
    'booking date',
    'booked on',
    'bookingdate',
    'posting date',
    'transaction date',
    'value date',
    'buchungstag',
    'buchungsdatum',
    'datums',
    'kuupäev',
    'data',
    'data księgowania',
    'data operacji',
    'дата',
    'дата операции',
    'дата проводки',
  ],
  amount: [
    'amount',
    'betrag',
    'summa',
    'suma',
    'kwota',
    'kwota operacji',
    'сумма',
    'сумма операции',
    'amount (eur)',
    'umsatz',
  ],
  in: [
    'credit',
    'credit amount',
    'paid in',
    'money in',
    'haben',
    'gutschrift',
    'kredīts',
    'kreedit',
    'uznania',
    'приход',
    'кредит',
    'поступление',
  ],
  out: [
    'debit',
    'debit amount',
    'paid out',
    'money out',
    'soll',
    'lastschrift',
    'debets',
    'deebet',
    'obciążenia',
    'расход',
    'дебет',
    'списание',
  ],
  sign: [
    'debit/credit',
    'd/c',
    'd/k',
    'c/d',
    'soll/haben',
    's/h',
    'debets/kredīts',
    'deebet/kreedit',
    'дебет/кредит',
    'direction',
  ],
  party: [
    'party',
    'counterparty',
    'counterparty name',
    'name',
    'payee',
    'payer',
    'beneficiary/payer',
    'payee/payer',
    'description of counterparty',
    'auftraggeber/empfänger',
    'auftraggeber / begünstigter',
    'beguenstigter/zahlungspflichtiger',
    'begünstigter/zahlungspflichtiger',
    'name zahlungsbeteiligter',
    'zahlungspflichtige*r',
    'empfänger',
    'saņēmējs/maksātājs',
    'maksātājs/saņēmējs',
    'partneris',
    'saaja/maksja',
    'saaja/maksja nimi',
    'gavėjas/mokėtojas',
    'nadawca/odbiorca',
    'kontrahent',
    'контрагент',
    'наименование контрагента',
    'плательщик/получатель',
  ],
  text: [
    'text',
    'description',
    'details',
    'narrative',
    'purpose',
    'payment details',
    'remittance information',
    'memo',
    'verwendungszweck',
    'buchungstext',
    'maksājuma mērķis',
    'informācija saņēmējam',
    'selgitus',
    'mokėjimo paskirtis',
    'tytuł',
    'opis',
    'назначение платежа',
    'назначение',
    'описание',
  ],
  reference: [
    'reference',
    'payment reference',
    'end-to-end id',
    'endtoend',
    'kundenreferenz',
    'viitenumber',
    'reference number',
    'номер документа',
    'ссылка',
  ],
  bankReference: [
    'transaction id',
    'transaction reference',
    'bank reference',
    'archive id',
    'archival code',
    'arhiveerimistunnus',
    'arhīva kods',
    'maksājuma atsauce',
    'id',
  ],
  currency: ['currency', 'währung', 'waehrung', 'valūta', 'valuuta', 'valiuta', 'waluta', 'валюта', 'ccy'],
}

export type CsvStatementProblem = 'columns-missing' | 'amount' | 'date' | 'currency'

type Read = Omit<StatementLine, 'id'> & { readonly bankReference?: string }

/** How far down a file its headings may stand: banks tell the account and the period above them. */
const deepest = 40

/**
 * The lines of a statement. Rows above the headings, and rows without a day and an amount below (balances, sums), are none.
 * @param currency of the account; a row in another one is refused
 */
export function readCsvStatement(
  records: readonly CsvRecordRead[],
  currency: string,
): Result<readonly Read[], CsvStatementProblem> {
  const at = records.slice(0, deepest).findIndex(({ fields }) => isHeader(placesOf(fields)))
  const header = records[at]
  if (!header) {
    const found = records[0]?.fields.join(', ').slice(0, 200) ?? ''
    return refuse('columns-missing', { line: 1, column: 'date, amount', found })
  }
  const places = placesOf(header.fields)
  const rows = records.slice(at + 1).filter(({ fields }) => fields.some((field) => field.trim() !== ''))
  const cell = ({ fields }: CsvRecordRead, heading: Heading) => (fields[places.get(heading) ?? -1] ?? '').trim()
  const monthFirst = isMonthFirst(rows.map((row) => cell(row, 'date')))
  const lines: Read[] = []
  for (const row of rows) {
    const told = [cell(row, 'amount'), cell(row, 'in'), cell(row, 'out')].filter((text) => text !== '')
    if (cell(row, 'date') === '' || told.length === 0) continue
    const bookedOn = dayOf(cell(row, 'date'), monthFirst)
    if (bookedOn === undefined) return refuse('date', { line: row.line, column: 'date', found: cell(row, 'date') })
    const of = cell(row, 'currency').toUpperCase()
    if (of !== '' && of !== currency) return refuse('currency', { line: row.line, column: 'currency', found: of })
    const amount = amountOf(row, cell, currency)
    if (amount === undefined) return refuse('amount', { line: row.line, column: 'amount', found: told.join(' ') })
    if (amount === 0) continue
    const bankReference = cell(row, 'bankReference')
    lines.push({
      bookedOn,
      amount,
      party: clean(cell(row, 'party'), 140),
      text: clean(cell(row, 'text'), 400),
      reference: clean(cell(row, 'reference'), 140),
      ...(bankReference !== '' && { bankReference }),
    })
  }
  return ok(lines)
}

/** One line of text: banks break purposes over several. */
function clean(text: string, longest: number): string {
  return text.replace(/\s+/g, ' ').slice(0, longest)
}

function placesOf(fields: readonly string[]): ReadonlyMap<Heading, number> {
  const named = fields.map((field) => field.trim().toLowerCase().replace(/\s+/g, ' '))
  const places = new Map<Heading, number>()
  for (const [heading, words] of Object.entries(headings) as [Heading, readonly string[]][]) {
    const place = named.findIndex((name) => words.includes(name))
    if (place >= 0) places.set(heading, place)
  }
  return places
}

function isHeader(places: ReadonlyMap<Heading, number>): boolean {
  return places.has('date') && (places.has('amount') || places.has('in') || places.has('out'))
}

function amountOf(
  row: CsvRecordRead,
  cell: (row: CsvRecordRead, heading: Heading) => string,
  currency: string,
): number | undefined {
  const whole = cell(row, 'amount')
  if (whole !== '') {
    const amount = moneyOf(whole, currency)
    const out = /^(d|s|db|dr|debit|dbit|soll|д|дебет|debets|deebet)$/i.test(cell(row, 'sign'))
    return amount === undefined ? undefined : out ? 0 - Math.abs(amount) : amount
  }
  const [came, went] = [cell(row, 'in'), cell(row, 'out')].map((text) => (text === '' ? 0 : moneyOf(text, currency)))
  return came === undefined || went === undefined ? undefined : Math.abs(came) - Math.abs(went)
}

/** "1.234,56", "1,234.56", "12,50-", "(12.50)", "+ 1 234": the last comma or point before one or two digits parts cents. */
function moneyOf(typed: string, currency: string): number | undefined {
  const below = /^\(.*\)$/.test(typed) || /^[-−]|[-−]$/.test(typed)
  const bare = typed.replace(/[()\s\u00a0'’+−-]/g, '').replace(/[A-Z€$£₽]+/gi, '')
  if (!/^[\d.,]+$/.test(bare)) return undefined
  const parted = /^(.*)[.,](\d{1,2})$/.exec(bare)
  const plain = parted ? `${(parted[1] ?? '').replace(/[.,]/g, '') || '0'}.${parted[2]}` : grouped(bare)
  const amount = plain === undefined ? undefined : moneyFrom(plain, currency)
  return amount === undefined ? undefined : below ? 0 - amount : amount
}

/** Signs that part thousands stand before three digits each; anything else is not an amount of cents. */
function grouped(bare: string): string | undefined {
  return /^\d+$|^\d{1,3}([.,]\d{3})+$/.test(bare) ? bare.replace(/[.,]/g, '') : undefined
}

const written = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b/

/** Whether days are written month first: where a second part can be no month. */
function isMonthFirst(days: readonly string[]): boolean {
  return days.some((day) => Number(written.exec(day)?.[2] ?? 0) > 12)
}

function dayOf(typed: string, monthFirst: boolean): BusinessDate | undefined {
  const iso = /^(\d{4})[-./]?(\d{2})[-./]?(\d{2})/.exec(typed)
  const parts = written.exec(typed)
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : parts
      ? [yearOf(parts[3] ?? ''), parts[monthFirst ? 1 : 2], parts[monthFirst ? 2 : 1]]
      : []
  if (!year || !month || !day) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? undefined : (date as BusinessDate)
}

function yearOf(written: string): string {
  return written.length === 2 ? `20${written}` : written
}
