import { describe, expect, test } from 'vitest'
import { readCamt053 } from './camt053.ts'
import { bouncedBy, type OpenDocument, suggestionsFor } from './match.ts'
import { withIds } from './statement.ts'
import { readXml, textBelow } from './xml.ts'

const balance = (code: string, amount: string, sign = 'CRDT') =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${sign}</CdtDbtInd></Bal>`
const statement = (entries: string, closing: string) => `<?xml version="1.0" encoding="UTF-8"?>
<!-- made for this test -->
<n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><n:BkToCstmrStmt><Stmt>
<Acct><Id><IBAN>LV80BANK0000435195001</IBAN></Id><Ccy>EUR</Ccy></Acct>
${balance('OPBD', '100.00')}${balance('CLBD', closing)}${entries}</Stmt></n:BkToCstmrStmt></n:Document>`
const entry = (amount: string, sign: string, details: string, status = '<Sts><Cd>BOOK</Cd></Sts>') =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${sign}</CdtDbtInd>${status}<BookgDt><Dt>2026-11-20</Dt></BookgDt>${details}</Ntry>`
const paid = `<AcctSvcrRef>R1</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Oak &amp; Sons</Nm></Pty></Dbtr></RltdPties>
<RmtInf><Ustrd>Invoice INV-000007</Ustrd><Ustrd> thanks</Ustrd></RmtInf></TxDtls></NtryDtls>`
const batch = `<NtryDtls>
<TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">10.00</Amt></TxAmt></AmtDtls></TxDtls>
<TxDtls><Refs><EndToEndId>E2</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">15.50</Amt></TxAmt></AmtDtls></TxDtls></NtryDtls>`

describe('a camt.053 statement', () => {
  test('gives a line for each booked transaction, batches taken apart, pending ones left out', () => {
    const pending = entry('99.00', 'CRDT', '', '<Sts>PDNG</Sts>')
    const read = readCamt053(
      statement(entry('50.25', 'CRDT', paid) + entry('25.50', 'DBIT', batch) + pending, '124.75'),
    )
    expect(read.ok && read.value[0]).toMatchObject({
      account: 'LV80BANK0000435195001',
      currency: 'EUR',
      lines: [
        { amount: 5025, party: 'Oak & Sons', text: 'Invoice INV-000007 thanks', bookedOn: '2026-11-20' },
        { amount: -1000, reference: 'E1' },
        { amount: -1550, reference: 'E2' },
      ],
    })
  })

  test('a line read again, in a statement that overlaps the last, is the same line', () => {
    const one = readCamt053(statement(entry('50.25', 'CRDT', paid), '150.25'))
    const two = readCamt053(statement(entry('50.25', 'CRDT', paid) + entry('1.00', 'CRDT', ''), '151.25'))
    expect(one.ok && two.ok && one.value[0]?.lines[0]?.id === two.value[0]?.lines[0]?.id).toBe(true)
  })

  test.each([
    ['whose entries miss its closing balance', statement(entry('50.25', 'CRDT', paid), '160.00'), 'balance'],
    ['with an amount finer than a cent', statement(entry('50.255', 'CRDT', paid), '150.25'), 'amount'],
    ['that is another message', '<Document><BkToCstmrDbtCdtNtfctn/></Document>', 'not-camt053'],
    ['that is not closed', '<Document><BkToCstmrStmt>', 'not-camt053'],
    ['with a document type', '<!DOCTYPE x [<!ENTITY a "b">]><Document/>', 'not-camt053'],
  ])('%s is refused', (_what, text, code) => {
    expect(readCamt053(text)).toMatchObject({ ok: false, code })
  })

  test('equal lines of one statement are told apart', () => {
    const line = { bookedOn: '2026-11-20' as never, amount: 100, party: 'A', text: 'coffee', reference: '' }
    expect(new Set(withIds('acc', [line, line, line]).map(({ id }) => id)).size).toBe(3)
  })

  test('XML of any depth ends', () => {
    expect(readXml('<a>'.repeat(5000) + '</a>'.repeat(5000))).toBeUndefined()
    expect(textBelow(readXml('<a><b>&#65;<![CDATA[<&]]></b></a>'), 'b')).toBe('A<&')
  })
})

describe('what a bank line most likely settles', () => {
  const document = (id: string, number: string, partyName: string, openAmount: number): OpenDocument => ({
    id,
    side: 'receivable',
    number,
    partyName,
    currency: 'EUR',
    openAmount,
  })
  const open = [
    document('a', 'INV-000007', 'Oak and Sons Ltd', 5000),
    document('b', 'INV-000070', 'Birch', 5000),
    document('c', 'INV-000008', 'Oak and Sons Ltd', 1200),
    document('d', 'INV-000009', 'Oak and Sons Ltd', 700),
  ]
  const line = (amount: number, text: string, party = '') => ({ currency: 'EUR', amount, party, text, reference: '' })
  const first = (amount: number, text: string, party?: string) => suggestionsFor(line(amount, text, party), open)[0]

  test('the number in the text, spaces and all, and not as a part of a longer one', () => {
    expect(first(5000, 'inv 000 007')).toMatchObject({ certain: true, documents: [{ document: 'a', amount: 5000 }] })
    expect(first(5000, 'for INV-000070')?.documents).toEqual([{ document: 'b', amount: 5000 }])
  })

  test('a part payment by number is likely, not certain', () => {
    expect(first(2000, 'INV-000007')).toMatchObject({ certain: false, documents: [{ document: 'a', amount: 2000 }] })
  })

  test('without a number: the amount of the party before the same amount of another, and sums of one party', () => {
    expect(first(5000, 'goods', 'OAK AND SONS')?.documents).toEqual([{ document: 'a', amount: 5000 }])
    expect(first(1900, 'goods', 'Oak and Sons LTD')).toMatchObject({
      certain: false,
      reasons: ['party', 'sum'],
      documents: [
        { document: 'c', amount: 1200 },
        { document: 'd', amount: 700 },
      ],
    })
  })

  test('nothing speaks for anything: no suggestion', () => {
    expect(suggestionsFor(line(333, 'hello', 'Nobody'), open)).toEqual([])
    expect(suggestionsFor(line(-5000, 'INV-000007'), open)).toEqual([])
  })
})

describe('a line that takes a payment back', () => {
  const payment = { id: 'p', amount: 1210, currency: 'EUR', partyName: 'Oak & Sons Ltd', numbers: ['INV-000007'] }
  const line = { currency: 'EUR', amount: -1210, party: 'OAK & SONS', text: 'Returned', reference: '' }
  test.each([
    ['the same amount the other way, of its party', line, [payment], 'p'],
    ['a supplier who sends money back', { ...line, amount: 1210 }, [{ ...payment, amount: -1210 }], 'p'],
    [
      'another name, but the number of what it had settled',
      { ...line, party: 'Bank', text: 'RET INV 000007' },
      [payment],
      'p',
    ],
    ['neither name nor number', { ...line, party: 'Bank', text: 'Fee' }, [payment], undefined],
    ['another amount', { ...line, amount: -1200 }, [payment], undefined],
    ['another currency', { ...line, currency: 'USD' }, [payment], undefined],
    ['the same way as the payment', { ...line, amount: 1210 }, [payment], undefined],
    ['two payments that can be it', line, [payment, { ...payment, id: 'q' }], undefined],
  ])('%s', (_name, said, payments, found) => {
    expect(bouncedBy(said, payments)?.id).toBe(found)
  })
})
