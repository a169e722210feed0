// Owns printing as one thing that routes and the process hold: papers and the queue to the printers, started with the server.
import { randomBytes } from 'node:crypto'
import { PrintStore } from '../store/print.ts'
import { type Store, tenant } from '../store/store.ts'
import type { Papers } from './papers.ts'
import { PrintQueue } from './queue.ts'
import { type Send, sendRaw } from './send.ts'

export interface Printing {
  /** Fonts and encoders are loaded when something is first printed. */
  readonly papers: () => Promise<Papers>
  readonly queue: PrintQueue
}

export function openPrinting(store: Store, now: () => number, send: Send = sendRaw): Printing {
  let loaded: Promise<Papers> | undefined
  const papers = () => {
    loaded ??= import('./papers.ts').then(({ Papers }) => new Papers())
    return loaded
  }
  const queue = new PrintQueue({
    kept: new PrintStore(store.db, tenant),
    papers,
    send,
    now,
    random: () => randomBytes(16),
  })
  return { papers, queue }
}
