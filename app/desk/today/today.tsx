// The page of the day: what is to leave today and how far it is, what is late, contradicted, silent, and due to come in.
// Every figure is counted by the server from rows as they are; each opens the list behind it.
import type { ReactNode } from 'react'
import type { Today } from '../../../shared/protocol/desk/house.ts'
import { FailedPart, PageHead, Skeleton } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { useDeskText } from '../text.ts'
import { ExceptionsCard } from './exceptions-card.tsx'
import { Figures } from './figures.tsx'
import { ReceiptsCard } from './receipts-card.tsx'
import { ShippedCard } from './shipped-card.tsx'
import { SilentCard } from './silent-card.tsx'
import './today.css'

export function TodayPage(): ReactNode {
  const { d, longDay } = useDeskText()
  const { warehouse } = useSession()
  const { data, problem, again } = useRead<Today>(withQuery('/today', { warehouse: warehouse.id }))
  return (
    <>
      <PageHead title={d('page.today')} aside={data ? longDay(data.day) : undefined} />
      {data ? (
        <>
          <Figures today={data} />
          <div className="today-grid">
            <ShippedCard today={data} />
            <ExceptionsCard today={data} />
            <SilentCard today={data} />
            <ReceiptsCard today={data} />
          </div>
        </>
      ) : problem === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <FailedPart details={problem} onRetry={again} />
      )}
    </>
  )
}
