import { expect, test } from 'vitest'
import { openFirm } from '../../apply/fixture.ts'
import { alignRowTables } from './align-row-tables.ts'

test('a database from before a kind and an index were there gets both, filled from the rows that it holds', async () => {
  const firm = await openFirm()
  const { db } = firm.store
  await firm.submit({
    type: 'goods-moved',
    id: 'early',
    body: {
      purpose: 'move',
      item: 'bolt',
      lot: '',
      serial: '',
      status: 'available',
      owner: 'acme',
      quantity: 1,
      from: 'L:A-01-11',
      to: 'L:B-01-11',
    },
  })
  await db.schema.dropTable('reversal').execute()
  await db.schema.dropIndex('exception_ix_exceptions_of_operation').execute()
  await db.schema.alterTable('exception').dropColumn('ix_exceptions_of_operation').execute()
  await alignRowTables(db as never)
  const found = await firm.store.rows.byIndex('exceptionsOfOperation', ['early'])
  expect(found.map(({ row }) => (row as { kind: string }).kind)).toEqual(['negative-stock'])
  await firm.submit({ type: 'operation-reversed', body: { of: 'early' } })
  expect((await firm.store.rows.byIds('reversal', ['early']))[0]?.row).toMatchObject({ id: 'early' })
  // Once more changes nothing.
  await alignRowTables(db as never)
  await firm.store.close()
})
