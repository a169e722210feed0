// The page of planning: what to order, what lies better elsewhere, how full the house is, how many hands the day needs.
import type { ReactNode } from 'react'
import { useParams } from 'wouter'
import { type PlanKind, planKinds } from '../../../shared/protocol/desk/planning.ts'
import { PageHead, Tabs } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'
import { LabourTab } from './labour-tab.tsx'
import { MovesTab } from './moves-tab.tsx'
import { PlanActions } from './plan-frame.tsx'
import { useReorderAsk } from './reorder-ask.tsx'
import { ReorderTab } from './reorder-tab.tsx'
import { SpaceTab } from './space-tab.tsx'
import { usePlan } from './use-plan.ts'
import { useCart, WavesTab } from './waves-tab.tsx'
import './planning.css'

export function PlanningPage(): ReactNode {
  const { tab } = useParams<{ tab?: string }>()
  const { warehouse } = useSession()
  const shown = planKinds.find((kind) => kind === tab) ?? 'reorder'
  // Another warehouse is another plan: nothing of the one before stays.
  return <ShownPlan key={`${warehouse.id}|${shown}`} kind={shown} />
}

function ShownPlan({ kind }: { kind: PlanKind }): ReactNode {
  switch (kind) {
    case 'reorder':
      return <Reorder />
    case 'waves':
      return <Waves />
    case 'slotting':
      return <Moves />
    case 'space':
      return <Space />
    case 'labour':
      return <Labour />
  }
}

function Reorder(): ReactNode {
  const ask = useReorderAsk()
  const planning = usePlan('reorder', ask.options)
  return (
    <>
      <Head kind="reorder" actions={<PlanActions planning={planning} />} />
      <ReorderTab planning={planning} ask={ask} />
    </>
  )
}

function Waves(): ReactNode {
  const planning = usePlan('waves')
  const cart = useCart(planning)
  return (
    <>
      <Head kind="waves" actions={<PlanActions planning={cart.planning} />} />
      <WavesTab planning={cart.planning} cart={cart} />
    </>
  )
}

function Moves(): ReactNode {
  const planning = usePlan('slotting')
  return (
    <>
      <Head kind="slotting" actions={<PlanActions planning={planning} />} />
      <MovesTab planning={planning} />
    </>
  )
}

function Space(): ReactNode {
  const planning = usePlan('space')
  return (
    <>
      <Head kind="space" actions={<PlanActions planning={planning} />} />
      <SpaceTab planning={planning} />
    </>
  )
}

function Labour(): ReactNode {
  const planning = usePlan('labour')
  return (
    <>
      <Head kind="labour" actions={<PlanActions planning={planning} />} />
      <LabourTab planning={planning} />
    </>
  )
}

function Head({ kind, actions }: { kind: PlanKind; actions: ReactNode }): ReactNode {
  const { d } = useDeskText()
  const go = useGo()
  return (
    <PageHead
      title={d('page.planning')}
      views={
        <Tabs
          label={d('list.views')}
          current={kind}
          onChoose={(to) => go(to === 'reorder' ? '/planning' : `/planning/${to}`)}
          tabs={planKinds.map((each) => ({ id: each, label: d(`planning.tab.${each}`) }))}
        />
      }
      actions={actions}
    />
  )
}
