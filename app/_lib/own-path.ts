/** The path of this host that is to be returned to; every other address becomes the start page. */
export function ownPath(wanted: string | string[] | undefined): string {
  if (typeof wanted !== 'string' || !URL.canParse(wanted, 'http://here')) return '/'
  const { origin, pathname, search } = new URL(wanted, 'http://here')
  // What is returned is looked at, not what was given: `/.//evil` becomes `//evil`, another host.
  const isOwn = wanted.startsWith('/') && origin === 'http://here' && !pathname.startsWith('//') && !pathname.startsWith('/sign-in')
  return isOwn ? pathname + search : '/'
}
