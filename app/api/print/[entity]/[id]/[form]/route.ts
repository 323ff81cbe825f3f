import { getLocale } from 'next-intl/server'
import { currentActor } from '../../../../../_lib/actor.ts'
import { answer } from '../../../../../_lib/answer.ts'
import { engine } from '../../../../../_lib/engine.ts'

interface Place {
  readonly params: Promise<{ readonly entity: string; readonly id: string; readonly form: string }>
}

const statusOf: Readonly<Record<string, number>> = { NOT_FOUND: 404, FORBIDDEN: 403, BAD_INPUT: 422 }

/** A record on paper, as its reader sees it. */
export async function GET(_request: Request, { params }: Place): Promise<Response> {
  const { entity, id, form } = await params
  const result = await answer(async () => engine().print(await currentActor(), await getLocale(), entity, id, form))
  if (!result.ok) return new Response(result.refusal.message, { status: statusOf[result.refusal.code] ?? 500 })
  const { name, content } = result.data
  return new Response(new Uint8Array(content), {
    headers: { 'content-type': 'application/pdf', 'content-length': String(content.length), 'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`, 'cache-control': 'no-store' },
  })
}
