// Owns beginning the books from a spreadsheet: balances, open documents and stock as of the end of a day.
import { type ReactNode, useState } from 'react'
import type { BooksSettings, FileTaken } from '../../../shared/protocol/desk/books.ts'
import { Card } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { useDeskText } from '../text.ts'
import { FileButton } from '../told/file-button.tsx'

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
