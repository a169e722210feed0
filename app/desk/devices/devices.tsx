// The page of devices: when each was last heard, what it still holds as far as is known, who had it, and what of it is in
// hand. Codes that admit a device, and revoking one.
import { type ReactNode, useMemo, useState } from 'react'
import type { DeviceListRow, DevicePage } from '../../../shared/protocol/desk/house.ts'
import type { DeviceId } from '../../../shared/values/ids.ts'
import { Card, DataTable, DeskButton, ListAndPanel, PageHead, Tabs, words } from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import type { Query } from '../data/use-query.ts'
import { Dialog } from '../frame/dialog.tsx'
import { useDeskText } from '../text.ts'
import { ListFoot, Nothing } from '../told/list-tools.tsx'
import { useList } from '../told/use-list.ts'
import { useWhen } from '../told/when.ts'
import { deviceColumns } from './device-columns.tsx'
import { DevicePanel } from './device-panel.tsx'
import { EnrolDialog } from './enrol-dialog.tsx'
import { OutboxButton } from './outbox-button.tsx'

const shows = ['active', 'silent', 'revoked'] as const

function showOf(query: Query) {
  return shows.find((show) => show === query.view) ?? 'active'
}

const idOf = (row: DeviceListRow) => row.id

export function DevicesPage(): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const { may } = useSession()
  const [enrolling, setEnrolling] = useState(false)
  const [revoking, setRevoking] = useState<DeviceListRow>()
  const list = useList<DeviceListRow, DevicePage>({
    name: 'devices',
    path: '/devices',
    params: (query) => ({ show: showOf(query) }),
    idOf,
    onOpen: (id) => list.set({ open: id }),
    views: shows,
  })
  const { query, set } = list
  const { data, problem, again } = list.reading
  const columns = useMemo(() => deviceColumns(text, when), [text, when])
  const opened = data?.rows.find((row) => row.id === query.open)
  const show = showOf(query)
  return (
    <>
      <PageHead
        title={d('page.devices')}
        views={
          <Tabs
            label={d('list.views')}
            current={show}
            onChoose={(view) => set({ view: view === 'active' ? undefined : view, page: undefined, open: undefined })}
            tabs={shows.map((each) => ({
              id: each,
              label: d(`devices.view.${each}`),
              ...(data && each === 'silent' ? { count: text.number(data.sums.silent) } : {}),
            }))}
          />
        }
        actions={
          <>
            {may('resolve') ? <OutboxButton /> : null}
            {may('people') ? (
              <DeskButton look="main" icon="add" label={d('devices.enrol')} onPress={() => setEnrolling(true)} />
            ) : null}
          </>
        }
      />
      <ListAndPanel
        list={
          <Card flush>
            <div className="list-body" {...list.hover}>
              <DataTable
                label={d('page.devices')}
                columns={columns}
                {...list.table}
                selected={query.open}
                onSelect={(id) => set({ open: id })}
                empty={
                  <Nothing
                    problem={problem}
                    onRetry={again}
                    title={show === 'silent' ? d('devices.empty.silent') : d('devices.empty')}
                    text={show === 'silent' ? d('today.silent.none.text') : d('devices.empty.text')}
                  />
                }
                foot={
                  data ? (
                    <ListFoot shown={data.rows.length} total={data.total}>
                      <span>{words(d('devices.foot', { n: text.number(data.sums.unsent) }))}</span>
                    </ListFoot>
                  ) : undefined
                }
              />
            </div>
          </Card>
        }
        panel={
          opened ? (
            <DevicePanel
              device={opened}
              onClose={() => set({ open: undefined })}
              {...(may('people') && opened.revokedAt === undefined ? { onRevoke: () => setRevoking(opened) } : {})}
            />
          ) : null
        }
      />
      {enrolling ? <EnrolDialog onClose={() => setEnrolling(false)} /> : null}
      {revoking ? <RevokeDialog device={revoking} onClose={() => setRevoking(undefined)} /> : null}
    </>
  )
}

function RevokeDialog({ device, onClose }: { device: DeviceListRow; onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const { submit, busy } = useOperations()
  const revoke = async () => {
    await submit(
      [{ type: 'device-revoked', body: { id: device.id as DeviceId } }],
      d('devices.revoke.done', { device: device.name }),
    )
    onClose()
  }
  return (
    <Dialog
      title={d('devices.revoke.title', { device: device.name })}
      onClose={onClose}
      actions={
        <>
          <DeskButton label={d('devices.revoke.keep')} onPress={onClose} />
          <DeskButton look="main" label={d('devices.revoke')} disabled={busy} onPress={() => void revoke()} />
        </>
      }
    >
      <p>{d('devices.revoke.text', { n: device.unsent })}</p>
    </Dialog>
  )
}
