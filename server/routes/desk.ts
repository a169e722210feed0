// The routes of the desk: a gate, sign-in, what may be changed, what may be read. Everything is answered with the time of
// reading, so that no figure looks fresher than it is.
import { Hono } from 'hono'
import { maxBodyBytes } from '../../shared/protocol/exchange.ts'
import type { Printing } from '../print/printing.ts'
import type { Services } from '../services.ts'
import { addActions } from './desk-actions.ts'
import { addBooks } from './desk-books.ts'
import { addDetails } from './desk-details.ts'
import { type DeskEnv, sameOrigin, signedIn } from './desk-gate.ts'
import { addGoods } from './desk-goods.ts'
import { addImports, limitOf } from './desk-imports.ts'
import { addLists } from './desk-lists.ts'
import { addMoney } from './desk-money.ts'
import { addOutbox } from './desk-outbox.ts'
import { addPlanning } from './desk-planning.ts'
import { addPrint } from './desk-print.ts'
import { addReports } from './desk-reports.ts'
import { addSignIn, meOf } from './desk-session.ts'

export function deskRoutes(services: Services, printing: Printing): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  routes.use(sameOrigin)
  routes.use(limitOf(maxBodyBytes))
  addSignIn(routes, services)
  routes.use(signedIn(services))
  routes.get('/me', async (c) => c.json(await meOf(services, c.get('person'))))
  addActions(routes, services)
  addLists(routes, services)
  addDetails(routes, services)
  addReports(routes, services)
  addBooks(routes, services)
  addMoney(routes, services)
  addGoods(routes, services)
  addOutbox(routes, services)
  addPlanning(routes, services)
  addPrint(routes, services, printing)
  addImports(routes, services)
  return routes
}
