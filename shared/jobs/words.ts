// Owns the list of everything that jobs say: a key and the facts that its sentence needs. app/text translates every key
// (the compiler lists those missing). Knows no sentence of any language.

/** Facts of each text; `undefined` where the sentence needs none. `unit` is the word of an item's base unit. */
export interface JobWords {
  // Titles
  'job.receive': { number: string }
  'job.receive.any': undefined
  'job.put-away': undefined
  'job.pick': { order: string }
  'job.pack': { order: string }
  'job.pack.any': undefined
  'job.ship': { number: string }
  'job.ship.any': undefined
  'job.look-up': undefined

  // Where
  'where.go-to': undefined
  'where.take-to': undefined
  'where.set-down': undefined
  'where.right': undefined
  /** Other place than was asked for. */
  'where.other': undefined

  // How many
  unit: { n: number; unit: string }
  'unit.level': { n: number; level: string }
  'count.units': { n: number; unit: string }
  'count.of': { done: number; of: number; unit: string }
  'packs.of': { packs: number; level: string; size: number; loose: number; unit: string }
  'packs.loose': { level: string; size: number }
  'into.tote': { tote: string }

  // Main action
  'scan.item': undefined
  'scan.next-case': undefined
  'scan.bin': undefined
  'scan.tote': undefined
  'scan.drop': { code: string }
  'scan.carton': undefined
  'scan.parcel': undefined
  'scan.paper': undefined
  'scan.lot': undefined
  'scan.units': { n: number; unit: string }
  'scan.anything': undefined
  'enter.number': undefined
  'enter.lot': undefined
  'enter.expiry': undefined
}

export type WordKey = keyof JobWords

/** A text to be said, by key, with its facts. */
export type Words = {
  [K in WordKey]: JobWords[K] extends undefined
    ? { readonly key: K }
    : { readonly key: K; readonly facts: Readonly<JobWords[K]> }
}[WordKey]

/** `say('job.pick', { order: 'SO-20418' })`: the one way to make words, checked against the list. */
export function say<K extends WordKey>(key: K, ...facts: JobWords[K] extends undefined ? [] : [JobWords[K]]): Words {
  return (facts.length === 0 ? { key } : { key, facts: facts[0] }) as unknown as Words
}

/** What a language must give: a text for each key, or a function of its facts. */
export type JobTexts = {
  readonly [K in WordKey]: JobWords[K] extends undefined ? string : (facts: JobWords[K]) => string
}
