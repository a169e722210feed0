// The page on which a firm brings in what it has in a spreadsheet: items, bins, opening stock, purchases. A file is looked at first;
// what each row would do is told before anything is recorded.
import type { ReactNode } from 'react'
import { useParams } from 'wouter'
import { sheetKinds } from '../../../shared/protocol/desk/imports.ts'
import { PageHead, Tabs } from '../../ui/desk/index.ts'
import { useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'
import { Sheet } from './sheet.tsx'
import './imports.css'

export function ImportsPage(): ReactNode {
  const { kind } = useParams<{ kind?: string }>()
  const { d } = useDeskText()
  const go = useGo()
  const shown = sheetKinds.find((each) => each === kind) ?? 'items'
  return (
    <>
      <PageHead
        title={d('page.imports')}
        views={
          <Tabs
            label={d('list.views')}
            current={shown}
            onChoose={(to) => go(to === 'items' ? '/imports' : `/imports/${to}`)}
            tabs={sheetKinds.map((each) => ({ id: each, label: d(`imports.view.${each}`) }))}
          />
        }
      />
      <Sheet key={shown} kind={shown} />
    </>
  )
}
