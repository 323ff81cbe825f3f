import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ImportScreen } from '../../../_components/import/import-screen.tsx'
import { RefusedPage } from '../../../_components/refused-page.tsx'
import { currentActor } from '../../../_lib/actor.ts'
import { answer, foundOr404 } from '../../../_lib/answer.ts'
import { engine } from '../../../_lib/engine.ts'

interface Props {
  readonly params: Promise<{ readonly entity: string }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import'))('title') }
}

const idIn = (value: string | string[] | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** From a file to records; where one stands is in the address, so that a page that was closed goes on there. */
export default async function ImportPage({ params, searchParams }: Props) {
  const [{ entity }, query, actor, locale] = await Promise.all([params, searchParams, currentActor(), getLocale()])
  const list = foundOr404(await answer(async () => engine().listView(actor, locale, entity)))
  if (!list.ok) return <RefusedPage refusal={list.refusal} />
  const file = idIn(query.file)
  const view = file === null ? null : await answer(async () => engine().imports.view(actor, locale, file, null))
  return <ImportScreen key={file} entity={list.data.entity} mayCreate={list.data.mayCreate} view={view?.ok ? view.data : null} refusal={view && !view.ok ? view.refusal : null} steps={{ check: idIn(query.check), run: idIn(query.run), undo: idIn(query.undo) }} />
}
