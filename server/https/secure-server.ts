// Owns the port that speaks TLS: who speaks plain HTTP to it is sent to the same address with https. Does not know what is
// served.
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https'
import { createServer, type Socket } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Pair } from './authority.ts'

interface SecureOptions {
  readonly fetch: (request: Request) => Response | Promise<Response>
  readonly pair: Pair
  readonly port: number
  readonly hostname: string
}

export interface SecureServer {
  /** Resolves with the port; rejects where it can't be had. */
  listening(): Promise<number>
  /** Later connections get this certificate. */
  renew(pair: Pair): void
  close(): void
}

/** The first byte of a TLS handshake; no HTTP method begins with it. */
const handshake = 0x16
const patience = 15_000

export function secureServer({ fetch, pair, port, hostname }: SecureOptions): SecureServer {
  const secure = createAdaptorServer({
    fetch,
    createServer: createHttpsServer,
    serverOptions: { key: pair.key, cert: pair.certificate },
  }) as HttpsServer
  const plain = createHttpServer((request, response) => {
    const host = request.headers.host ?? `localhost:${port}`
    response.writeHead(308, { location: `https://${host}${request.url ?? '/'}` }).end()
  })
  const sockets = new Set<Socket>()
  const door = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.setTimeout(patience, () => socket.destroy())
    socket.once('readable', () => {
      const first: Buffer | null = socket.read(1)
      if (!first) return
      socket.setTimeout(0)
      socket.removeAllListeners('timeout')
      socket.unshift(first)
      const to = first[0] === handshake ? secure : plain
      to.emit('connection', socket)
    })
  })
  return {
    listening: () =>
      new Promise((resolve, reject) => {
        door.once('error', reject)
        door.listen(port, hostname, () => {
          const address = door.address()
          resolve(typeof address === 'object' && address ? address.port : port)
        })
      }),
    renew: ({ key, certificate }) => secure.setSecureContext({ key, cert: certificate }),
    close() {
      door.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
