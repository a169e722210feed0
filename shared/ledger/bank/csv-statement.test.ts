import { describe, expect, test } from 'vitest'
import { readCsvStatement } from './csv-statement.ts'

const rows = (...lines: readonly string[]) => lines.map((line, index) => ({ line: index + 1, fields: line.split(';') }))
const read = (...lines: readonly string[]) => {
  const result = readCsvStatement(rows(...lines), 'EUR')
  return result.ok ? result.value.map(({ bookedOn, amount, party, text }) => [bookedOn, amount, party, text]) : result
}

describe('the CSV of a bank', () => {
  test('in German, below its account and with German days and amounts', () => {
    expect(
      read(
        'Kontonummer:;DE02120300000000202051',
        '',
        'Buchungstag;Auftraggeber/Empfänger;Verwendungszweck;Betrag;Währung',
        '03.01.2026;Eiche GmbH;Rechnung INV-000001;1.234,56;EUR',
        '04.01.2026;Bank;Gebühr;-3,20;EUR',
        '05.01.2026;;Kontostand;;EUR',
      ),
    ).toEqual([
      ['2026-01-03', 123456, 'Eiche GmbH', 'Rechnung INV-000001'],
      ['2026-01-04', -320, 'Bank', 'Gebühr'],
    ])
  })

  test('in Russian, with what came and went in columns of their own', () => {
    expect(
      read(
        'Дата;Контрагент;Назначение платежа;Дебет;Кредит',
        '03.01.26;ООО «Дуб»;Оплата по счёту;;1 500,00',
        '04.01.26;Банк;Комиссия;12,50;0,00',
      ),
    ).toEqual([
      ['2026-01-03', 150000, 'ООО «Дуб»', 'Оплата по счёту'],
      ['2026-01-04', -1250, 'Банк', 'Комиссия'],
    ])
  })

  test('with a column that says which way money went', () => {
    expect(
      read(
        'Datums;Saņēmējs/Maksātājs;Maksājuma mērķis;Summa;D/K',
        '2026-01-03;SIA Ozols;Rēķins;10.00;K',
        '2026-01-03;Banka;Maksa;1.00;D',
      ),
    ).toEqual([
      ['2026-01-03', 1000, 'SIA Ozols', 'Rēķins'],
      ['2026-01-03', -100, 'Banka', 'Maksa'],
    ])
  })

  test.each([
    ['1,234.56', 123456],
    ['1.234,5', 123450],
    ['12,50-', -1250],
    ['(12.50)', -1250],
    ['−7', -700],
    ['1’234.00', 123400],
    ['1.234', 123400],
    ['EUR 5.00', 500],
  ])('%s is an amount', (typed, amount) => {
    expect(read('date;amount', `2026-01-03;${typed}`)).toEqual([['2026-01-03', amount, '', '']])
  })

  test('tells days that are written month first by those that can be no other', () => {
    const days = read('Date;Description;Amount', '01/03/2026;a;1.00', '01/31/2026;b;2.00')
    expect(days).toEqual([
      ['2026-01-03', 100, '', 'a'],
      ['2026-01-31', 200, '', 'b'],
    ])
    expect(read('Date;Description;Amount', '01/03/2026;a;1.00')).toEqual([['2026-03-01', 100, '', 'a']])
  })

  test.each([
    ['no column of amounts', ['Datum;Text', '03.01.2026;a'], 'columns-missing', 1],
    ['a day that there is not', ['date;amount', '30.02.2026;1.00'], 'date', 2],
    ['an amount finer than a cent', ['date;amount', '2026-01-03;1.0055'], 'amount', 2],
    ['words for an amount', ['date;amount', '2026-01-03;much'], 'amount', 2],
    ['another currency', ['date;amount;currency', '2026-01-03;1.00;USD'], 'currency', 2],
  ])('%s is refused with its line', (_what, lines, code, line) => {
    expect(readCsvStatement(rows(...lines), 'EUR')).toMatchObject({ ok: false, code, facts: { line } })
  })
})
