import { PrismaPg } from '@prisma/adapter-pg'
import { EngineError } from '../kernel/errors.ts'
import { PrismaClient } from './generated/client.ts'

export type Prisma = PrismaClient

export function openPrisma(databaseUrl: string): Prisma {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: 4, connectionTimeoutMillis: 10_000 }) })
}

const unreachable = new Set(['P1000', 'P1001', 'P1002', 'P1003', 'P1008', 'P1017', 'P2024', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'])

/** A server that goes down or comes up, in the words that Prisma passes on without a code of its own. */
const goneAway = /Code: `(08\d{3}|57P0[123]|53300)`|Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/

/** Runs a query; what a person caused or can mend becomes a typed error. */
export async function answered<T>(query: PromiseLike<T>, duplicate = 'There is one with this key already.'): Promise<T> {
  try {
    return await query
  } catch (cause) {
    const { code, message = '' } = cause as { code?: string; message?: string }
    if (code === 'P2002') throw new EngineError('DUPLICATE', duplicate, { cause })
    if (code === 'P2003') throw new EngineError('REFERENCED', 'What this points to does not exist, or it is still pointed to.', { cause })
    if (code === 'P2025') throw new EngineError('NOT_FOUND', 'There is none with this key.', { cause })
    if ((code && unreachable.has(code)) || goneAway.test(message)) {
      throw new EngineError('UNAVAILABLE', 'The database cannot be reached.', { hint: 'Check that PostgreSQL runs and that DATABASE_URL is right, then try again.', cause })
    }
    throw cause
  }
}
