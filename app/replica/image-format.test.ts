import { expect, test } from 'vitest'
import { indexesOf, indexKeyOf } from '../../shared/rows/tables.ts'
import { codeKeysOf, codeKinds } from './code-index.ts'
import { stockedServer } from './fixture.ts'
import { hashOf } from './hash.ts'
import { layout } from './image.ts'

test('keys by which rows are found in an image are those of its layout: where they change, `layout` is raised', () => {
  const keys = stockedServer()
    .rows()
    .flatMap(({ kind, row }) => {
      if (!row) return []
      const codes = (Object.keys(codeKinds) as (keyof typeof codeKinds)[]).filter((name) => codeKinds[name] === kind)
      return [
        ...indexesOf(kind).map((name) => `${name} ${indexKeyOf(name, row)}`),
        ...codes.flatMap((name) => codeKeysOf(name, row).map((key) => `${name} ${key}`)),
      ]
    })
  const { high, low } = hashOf(keys.join('\n'))
  expect({ layout, keys: keys.length, hash: `${high}-${low}` }).toEqual({ layout: 1, keys: 47, hash: '451023011-3875' })
})
