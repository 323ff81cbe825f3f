import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import type { GraphqlResult, ListView } from '../../../engine/client.ts'
import { ListScreen } from '../../_components/list/list-screen.tsx'
import { currentActor } from '../../_lib/actor.ts'
import { refusalOf } from '../../_lib/answer.ts'
import { labelsDocument, listDocument, type ListPage } from '../../_lib/documents.ts'
import { engine } from '../../_lib/engine.ts'
import { filterKindOf, type ListState, listVariables, parseListState, type SearchParams } from '../../_lib/list-state.ts'
import { refusalIn } from '../../_lib/request.ts'

interface Props {
  readonly params: Promise<{ readonly entity: string }>
  readonly searchParams: Promise<SearchParams>
}

const loadList = cache(async (entity: string): Promise<ListView> => {
  try {
    return await (await engine()).listView(await currentActor(), await getLocale(), entity)
  } catch (error) {
    if (refusalOf(error).code === 'NOT_FOUND') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadList((await params).entity)).entity.pluralTitle }
}

/** Names of the records that the filters mention, for their chips. */
async function labelsOf(list: ListView, state: ListState, run: (query: string, variables: Record<string, unknown>) => Promise<GraphqlResult>): Promise<Record<string, string>> {
  const named = list.filters.flatMap((field) => {
    const ids = filterKindOf(field) === 'record' && field.target ? (state.chips[field.name]?.split(',').filter(Boolean) ?? []) : []
    return ids.map((id) => ({ one: field.target?.one ?? '', id }))
  })
  if (named.length === 0) return {}
  const { query, variables } = labelsDocument(named)
  const found = Object.values(((await run(query, variables)).data ?? {}) as Record<string, { readonly id: string; readonly label: string } | null>)
  return Object.fromEntries(found.flatMap((record) => (record ? [[record.id, record.label]] : [])))
}

export default async function EntityPage({ params, searchParams }: Props) {
  const [{ entity }, query] = await Promise.all([params, searchParams])
  const list = await loadList(entity)
  const state = parseListState(query)
  const actor = await currentActor()
  const { graphql, model } = await engine()
  const { settings } = await model(actor)
  const run = (text: string, variables: Record<string, unknown>) => graphql(actor, text, variables)
  const [result, labels] = await Promise.all([run(listDocument(list), listVariables(list, state, settings.timeZone)), labelsOf(list, state, run)])
  const data = result.data as ListPage | null | undefined
  return <ListScreen list={list} state={state} page={data?.page ?? null} refusal={refusalIn(result)} labels={labels} />
}
