// Owns whose hands do what in the demo, and when they are free: each person does one thing after another. Does not know
// what they do.
import type { WarehouseId } from '../../shared/values/ids.ts'
import { assert } from '../../shared/values/result.ts'
import type { DemoCompany } from './company.ts'
import type { Hand } from './recorder.ts'

export type Post = 'pick' | 'receive' | 'pack' | 'lead' | 'return' | 'manage'

const posts: readonly (readonly [name: string, device: string, at: 'riga' | 'tallinn', ...posts: Post[]])[] = [
  ['Maria Kalniņa', 'HH-07', 'riga', 'pick'],
  ['Jānis Bērziņš', 'HH-01', 'riga', 'pick'],
  ['Pēteris Ronis', 'HH-06', 'riga', 'pick'],
  ['Dace Vītola', 'HH-11', 'riga', 'pick'],
  ['Ivan Petrov', 'HH-04', 'riga', 'receive'],
  ['Ilze Krūmiņa', 'Bench 1', 'riga', 'pack'],
  ['Andris Zariņš', 'HH-01', 'riga', 'lead'],
  ['Kristīne Ozola', 'Bench 2', 'riga', 'return'],
  ['Olga Liepa', 'desk', 'riga', 'manage'],
  ['Mart Tamm', 'Bench 21', 'tallinn', 'pack', 'pick'],
  ['Liis Kask', 'HH-21', 'tallinn', 'receive', 'pick'],
  ['Sergei Volkov', 'HH-21', 'tallinn', 'lead'],
  ['Olga Liepa', 'desk', 'tallinn', 'manage'],
]

interface Member {
  readonly name: string
  readonly hand: Hand
  readonly posts: readonly Post[]
  freeAt: number
}

export class Crew {
  readonly #members: readonly Member[]

  constructor({ people, devices, riga, tallinn }: DemoCompany) {
    this.#members = posts.map(([name, deviceName, at, ...duties]) => {
      const person = people.find(({ row }) => row.name === name)
      assert(person, `nobody is called ${name}`)
      const device = devices.find((each) => each.name === deviceName)?.id ?? deviceName
      const warehouse = (at === 'riga' ? riga : tallinn).row.id
      return { name, hand: { person: person.row.id, device, warehouse }, posts: duties, freeAt: 0 }
    })
  }

  hand(post: Post, warehouse: WarehouseId): Hand {
    return this.#at(post, warehouse)[0].hand
  }

  /** The hand of a person by name, in the warehouse where they first stand. */
  named(name: string): Hand {
    const member = this.#members.find((each) => each.name === name)
    assert(member, `nobody is called ${name}`)
    return member.hand
  }

  /** Whoever of a post is free first, busy from then on for so long. Returns them and when they begin. */
  take(
    post: Post,
    warehouse: WarehouseId,
    from: number,
    duration: number,
  ): { readonly hand: Hand; readonly at: number } {
    const all = this.#at(post, warehouse)
    let first = all[0]
    for (const member of all) if (member.freeAt < first.freeAt) first = member
    const at = Math.max(from, first.freeAt)
    first.freeAt = at + duration
    return { hand: first.hand, at }
  }

  #at(post: Post, warehouse: WarehouseId): [Member, ...Member[]] {
    const found = this.#members.filter((each) => each.posts.includes(post) && each.hand.warehouse === warehouse)
    const [first, ...rest] = found
    assert(first, `nobody to ${post} in ${warehouse}`)
    return [first, ...rest]
  }
}
