// Owns the list of what marketplaces and payment providers paid out, what still lies with them, and taking a file of one.
import { type ReactNode, useMemo, useState } from 'react'
import type { PayoutPage, PayoutTold } from '../../../shared/protocol/desk/money.ts'
import { Card, type Column, DataTable, DeskButton, GoLink, Money, PageHead, Pill, words } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { Dialog } from '../frame/dialog.tsx'
import { hrefOf, useGo } from '../frame/go.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { FileButton } from '../told/file-button.tsx'
import { ListFoot, Nothing, SearchField } from '../told/list-tools.tsx'
import { useList } from '../told/use-list.ts'
import { useWhen, type When } from '../told/when.ts'
import { ShowTabs, shownIn } from './show-tabs.tsx'

const shows = ['all', 'unmatched'] as const
const idOf = ({ payout }: PayoutTold) => payout.id
const payoutPath = (id: string) => `/money/payouts/${encodeURIComponent(id)}`

export function PayoutList({ views }: { views: ReactNode }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const go = useGo()
  const { company, may } = useSession()
  const [taking, setTaking] = useState(false)
  const list = useList<PayoutTold, PayoutPage>({
    name: 'payouts',
    path: '/payouts',
    params: (query) => ({ company: company.id, show: shownIn(shows, query) }),
    idOf,
    onOpen: (id) => go(payoutPath(id)),
    views: shows,
  })
  const { data, problem, again } = list.reading
  const columns = useMemo(() => columnsOf(text, when, go, company.currency), [text, when, go, company.currency])
  const lies = (key: 'payout.lies' | 'payout.held', minor: number) =>
    words(d(key, { money: text.money(minor, company.currency) }))
  return (
    <>
      <PageHead
        title={d('page.money')}
        views={views}
        aside={
          data ? (
            <>
              <span>{lies('payout.lies', data.clearing)}</span>
              <span>{lies('payout.held', data.reserve)}</span>
            </>
          ) : undefined
        }
        actions={
          may('books') ? <DeskButton icon="add" label={d('payout.take')} onPress={() => setTaking(true)} /> : undefined
        }
      />
      <Card
        flush
        title={<SearchField field={list.search} />}
        aside={<ShowTabs shows={shows} labelOf={(show) => d(`payout.show.${show}`)} />}
      >
        <div className="list-body" {...list.hover}>
          <DataTable
            label={d('money.tab.payouts')}
            columns={columns}
            {...list.table}
            empty={
              <Nothing problem={problem} onRetry={again} title={d('payout.empty')} text={d('payout.empty.text')} />
            }
            foot={data ? <ListFoot shown={data.rows.length} total={data.total} /> : undefined}
          />
        </div>
      </Card>
      {taking ? <TakeDialog onClose={() => setTaking(false)} /> : null}
    </>
  )
}

function TakeDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const { company } = useSession()
  const [channel, setChannel] = useState('')
  const [on, setOn] = useState('')
  const { today } = useWhen()
  return (
    <Dialog
      title={d('payout.take')}
      onClose={onClose}
      actions={
        <>
          <DeskButton label={d('document.cancel')} onPress={onClose} />
          <FileButton
            label={d('payout.file')}
            hint={d('payout.file.text')}
            accept=".csv"
            path="/payouts/files"
            body={{ company: company.id, channel: channel.trim(), ...(on && { on }) }}
            done={({ taken, known }: { taken: number; known: number }) => {
              onClose()
              return d('bank.taken', { taken, known })
            }}
            disabled={channel.trim() === ''}
          />
        </>
      }
    >
      <p className="quiet">{d('payout.file.text')}</p>
      <label className="field">
        <span>{d('payout.channel')}</span>
        <input maxLength={40} value={channel} onChange={(event) => setChannel(event.target.value)} />
      </label>
      <label className="field">
        <span>{d('payment.on')}</span>
        <input type="date" max={today} value={on || today} onChange={(event) => setOn(event.target.value)} />
      </label>
    </Dialog>
  )
}

function columnsOf({ d }: DeskText, when: When, go: (to: string) => void, currency: string): Column<PayoutTold>[] {
  const sum = (id: 'gross' | 'refunds' | 'fees' | 'reserve' | 'net', strong = false): Column<PayoutTold> => ({
    id,
    head: d(`payout.${id}`),
    kind: 'number',
    strong,
    width: 'minmax(max-content, 1fr)',
    cell: ({ payout }) => (payout[id] === 0 && !strong ? '' : <Money minor={payout[id]} currency={currency} />),
  })
  return [
    {
      id: 'at',
      head: d('bank.day'),
      width: 'minmax(max-content, 1fr)',
      cell: ({ payout, late }) => (
        <span className="row">
          <GoLink className="link" href={hrefOf(payoutPath(payout.id))} onGo={go}>
            {when.short(payout.at)}
          </GoLink>
          {late ? <Pill tone="warn">{d('payout.late', { booked: payout.postedOn })}</Pill> : null}
          {payout.takenBack ? <Pill tone="warn">{d('payment.back.mistake')}</Pill> : null}
        </span>
      ),
    },
    { id: 'channel', head: d('payout.channel'), width: 'minmax(7rem, 2fr)', cell: ({ payout }) => payout.channel },
    {
      id: 'lines',
      head: d('payout.lines'),
      width: 'minmax(max-content, 1.2fr)',
      cell: ({ payout }) => (
        <span className="row">
          {payout.lines}
          {payout.unmatched > 0 ? <Pill tone="warn">{d('payout.unmatched', { n: payout.unmatched })}</Pill> : null}
        </span>
      ),
    },
    sum('gross'),
    sum('refunds'),
    sum('fees'),
    sum('reserve'),
    sum('net', true),
  ]
}
