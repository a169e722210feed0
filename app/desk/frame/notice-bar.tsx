// Owns telling what became of the last press. It stays until it is closed or the next one is told; nothing vanishes.
import type { ReactNode } from 'react'
import { DeskIcon, type DeskIconName, IconButton, words } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { useDeskText } from '../text.ts'

const icons: Readonly<Record<'ok' | 'warn' | 'err', DeskIconName>> = { ok: 'right', warn: 'exception', err: 'wrong' }

export function NoticeBar(): ReactNode {
  const { notice, tell } = useSession()
  const { t } = useDeskText()
  return (
    <div className="notice-place" role={notice?.tone === 'err' ? 'alert' : 'status'}>
      {notice ? (
        <div className={`notice tone-${notice.tone}`}>
          <DeskIcon name={icons[notice.tone]} />
          <p>{words(notice.text)}</p>
          <IconButton label={t('ui.close')} icon="close" onPress={() => tell(undefined)} />
        </div>
      ) : null}
    </div>
  )
}
