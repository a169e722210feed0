// Owns who may do what: which rights a role carries, and which roles a person had at a time.
import type { PersonRow, Role } from '../rows/catalogue.ts'
import type { Instant } from '../values/time.ts'
import type { Right } from './operation.ts'

const floor: readonly Right[] = ['pick', 'put-away', 'pack', 'ship', 'count']

const rightsOf: { readonly [R in Role]: readonly Right[] } = {
  picker: floor,
  receiver: [...floor, 'receive'],
  packer: floor,
  returns: [...floor, 'return'],
  lead: [...floor, 'receive', 'return', 'order', 'resolve'],
  manager: [...floor, 'receive', 'return', 'order', 'purchase', 'catalogue', 'write-off', 'resolve', 'books', 'reopen'],
  bookkeeper: ['purchase', 'write-off', 'resolve', 'books'],
  admin: [
    ...floor,
    'receive',
    'return',
    'order',
    'purchase',
    'catalogue',
    'people',
    'write-off',
    'resolve',
    'books',
    'reopen',
  ],
  api: ['order', 'catalogue', 'purchase'],
}

/** The roles that a person had at a time; before the first record of them, the first ones. */
export function rolesAt(person: PersonRow, at: Instant): readonly Role[] {
  let roles = person.rights[0]?.roles ?? []
  for (const change of person.rights) if (change.from <= at) roles = change.roles
  return roles
}

export function mayAt(person: PersonRow, right: Right, at: Instant): boolean {
  return rolesAt(person, at).some((role) => rightsOf[role].includes(right))
}
