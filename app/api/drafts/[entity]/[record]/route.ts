import type { DraftContent } from '../../../../../engine/client.ts'
import { currentActor } from '../../../../_lib/actor.ts'
import { answerInPlace } from '../../../../_lib/answer.ts'
import { engine } from '../../../../_lib/engine.ts'

/** What somebody typed and has not saved; `record` is an id, `new`, or a sheet of several that are made at once (`new-1`). Always 200: a refusal is data, as in the actions. */

interface Place {
  readonly params: Promise<{ readonly entity: string; readonly record: string }>
}

const largestBody = 2_000_000

async function placeOf({ params }: Place): Promise<readonly [string, string | null]> {
  const { entity, record } = await params
  return [entity, record === 'new' ? null : record]
}

const json = (answered: unknown): Response => Response.json(answered, { headers: { 'cache-control': 'no-store' } })

export async function GET(_request: Request, place: Place): Promise<Response> {
  return json(await answerInPlace(async () => engine().drafts.read(await currentActor(), ...(await placeOf(place)))))
}

export async function PUT(request: Request, place: Place): Promise<Response> {
  if (Number(request.headers.get('content-length') ?? largestBody + 1) > largestBody) return new Response('too large', { status: 413 })
  const content = (await request.json().catch(() => null)) as DraftContent | null
  if (content === null || typeof content !== 'object') return new Response('not JSON', { status: 400 })
  return json(await answerInPlace(async () => engine().drafts.save(await currentActor(), ...(await placeOf(place)), content)))
}

export async function DELETE(_request: Request, place: Place): Promise<Response> {
  return json(await answerInPlace(async () => engine().drafts.discard(await currentActor(), ...(await placeOf(place)))))
}
