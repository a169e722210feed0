// Owns the English texts of the page of imports.
import { defineMessages } from './messages.ts'
import { plural } from './plural.ts'

const rows = (n: number) => plural('en', n, { one: '# row', other: '# rows' })

export const importsEn = defineMessages({
  'page.imports': 'Import',
  'imports.view.items': 'Items',
  'imports.view.bins': 'Bins',
  'imports.view.stock': 'Opening stock',
  'imports.view.purchases': 'Purchases',
  'imports.text.items':
    'An item is known by its SKU: what is there already is changed, what is new is made. Columns that the file does not have stay as they are.',
  'imports.text.bins':
    'A bin is known by its code in this warehouse. A code such as A-03-21 tells aisle, bay and level. Columns that the file does not have stay as they are.',
  'imports.text.stock':
    'What lies where when you begin here, and what it is worth. It opens once; later a bin is counted, not imported.',
  'imports.text.purchases':
    'Rows with one number are one purchase. Purchases that are known already are left as they are.',
  'imports.columns': 'Columns',
  'imports.optional': 'If you have them',
  'imports.template': 'An empty file with these columns',
  'imports.choose': 'Choose a CSV file',
  'imports.other': 'Another file',
  'imports.no-right': 'You may look, but somebody with the right to it has to import.',
  'imports.reading': 'Reading the file…',
  'imports.progress': ({ done, of }: { done: string; of: string }) => `${done} of ${of} recorded`,
  'imports.fresh': 'New',
  'imports.changed': 'Changed',
  'imports.same': 'As known',
  'imports.wrong': 'Wrong',
  'imports.take.all': ({ n }: { n: number }) => `Import ${rows(n)}`,
  'imports.take.good': ({ n }: { n: number }) => `Only the good ${rows(n)}`,
  'imports.all-good': 'Every row can be taken. Nothing is recorded yet.',
  'imports.all-known': 'All of this is known already. There is nothing to import.',
  'imports.more': ({ n }: { n: string }) => `and ${n} more`,
  'imports.done': ({ file, n }: { file: string; n: number }) => `${file}: ${rows(n)} imported.`,
  'imports.exceptions': ({ n }: { n: number }) =>
    plural('en', n, { one: '# of them needs a decision.', other: '# of them need a decision.' }),
  'imports.nothing': 'Nothing was recorded: it had all been known already.',
  'imports.broke-off': 'The connection broke off. Choose the file again: what was recorded already counts as known.',
  'imports.line': 'Line',
  'imports.column': 'Column',
  'imports.found': 'In the file',
  'imports.why': 'What is wrong',
  'imports.problem.missing': 'Nothing is there',
  'imports.problem.too-long': 'It is too long',
  'imports.problem.not-a-number': 'No number that may stand here',
  'imports.problem.not-a-date': 'No date such as 2026-11-25',
  'imports.problem.not-one-of': 'Not one of the words that may stand here',
  'imports.problem.unknown-item': 'There is no item with this SKU. Import the items first',
  'imports.problem.unknown-bin': 'There is no bin with this code. Import the bins first',
  'imports.problem.code-taken': 'Another item has this barcode',
  'imports.problem.twice': 'The same stands on the line in brackets',
  'imports.problem.needs-lot': 'The item is tracked by lot: name it',
  'imports.problem.no-lot': 'The item is not tracked by lot',
  'imports.problem.needs-serial': 'The item is tracked by serial number: one row a unit',
  'imports.problem.known-already': 'Found goods or a found bin have this name. Say first what they are',
  'imports.problem.unreadable': 'It can not be recorded so, or another row of this purchase is wrong',
})
