// Owns sending bytes to a network printer: raw TCP, as label printers listen on port 9100. Knows no label.
import { connect } from 'node:net'
import { Fault } from '../../shared/values/result.ts'

export interface Target {
  readonly host: string
  readonly port: number
}

/** @throws Fault 'network' where nobody listens, or the connection ends before everything was taken */
export type Send = (target: Target, text: string) => Promise<void>

const patience = 10_000

export const sendRaw: Send = ({ host, port }, text) =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    const fail = (why: string, cause?: unknown) => {
      socket.destroy()
      reject(new Fault('network', why, cause))
    }
    socket.setTimeout(patience)
    socket.on('timeout', () => fail(`${host}:${port} does not take what it is sent`))
    socket.on('error', (cause: NodeJS.ErrnoException) => fail(`${host}:${port}: ${cause.code ?? cause.message}`, cause))
    socket.on('connect', () => socket.end(text, 'utf8'))
    // Some printers answer; nobody waits for it, but it has to be read for the connection to end.
    socket.resume()
    socket.on('close', (hadError) => {
      if (!hadError && socket.bytesWritten >= Buffer.byteLength(text)) resolve()
      else fail(`${host}:${port} closed the connection`)
    })
  })
