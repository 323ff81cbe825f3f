import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AuditScreen } from '../../_components/audit/audit-screen.tsx'
import { Problem } from '../../_components/problem.tsx'
import { currentActor } from '../../_lib/actor.ts'
import { answer } from '../../_lib/answer.ts'
import { engine } from '../../_lib/engine.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

export default async function AuditPage() {
  const [actor, locale] = await Promise.all([currentActor(), getLocale()])
  const entries = await answer(() => engine().audit(actor, locale))
  return entries.ok ? <AuditScreen entries={entries.data} /> : <Problem refusal={entries.refusal} />
}
