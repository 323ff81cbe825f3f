import type { Operations } from '../contract/operations.ts'
import { inRequest } from '../kernel/request-context.ts'
import { demandMigrations } from '../store/migrate.ts'
import { readWaitingWork } from '../store/index.ts'
import type { Queues } from './queues.ts'
import type { Rooms } from './rooms.ts'

export function operations({ store, replica, live, migrations, report, close }: Rooms, queues: Queues): Operations {
  return {
    inRequest,
    logError: report,
    figures: async () => ({ ...(await readWaitingWork(store.query)), pool: store.connections(), replicaMilliseconds: replica?.behind() ?? null, version: live.current()?.publication.id ?? null }),
    ready: () => demandMigrations(store.query, migrations),
    close: async () => {
      await queues.close()
      await close()
    },
  }
}
