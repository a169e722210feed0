// Owns what is kept of printing: printers, jobs until they are sent, and how far SSCCs of a prefix have come. Does not know
// what a label is: contents are texts here.

import type { RollName } from '../../shared/print/sizes.ts'
import type { Printer, PrintJob, PrintJobState } from '../../shared/protocol/desk/print.ts'
import type { Db } from './database.ts'
import type { Schema } from './schema.ts'

export interface KeptJob extends PrintJob {
  readonly warehouse: string
  readonly contents: string
}

export class PrintStore {
  readonly #db: Db
  readonly #tenant: number

  constructor(db: Db, tenant: number) {
    this.#db = db
    this.#tenant = tenant
  }

  async printers(warehouse?: string): Promise<readonly Printer[]> {
    const all = this.#db.selectFrom('printer').select('body').where('tenant', '=', this.#tenant)
    const asked = warehouse === undefined ? all : all.where('warehouse', '=', warehouse)
    const rows = await asked.execute()
    return rows
      .map(({ body }) => JSON.parse(body) as Printer)
      .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
  }

  async putPrinter(printer: Printer): Promise<void> {
    const { id, warehouse } = printer
    const row = { warehouse, body: JSON.stringify(printer) }
    await this.#db
      .insertInto('printer')
      .values({ tenant: this.#tenant, id, ...row })
      .onConflict((on) => on.columns(['tenant', 'id']).doUpdateSet(row))
      .execute()
  }

  async removePrinter(id: string): Promise<void> {
    await this.#db.deleteFrom('printer').where('tenant', '=', this.#tenant).where('id', '=', id).execute()
  }

  async add(job: KeptJob): Promise<void> {
    await this.#db.insertInto('print_job').values(this.#row(job)).execute()
  }

  async put(job: KeptJob): Promise<void> {
    const { tenant, id, ...rest } = this.#row(job)
    await this.#db.updateTable('print_job').set(rest).where('tenant', '=', tenant).where('id', '=', id).execute()
  }

  async drop(id: string): Promise<void> {
    await this.#db.deleteFrom('print_job').where('tenant', '=', this.#tenant).where('id', '=', id).execute()
  }

  async job(id: string): Promise<KeptJob | undefined> {
    const row = await this.#db
      .selectFrom('print_job')
      .selectAll()
      .where('tenant', '=', this.#tenant)
      .where('id', '=', id)
      .executeTakeFirst()
    return row && jobOf(row)
  }

  /** Newest first. */
  async jobs(warehouse: string, limit: number): Promise<readonly PrintJob[]> {
    const rows = await this.#db
      .selectFrom('print_job')
      .selectAll()
      .where('tenant', '=', this.#tenant)
      .where('warehouse', '=', warehouse)
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
    return rows.map((row) => {
      const { contents: _kept, warehouse: _here, ...job } = jobOf(row)
      return job
    })
  }

  /** All that is still to be sent, in the order in which it was asked for. */
  async waiting(): Promise<readonly { readonly id: string; readonly printer: string; readonly nextAt: number }[]> {
    const rows = await this.#db
      .selectFrom('print_job')
      .select(['id', 'printer', 'next_at'])
      .where('tenant', '=', this.#tenant)
      .where('state', '=', 'waiting')
      .orderBy('id')
      .execute()
    return rows.map(({ id, printer, next_at }) => ({ id, printer, nextAt: Number(next_at) }))
  }

  async forgetSent(before: number): Promise<void> {
    await this.#db
      .deleteFrom('print_job')
      .where('tenant', '=', this.#tenant)
      .where('state', '=', 'sent')
      .where('ended_at', '<', before)
      .execute()
  }

  /** Takes the next serial references of a prefix, never given twice. To be called in a transaction. */
  async takeReferences(prefix: string, count: number): Promise<number> {
    const row = await this.#db
      .selectFrom('sscc_counter')
      .select('next')
      .where('tenant', '=', this.#tenant)
      .where('prefix', '=', prefix)
      .executeTakeFirst()
    const first = row ? Number(row.next) : 1
    await this.#db
      .insertInto('sscc_counter')
      .values({ tenant: this.#tenant, prefix, next: first + count })
      .onConflict((on) => on.columns(['tenant', 'prefix']).doUpdateSet({ next: first + count }))
      .execute()
    return first
  }

  #row(job: KeptJob): Schema['print_job'] {
    const { nextAt, problem, madeBy, madeAt, endedAt, ...rest } = job
    return {
      tenant: this.#tenant,
      ...rest,
      next_at: nextAt,
      problem: problem ?? null,
      made_by: madeBy,
      made_at: madeAt,
      ended_at: endedAt ?? null,
    }
  }
}

function jobOf(row: Schema['print_job']): KeptJob {
  const { id, warehouse, printer, title, labels, tries, contents } = row
  return {
    id,
    warehouse,
    printer,
    title,
    labels,
    tries,
    contents,
    state: row.state as PrintJobState,
    paper: row.paper as RollName,
    nextAt: Number(row.next_at),
    madeBy: row.made_by,
    madeAt: Number(row.made_at),
    ...(row.problem !== null && { problem: row.problem }),
    ...(row.ended_at !== null && { endedAt: Number(row.ended_at) }),
  }
}
