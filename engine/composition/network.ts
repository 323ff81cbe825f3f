import type { NetworkSetup } from '../contract/network.ts'
import { demoPassword } from '../runtime/accounts.ts'
import { isEmptyNetwork, loadHistory, loadPeople, loadSites, wipeRecords } from '../runtime/load-network.ts'
import type { Rooms } from './rooms.ts'

export function networkSetup({ store, platform, live, clock }: Rooms): NetworkSetup {
  return {
    isEmpty: () => isEmptyNetwork(store),
    isPublished: async () => live.current() !== null,
    loadSites: (data) => loadSites(platform, data),
    loadPeople: (data) => loadPeople(platform, data, demoPassword),
    loadHistory: (data, onProgress) => loadHistory(store, platform, (dealership) => live.demand().modelOf(dealership), data.records, onProgress),
    wipe: () => wipeRecords(store, live.demand().modelOf(null), clock().toISOString()),
  }
}
