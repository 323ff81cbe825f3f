import type { VersionView } from '../engine.ts'
import type { Platform } from '../platform/index.ts'
import { systemActor } from '../runtime/actors.ts'

/** What was published when and by whom, the live version first. */
export async function versionViews(platform: Platform): Promise<readonly VersionView[]> {
  const [publications, people] = await Promise.all([platform.versions.list(), platform.users.list()])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return publications.map(({ id, packageHash, version, publishedAt, publishedBy, note, mapping }, i) => ({
    id,
    hash: packageHash,
    version,
    at: publishedAt.toISOString(),
    by: names.get(publishedBy ?? '') ?? systemActor.name,
    note,
    isLive: i === 0,
    mapping,
  }))
}
