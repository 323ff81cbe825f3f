import type { SearchDoor } from '../contract/search.ts'
import { searchRecords } from '../runtime/search-records.ts'
import type { Runtimes } from './runtimes.ts'

export function searchDoor({ inOne }: Runtimes): SearchDoor {
  return { search: (actor, locale, text, limit, entities) => inOne(actor, (runtime) => searchRecords(runtime, locale, text, limit, entities)) }
}
