import { Readable } from 'node:stream'
import { currentActor } from '../../../../_lib/actor.ts'
import { answer } from '../../../../_lib/answer.ts'
import { engine } from '../../../../_lib/engine.ts'

/** What a long job has made. */
export async function GET(_request: Request, { params }: { readonly params: Promise<{ readonly id: string }> }): Promise<Response> {
  const { id } = await params
  const result = await answer(async () => engine().jobs.file(await currentActor(), id))
  if (!result.ok) return new Response(result.refusal.message, { status: 404 })
  const { name, mediaType, size, content } = result.data
  return new Response(Readable.toWeb(content) as ReadableStream<Uint8Array>, {
    headers: { 'content-type': mediaType, 'content-length': String(size), 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'cache-control': 'no-store' },
  })
}
