import type { StateMapping } from '../engine.ts'
import { contentHash } from '../kernel/json.ts'
import { sql } from '../kernel/sql.ts'
import type { Actor } from '../model/types.ts'
import type { Query } from '../store/index.ts'
import type { Candidate } from './candidate.ts'

/** Writes the version down; from the commit on it is the live one. @returns its number */
export async function keepVersion(query: Query, { package: pkg, overlays }: Candidate, actor: Actor, note: string | null, at: string, mapping: StateMapping | null): Promise<number> {
  const keep = async (kind: 'package' | 'overlay', content: unknown): Promise<string> => {
    const hash = contentHash(content)
    await query(sql`insert into platform.definition (hash, kind, content, created_at) values (${hash}, ${kind}, ${JSON.stringify(content)}, ${at}::timestamptz) on conflict (hash) do nothing`)
    return hash
  }
  const packageHash = await keep('package', pkg)
  const hashes: Record<string, string> = {}
  for (const [code, overlay] of Object.entries(overlays)) hashes[code] = await keep('overlay', overlay)
  const publisher = actor.kind === 'user' ? actor.id : null
  const [row] = await query<{ id: number }>(
    sql`insert into platform.publication (package_hash, overlays, version, note, mapping, published_by, published_at) values (${packageHash}, ${JSON.stringify(hashes)}::jsonb, ${pkg.manifest.version}, ${note}, ${mapping && JSON.stringify(mapping)}::jsonb, ${publisher}::uuid, ${at}::timestamptz) returning id`,
  )
  return row?.id ?? 0
}
