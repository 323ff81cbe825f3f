import { getLocale } from 'next-intl/server'
import { currentActor } from '../../_lib/actor.ts'
import { answerInPlace } from '../../_lib/answer.ts'
import { engine } from '../../_lib/engine.ts'

/** One's own long jobs, asked for again and again while one of them runs. */
export async function GET(): Promise<Response> {
  return Response.json(await answerInPlace(async () => engine().jobs.list(await currentActor(), await getLocale())), { headers: { 'cache-control': 'no-store' } })
}
