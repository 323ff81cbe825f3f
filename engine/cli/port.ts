import { createServer } from 'node:net'
import { EngineError } from '../kernel/errors.ts'

/** Refuses early what would fail at the end of a long start: a port that is taken or may not be used. */
export function requireFreePort(port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (cause: NodeJS.ErrnoException) => reject(listenRefusal(port, host, cause)))
    probe.listen({ port, ...(host && { host }) }, () => probe.close(() => resolve()))
  })
}

/** Why a server could not listen, in words. */
export function listenRefusal(port: number, host: string | undefined, cause: NodeJS.ErrnoException): EngineError {
  const another = `Choose another one: PORT=${port + 1} npm start`
  if (cause.code === 'EADDRINUSE') return new EngineError('CONFIGURATION', `Port ${port} is in use by another program.`, { hint: `${another}. Or stop the other program.`, cause })
  if (cause.code === 'EACCES') return new EngineError('CONFIGURATION', `Port ${port} may not be used by this user.`, { hint: `Ports below 1024 need special rights. Choose another one: PORT=3000 npm start`, cause })
  return new EngineError('CONFIGURATION', `The server cannot listen on ${host ?? 'any address'}, port ${port}: ${cause.message}.`, { hint: 'Check HOST and PORT.', cause })
}

/** A port that nobody uses at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : 0))
    })
  })
}
