import { isInterfaceLocale } from '../../../_lib/locale.ts'
import { readManual } from '../../../_manual/read-manual.ts'

export const dynamic = 'force-dynamic'

/** The manual of one language as data: for the panel, the page, the search in it, and for reading without a connection. */
export async function GET(_: Request, { params }: { readonly params: Promise<{ readonly locale: string }> }): Promise<Response> {
  const { locale } = await params
  if (!isInterfaceLocale(locale)) return new Response('There is no manual in this language.\n', { status: 404 })
  return Response.json(await readManual(locale), { headers: { 'cache-control': 'no-cache' } })
}
