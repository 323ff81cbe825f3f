import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import type { Json, JsonObject, ReportView } from '../../../../engine/client.ts'
import { RefusedPage } from '../../../_components/refused-page.tsx'
import { ReportScreen } from '../../../_components/report/report-screen.tsx'
import { currentActor } from '../../../_lib/actor.ts'
import { type Answer, answer, foundOr404 } from '../../../_lib/answer.ts'
import { engine } from '../../../_lib/engine.ts'

interface Props {
  readonly params: Promise<{ readonly name: string }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

/** Parameters of the URL: JSON where it is JSON (periods, booleans), else text. */
function parametersOf(given: Readonly<Record<string, string | string[] | undefined>>): JsonObject {
  const read = (text: string): Json => {
    try {
      return JSON.parse(text) as Json
    } catch {
      return text
    }
  }
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (typeof value === 'string' ? [[name, read(value)]] : [])))
}

const loadReport = cache(async (name: string, parameters: string): Promise<Answer<ReportView>> =>
  foundOr404(await answer(async () => engine().report(await currentActor(), await getLocale(), name, JSON.parse(parameters) as JsonObject))),
)

const load = async ({ params, searchParams }: Props) => loadReport((await params).name, JSON.stringify(parametersOf(await searchParams)))

export async function generateMetadata(props: Props): Promise<Metadata> {
  const report = await load(props)
  return report.ok ? { title: report.data.title } : {}
}

export default async function ReportPage(props: Props) {
  const report = await load(props)
  return report.ok ? <ReportScreen report={report.data} /> : <RefusedPage refusal={report.refusal} />
}
