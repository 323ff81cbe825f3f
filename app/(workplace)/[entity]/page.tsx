import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import type { GraphqlResult, ListView } from '../../../engine/client.ts'
import { RefusedPage } from '../../_components/refused-page.tsx'
import { columnsOf } from '../../_components/list/columns.ts'
import { ListScreen } from '../../_components/list/list-screen.tsx'
import { blockSize, countLimit } from '../../_components/list/row-source.ts'
import { currentActor } from '../../_lib/actor.ts'
import { type Answer, answer, foundOr404 } from '../../_lib/answer.ts'
import { labelsDocument, listDocument, type ListPage } from '../../_lib/documents.ts'
import { engine } from '../../_lib/engine.ts'
import { filterKindOf, isPerson, listArguments } from '../../_lib/list-filter.ts'
import { listPreference, ownListOf, previewOf, startOf } from '../../_lib/list-own.ts'
import { type ListState, listQuery, parseListState, type SearchParams } from '../../_lib/list-state.ts'
import { refusalIn } from '../../_lib/request.ts'

interface Props {
  readonly params: Promise<{ readonly entity: string }>
  readonly searchParams: Promise<SearchParams>
}

const loadList = cache(async (entity: string): Promise<Answer<ListView>> =>
  foundOr404(await answer(async () => engine().listView(await currentActor(), await getLocale(), entity))),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const list = await loadList((await params).entity)
  return list.ok ? { title: list.data.entity.pluralTitle } : {}
}

type Run = (query: string, variables: Record<string, unknown>) => Promise<GraphqlResult>

/** Names of the records and people that the filters mention, for their chips. */
async function labelsOf(list: ListView, state: ListState, run: Run): Promise<Record<string, string>> {
  const chips = list.filters.filter((field) => filterKindOf(field) === 'record' && state.chips[field.name])
  const records = chips.filter((field) => !isPerson(field)).flatMap((field) => (state.chips[field.name] ?? '').split(',').map((id) => ({ one: field.target?.one ?? '', id })))
  const people = chips.some(isPerson) ? await engine().choices(await currentActor(), await getLocale(), 'user', '', 200) : []
  const names = Object.fromEntries(people.map(({ value, title }) => [value, title]))
  if (records.length === 0) return names
  const { query, variables } = labelsDocument(records)
  const found = Object.values(((await run(query, variables)).data ?? {}) as Record<string, { readonly id: string; readonly label: string } | null>)
  return { ...names, ...Object.fromEntries(found.flatMap((record) => (record ? [[record.id, record.label]] : []))) }
}

export default async function EntityPage({ params, searchParams }: Props) {
  const [{ entity }, query, actor] = await Promise.all([params, searchParams, currentActor()])
  const loaded = await loadList(entity)
  if (!loaded.ok) return <RefusedPage refusal={loaded.refusal} />
  const list = loaded.data
  const [savedViews, preferences, { settings }] = await Promise.all([engine().savedViews.list(actor, entity), engine().preferences.read(actor), engine().model(actor)])
  const own = ownListOf(preferences[listPreference(entity)])
  const start = startOf(query, own, savedViews, list.views)
  if (start) redirect(`/${entity}${listQuery(parseListState(start))}`)
  const state = parseListState(query)
  const columns = columnsOf(list, state.columns ?? own.columns).map(({ field }) => field)
  // GraphQL's objects have no prototype; pages may hand on plain ones only.
  const run: Run = async (text, variables) => structuredClone(await engine().graphql(actor, text, variables))
  const args = listArguments(list, state, actor.timeZone ?? settings.timeZone)
  // To count what a search finds takes longer than to find the first of it: the rows do not wait for that.
  const document = listDocument(list, { columns, count: state.search.trim() === '' ? countLimit + 1 : 'none' })
  const [result, labels] = await Promise.all([run(document, { ...args, first: blockSize }), labelsOf(list, state, run)])
  const data = result.data as ListPage | null | undefined
  return <ListScreen list={list} state={state} args={args} own={own} savedViews={savedViews} preview={previewOf(preferences.preview)} page={data?.page ?? null} refusal={refusalIn(result)} labels={labels} />
}
