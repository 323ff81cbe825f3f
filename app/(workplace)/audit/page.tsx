import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { type AuditFilter, titleOf } from '../../../engine/client.ts'
import { AuditScreen } from '../../_components/audit/audit-screen.tsx'
import { RefusedPage } from '../../_components/refused-page.tsx'
import { currentActor } from '../../_lib/actor.ts'
import { answer } from '../../_lib/answer.ts'
import { engine } from '../../_lib/engine.ts'

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

function filterOf(given: Awaited<Props['searchParams']>): AuditFilter {
  const known = (['who', 'action', 'entity', 'from', 'to'] as const).map((name) => [name, given[name]])
  return Object.fromEntries(known.filter(([, value]) => typeof value === 'string' && value !== ''))
}

export default async function AuditPage({ searchParams }: Props) {
  const [actor, locale, given] = await Promise.all([currentActor(), getLocale(), searchParams])
  const filter = filterOf(given)
  const [entries, { entities }] = await Promise.all([answer(() => engine().audit(actor, locale, undefined, filter)), engine().model(actor)])
  if (!entries.ok) return <RefusedPage refusal={entries.refusal} />
  const kinds = [...entities.values()].map(({ name, titles }) => ({ value: name, title: titleOf(titles, locale) })).sort((a, b) => a.title.localeCompare(b.title, locale))
  return <AuditScreen entries={entries.data} filter={filter} entities={kinds} />
}
