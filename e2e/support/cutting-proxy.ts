// Owns a wire between a browser and a server that can be torn in the middle of an answer: both ends see a connection that is
// gone, after so many bytes. Does not know what goes over it.
import { createServer, type Server, type Socket, connect as socketTo } from 'node:net'

export class CuttingProxy {
  readonly #server: Server
  readonly #open = new Set<Socket>()
  #after: number | undefined
  #cuts = 0

  private constructor(server: Server) {
    this.#server = server
  }

  static async before(port: number): Promise<CuttingProxy> {
    const server = createServer()
    const proxy = new CuttingProxy(server)
    server.on('connection', (near) => proxy.#join(near, socketTo(port, '127.0.0.1')))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get url(): string {
    const address = this.#server.address()
    return `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
  }

  /** How often the wire was torn. */
  get cuts(): number {
    return this.#cuts
  }

  /** The next answer ends after so many bytes. */
  cutNextAfter(bytes: number): void {
    this.#after = bytes
  }

  letThrough(): void {
    this.#after = undefined
  }

  close(): void {
    this.#server.close()
    for (const socket of this.#open) socket.destroy()
  }

  #join(near: Socket, far: Socket): void {
    const end = () => {
      for (const socket of [near, far]) {
        this.#open.delete(socket)
        socket.destroy()
      }
    }
    for (const socket of [near, far]) {
      this.#open.add(socket)
      socket.on('error', end)
      socket.on('close', end)
    }
    near.on('data', (bytes) => far.write(bytes))
    far.on('data', (bytes) => {
      const after = this.#after
      if (after === undefined) {
        near.write(bytes)
        return
      }
      this.#after = undefined
      this.#cuts++
      near.write(bytes.subarray(0, after), end)
    })
  }
}
