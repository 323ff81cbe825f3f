import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import type { RecordView } from '../../../../engine/client.ts'
import { hiddenIn } from '../../../_components/record/hidden-in.ts'
import { RefusedPage } from '../../../_components/refused-page.tsx'
import { RecordScreen } from '../../../_components/record/record-screen.tsx'
import { currentActor } from '../../../_lib/actor.ts'
import { type Answer, answer, foundOr404 } from '../../../_lib/answer.ts'
import { engine } from '../../../_lib/engine.ts'

interface Props {
  readonly params: Promise<{ readonly entity: string; readonly id: string }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

/** `new` in place of an id: an empty record, filled in by the URL's parameters. */
const loadRecord = cache(async (entity: string, id: string, prefill: string): Promise<Answer<RecordView>> => {
  const values = id === 'new' ? Object.fromEntries(new URLSearchParams(prefill)) : undefined
  return foundOr404(await answer(async () => engine().recordView(await currentActor(), await getLocale(), entity, id === 'new' ? null : id, values)))
})

async function prefillOf({ searchParams }: Props): Promise<string> {
  const given = Object.entries(await searchParams).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  return new URLSearchParams(Object.fromEntries(given)).toString()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { entity, id } = await props.params
  const view = await loadRecord(entity, id, await prefillOf(props))
  if (!view.ok) return {}
  return { title: view.data.id === null ? view.data.entity.title : view.data.label }
}

export default async function RecordPage(props: Props) {
  const { entity, id } = await props.params
  const loaded = await loadRecord(entity, id, await prefillOf(props))
  if (!loaded.ok) return <RefusedPage refusal={loaded.refusal} />
  const view = loaded.data
  const actor = await currentActor()
  const [timeline, files, kept] = await Promise.all([
    view.id === null ? null : engine().timeline(actor, await getLocale(), entity, view.id, { limit: 50 }),
    view.id === null ? null : engine().files.list(actor, entity, view.id),
    engine().drafts.read(actor, entity, view.id),
  ])
  return <RecordScreen key={view.id ?? 'new'} view={view} hidden={hiddenIn(view)} timeline={timeline} files={files} kept={kept} />
}
