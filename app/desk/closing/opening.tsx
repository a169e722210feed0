// Owns beginning the books from a spreadsheet: balances, open documents and stock as of the end of a day.
import { type ReactNode, useState } from 'react'
import type { BooksSettings, FileTaken } from '../../../shared/protocol/desk/books.ts'
import { Card, DeskButton } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { saveText } from '../reports/report-files.ts'
import { useDeskText } from '../text.ts'
import { FileButton } from '../told/file-button.tsx'

/** The columns, with a line of each kind to write over. */
const emptySheet = [
  'kind,account,party,number,issued,due,currency,amount,value,sku,place,quantity',
  'account,1000,,,,,,,1500.00,,,',
  'receivable,,Oak Ltd,INV-7,2026-01-05,2026-02-04,,,121.00,,,',
  'payable,,Bolts Inc,S-9,2026-01-05,2026-02-04,USD,100.00,90.00,,,',
  'stock,,,,,,,,12.50,BOLT,A-01-11,10',
  '',
].join('\n')

export function Opening({ books: { company, today } }: { books: BooksSettings }): ReactNode {
  const { d } = useDeskText()
  const { may, warehouse } = useSession()
  const [on, setOn] = useState(today)
  return (
    <Card title={d('closing.opening')}>
      <div className="closing-form">
        <p className="quiet">{d('closing.opening.text')}</p>
        <label className="field">
          <span>{d('closing.opening.on')}</span>
          <input type="date" max={today} value={on} onChange={(event) => setOn(event.target.value)} />
        </label>
        <DeskButton
          look="bare"
          icon="download"
          label={d('closing.opening.sheet')}
          onPress={() => saveText(emptySheet, 'opening-balances.csv')}
        />
        <FileButton
          label={d('closing.opening.file')}
          hint={d('closing.opening.text')}
          accept=".csv"
          path="/books/opening"
          body={{ company: company.id, warehouse: warehouse.id, on }}
          done={({ taken, known }: FileTaken) => d('closing.opening.done', { taken, known })}
          disabled={on === '' || !may('books')}
        />
      </div>
    </Card>
  )
}
