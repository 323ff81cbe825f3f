import type { DraftFiles, DraftState, DraftWrite } from '../../../../engine/client.ts'
import { currentActor } from '../../../_lib/actor.ts'
import { answerInPlace } from '../../../_lib/answer.ts'
import { engine } from '../../../_lib/engine.ts'

/** A draft of the definitions as the browser keeps it in step. Always 200: a refusal is data, as in the actions. */

interface Place {
  readonly params: Promise<{ readonly id: string }>
}

const largestBody = 8_000_000

const json = (answered: unknown): Response => Response.json(answered, { headers: { 'cache-control': 'no-store' } })

async function bodyOf<T>(request: Request): Promise<T | Response> {
  if (Number(request.headers.get('content-length') ?? largestBody + 1) > largestBody) return new Response('too large', { status: 413 })
  const content = (await request.json().catch(() => null)) as T | null
  return content === null || typeof content !== 'object' ? new Response('not JSON', { status: 400 }) : content
}

/** `after`: what changed since; without it everything, and the files that it lies over. */
export async function GET(request: Request, { params }: Place): Promise<Response> {
  const { id } = await params
  const after = new URL(request.url).searchParams.get('after')
  return json(
    await answerInPlace(async (): Promise<{ readonly state: DraftState; readonly based: DraftFiles | null }> => {
      const actor = await currentActor()
      const state = await engine().definitionDrafts.read(actor, id, Number(after ?? 0))
      return { state, based: after === null ? await engine().versionFiles(actor, state.base) : null }
    }),
  )
}

export async function PUT(request: Request, { params }: Place): Promise<Response> {
  const body = await bodyOf<{ readonly base: number; readonly writes: readonly DraftWrite[] }>(request)
  if (body instanceof Response) return body
  return json(await answerInPlace(async () => engine().definitionDrafts.save(await currentActor(), (await params).id, Number(body.base), body.writes)))
}

/** Who is here, and where; `place` null: not any more. */
export async function POST(request: Request, { params }: Place): Promise<Response> {
  const body = await bodyOf<{ readonly tab: string; readonly place: { readonly path: string | null; readonly pointer: string | null } | null }>(request)
  if (body instanceof Response) return body
  return json(await answerInPlace(async () => engine().definitionDrafts.attend(await currentActor(), (await params).id, body.tab, body.place)))
}
