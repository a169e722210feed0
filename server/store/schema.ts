// Owns the types of the tables that are not rows of business (those are in row-tables.ts).
export interface Schema {
  scope_rev: { tenant: number; scope: string; rev: number }
  stock_total: { tenant: number; warehouse: string; item: string; on_hand: number; promised: number; free: number }
  stock_total_mark: {
    tenant: number
    warehouse: string
    rev: number
    items: number
    on_hand: number
    promised: number
    free: number
  }
  stream_safe: { tenant: number; device: string; incarnation: string; n: number }
  scope_mark: { tenant: number; scope: string; at: number; rev: number }
  departure: { tenant: number; scope: string; rev: number; kind: string; id: string }
  operation: {
    tenant: number
    id: string
    device: string
    incarnation: string
    n: number
    type: string
    v: number
    at: number
    raw_at: number
    learned_at: number
    person: string
    warehouse: string
    body: string
    outcome: string
    answer: string | null
  }
  stream: {
    tenant: number
    device: string
    incarnation: string
    n: number
    last_at: number | null
    heard_at: number
    waiting: number
    waiting_oldest: number | null
  }
  movement: {
    tenant: number
    id: string
    operation: string
    warehouse: string
    at: number
    learned_at: number
    item: string
    lot: string
    serial: string
    status: string
    to_status: string
    owner: string
    from_place: string
    to_place: string
    quantity: number
    person: string
    device: string
  }
  audit: { tenant: number; kind: string; subject: string; at: number; operation: string }
  meta: { key: string; value: string }
  entry: {
    tenant: number
    id: string
    company: string
    operation: string
    event: string
    kind: string
    posted_on: string
    learned_at: number
    debit: number
    credit: number
    /** Which commit of the company's books it came with, counted from 1; all entries of a commit share it. */
    rev: number
    /** How many events it holds parts of; 0 where it is about one. */
    parts: number
  }
  entry_part: { tenant: number; entry: string; first: number; body: string }
  journal: { tenant: number; company: string; number: number; entry: string; rev: number; hash: string }
  entry_line: {
    tenant: number
    entry: string
    line: number
    company: string
    posted_on: string
    account: string
    item: string | null
    amount: number
  }
  account_total: {
    tenant: number
    company: string
    account: string
    posted_on: string
    learned_on: string
    debit: number
    credit: number
  }
  month_total: {
    tenant: number
    company: string
    month: string
    account: string
    item: string
    warehouse: string
    channel: string
    units: number
    debit: number
    credit: number
  }
  document_total: {
    tenant: number
    company: string
    kind: string
    document: string
    account: string
    posted_on: string
    units: number
    debit: number
    credit: number
  }
  cost_event: { tenant: number; company: string; id: string; operation: string; body: string }
  cost_source: { tenant: number; company: string; source: string; event: string }
  cost_place: { tenant: number; company: string; item: string; time: number; at: number; rank: number; id: string }
  cost_pool: { tenant: number; company: string; item: string; units: number; value: number; body: string }
  cost_checkpoint: {
    tenant: number
    company: string
    item: string
    time: number
    at: number
    rank: number
    id: string
    state: string
  }
  pin: {
    tenant: number
    person: string
    salt: string
    iterations: number
    hash: string
    failures: number
    locked_until: number
  }
  device_key: { tenant: number; device: string; public_key: string }
  enrolment: {
    tenant: number
    code_hash: string
    warehouse: string
    pack_station: number
    expires_at: number
    used_by: string | null
  }
  session: { tenant: number; token_hash: string; person: string; expires_at: number }
  printer: { tenant: number; id: string; warehouse: string; body: string }
  print_job: {
    tenant: number
    id: string
    warehouse: string
    printer: string
    state: string
    title: string
    paper: string
    labels: number
    tries: number
    next_at: number
    problem: string | null
    made_by: string
    made_at: number
    ended_at: number | null
    contents: string
  }
  sscc_counter: { tenant: number; prefix: string; next: number }
  person_seen: { tenant: number; person: string; warehouse: string; seen_at: number }
}
