// Owns choosing a customer or supplier by a few letters. A supplier is a name: one that is not known yet may be written.
import { type ReactNode, useMemo } from 'react'
import type { PartiesNamed } from '../../../shared/protocol/desk/money.ts'
import { withQuery } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { useDeskText } from '../text.ts'
import { ChooseField } from '../told/find-field.tsx'

export interface Party {
  readonly id: string
  readonly name: string
}

export interface PartyFieldProps {
  readonly side: 'receivable' | 'payable'
  readonly chosen: Party | undefined
  readonly onChoose: (party: Party | undefined) => void
}

export function PartyField({ side, chosen, onChoose }: PartyFieldProps): ReactNode {
  const { d } = useDeskText()
  const shown = useMemo(() => chosen && { id: chosen.id, code: chosen.name, name: '' }, [chosen])
  const written = (name: string) => onChoose(name.trim() === '' ? undefined : { id: name.trim(), name })
  return (
    <ChooseField
      label={d(`party.field.${side}`)}
      chosen={shown}
      onChoose={(thing) => onChoose(thing && { id: thing.id, name: thing.code })}
      useOffered={side === 'receivable' ? useCustomers : useSuppliers}
      {...(side === 'payable' && { onType: written })}
    />
  )
}

function useNamed(side: PartyFieldProps['side'], typed: string) {
  const { company } = useSession()
  const path = withQuery('/parties/named', { company: company.id, side, q: typed })
  const { data } = useRead<PartiesNamed>(typed === '' ? undefined : path)
  return useMemo(
    () => (typed === '' ? [] : (data?.parties ?? []).map(({ id, name }) => ({ id, code: name, name: '' }))),
    [data, typed],
  )
}

const useCustomers = (typed: string) => useNamed('receivable', typed)
const useSuppliers = (typed: string) => useNamed('payable', typed)
