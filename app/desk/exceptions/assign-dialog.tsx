// Owns giving contradictions to somebody until a time, or back to whoever decides such kinds.
import { type ReactNode, useState } from 'react'
import type { PersonPage } from '../../../shared/protocol/desk/house.ts'
import type { Role } from '../../../shared/rows/catalogue.ts'
import type { ExceptionId, PersonId } from '../../../shared/values/ids.ts'
import { DeskButton, Skeleton } from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { Dialog } from '../frame/dialog.tsx'
import { Choices } from '../frame/overlay.tsx'
import { useDeskText } from '../text.ts'

/** Who may decide contradictions. */
const deciders: readonly Role[] = ['lead', 'manager', 'bookkeeper', 'admin']
const hour = 3_600_000
const dues = [1, 4, 24] as const

export interface AssignDialogProps {
  readonly exceptions: readonly string[]
  readonly onClose: () => void
}

export function AssignDialog({ exceptions, onClose }: AssignDialogProps): ReactNode {
  const { d } = useDeskText()
  const { me, warehouse } = useSession()
  const { submit, busy } = useOperations()
  const { data } = useRead<PersonPage>('/people?limit=500')
  const [due, setDue] = useState<(typeof dues)[number]>()
  const people = (data?.rows ?? [])
    .map(({ person }) => person)
    .filter(({ roles }) => roles.some((role) => deciders.includes(role)))
    .filter(({ warehouses }) => warehouses.length === 0 || warehouses.some((id) => id === warehouse.id))
    .toSorted((a, b) => Number(b.id === me.person.id) - Number(a.id === me.person.id))
  const give = async (to: string | undefined, name: string) => {
    if (busy) return
    const body = {
      exceptions: exceptions as readonly ExceptionId[] as ExceptionId[],
      ...(to !== undefined && { to: to as PersonId }),
      ...(to !== undefined && due !== undefined && { dueAt: Date.now() + due * hour }),
    }
    const done = to === undefined ? d('exceptions.unassigned') : d('exceptions.assigned', { person: name })
    if (await submit([{ type: 'exception-assigned', body }], done)) onClose()
  }
  return (
    <Dialog
      title={d('exceptions.assign.title', { n: exceptions.length })}
      onClose={onClose}
      actions={<DeskButton label={d('exceptions.assign.nobody')} onPress={() => void give(undefined, '')} />}
    >
      <fieldset className="assign-due">
        <legend>{d('exceptions.due')}</legend>
        <span className="row">
          {dues.map((each) => (
            <DeskButton
              key={each}
              look={each === due ? 'main' : 'plain'}
              label={d('exceptions.due.in', { n: each })}
              onPress={() => setDue(each === due ? undefined : each)}
            />
          ))}
        </span>
      </fieldset>
      {data === undefined ? (
        <Skeleton lines={4} />
      ) : (
        <Choices
          label={d('exceptions.assign.who')}
          choices={people.map(({ id, name }) => ({
            id,
            label: id === me.person.id ? d('exceptions.assign.me', { person: name }) : name,
            icon: 'person' as const,
            onPress: () => void give(id, name),
          }))}
        />
      )}
    </Dialog>
  )
}
