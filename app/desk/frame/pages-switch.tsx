// Owns which page an address shows; an address that leads nowhere says so and leads back.
import { type ReactNode, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { EmptyState, Skeleton } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { pages } from '../pages.ts'
import { useDeskText } from '../text.ts'
import { useGo } from './go.ts'
import { Guard } from './guard.tsx'

export function Pages(): ReactNode {
  const { me } = useSession()
  return (
    <Suspense fallback={<Skeleton lines={6} />}>
      <Switch>
        {pages
          .filter((page) => page.money !== true || me.money)
          .map((page) => (
            <Route key={page.id} path={page.route}>
              <Guard of={page.id}>
                <page.screen />
              </Guard>
            </Route>
          ))}
        <Route>
          <Nowhere />
        </Route>
      </Switch>
    </Suspense>
  )
}

function Nowhere(): ReactNode {
  const { d } = useDeskText()
  const go = useGo()
  return (
    <EmptyState
      icon="unknown"
      title={d('nowhere.title')}
      text={d('nowhere.text')}
      action={{ label: d('nowhere.back'), onPress: () => go('/') }}
    />
  )
}
