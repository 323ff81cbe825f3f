import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import type { RecordView } from '../../../../engine/client.ts'
import { RecordScreen } from '../../../_components/record/record-screen.tsx'
import { currentActor } from '../../../_lib/actor.ts'
import { refusalOf } from '../../../_lib/answer.ts'
import { engine } from '../../../_lib/engine.ts'

interface Props {
  readonly params: Promise<{ readonly entity: string; readonly id: string }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

/** `new` in place of an id: an empty record, filled in by the URL's parameters. */
const loadRecord = cache(async (entity: string, id: string, prefill: string): Promise<RecordView> => {
  try {
    const values = id === 'new' ? Object.fromEntries(new URLSearchParams(prefill)) : undefined
    return await engine().recordView(await currentActor(), await getLocale(), entity, id === 'new' ? null : id, values)
  } catch (error) {
    if (refusalOf(error).code === 'NOT_FOUND') notFound()
    throw error
  }
})

async function prefillOf({ searchParams }: Props): Promise<string> {
  const given = Object.entries(await searchParams).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  return new URLSearchParams(Object.fromEntries(given)).toString()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { entity, id } = await props.params
  const view = await loadRecord(entity, id, await prefillOf(props))
  return { title: view.id === null ? view.entity.title : view.label }
}

export default async function RecordPage(props: Props) {
  const { entity, id } = await props.params
  const view = await loadRecord(entity, id, await prefillOf(props))
  const timeline = view.id === null ? null : await engine().timeline(await currentActor(), await getLocale(), entity, view.id)
  return <RecordScreen key={view.id ?? 'new'} view={view} timeline={timeline} />
}
