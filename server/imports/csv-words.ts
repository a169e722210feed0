// Owns the words for what keeps a CSV file from being read: file, line, column, what is there, what to do. Does not know
// how it was found.
import { never } from '../../shared/values/result.ts'
import type { CsvRefusal } from './csv.ts'
import { csvEncodings } from './csv-lines.ts'

/** One or two sentences for a terminal or a form; always ends with what has happened to the import: nothing. */
export function csvProblemInWords({ code, facts }: CsvRefusal): string {
  return `${placeInWords(facts)}: ${cause(code, facts)} Nothing was imported.`
}

/** "orders.csv, line 12, column Quantity" */
export function placeInWords(facts: CsvRefusal['facts']): string {
  const parts = [`${facts.file}`]
  if (facts.line !== undefined) parts.push(`line ${facts.line}`)
  if (facts.column !== undefined) parts.push(`column ${facts.column}`)
  return parts.join(', ')
}

function cause(code: CsvRefusal['code'], facts: CsvRefusal['facts']): string {
  switch (code) {
    case 'empty':
      return 'the file is empty. Export it again.'
    case 'no-rows':
      return 'there is a header and no row below it. Export the file again.'
    case 'not-csv':
      return `this is ${facts.what}, not a CSV file. Open it where it was made and save it as CSV UTF-8.`
    case 'encoding':
      return facts.found === 'UTF-16'
        ? 'the text is UTF-16. Save the file as CSV UTF-8.'
        : `${facts.found} is not ${facts.encoding}. Save the file as CSV UTF-8, or name its encoding: ${csvEncodings.join(', ')}.`
    case 'nul-byte':
      return 'a NUL byte. The file is damaged or no text; export it again.'
    case 'control-character':
      return facts.found === 'U+000D'
        ? 'a carriage return without a line feed. Save the file with line ends LF or CR LF.'
        : `the control character ${facts.found}. Take it out, or export the file again.`
    case 'line-too-long':
      return `more than ${facts.most} bytes in one row. A quote is left open above, or the lines have no ends.`
    case 'quote':
      return facts.closed === 0
        ? 'a quote is opened here and never closed. Close it, or double it where it belongs to the text.'
        : 'text after a closed quote. Put the whole value in quotes and double the quotes inside.'
    case 'columns-missing':
      return `no column ${facts.missing}. The file has ${facts.found}.`
    case 'columns-unknown':
      return `no place for the column ${facts.found}. Take it out, so that nothing is dropped unseen.`
    case 'columns-repeated':
      return 'the column is there twice. Keep one.'
    case 'column-count':
      return `${facts.found} values, and the header has ${facts.expected}. A comma inside a value needs quotes around it.`
    case 'too-many-rows':
      return `more than ${facts.most} rows. Split the file.`
    default:
      return never(code)
  }
}
