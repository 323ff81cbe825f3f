/** Chapters of the manual in the order they are read: app/_manual/<language>/<chapter>.md. */
export const chapters = [
  'concepts', 'home', 'lists', 'board', 'calendar', 'chart', 'record', 'client', 'traffic-goal', 'registration', 'incoming-traffic', 'traffic-journal', 'crm', 'traffic-examples', 'files', 'print', 'drafts', 'search', 'notifications',
  'import', 'export', 'reports', 'settings', 'phone', 'people', 'dealerships', 'telephony', 'audit', 'definitions',
] as const

export type Chapter = (typeof chapters)[number]

export const isChapter = (name: string | undefined): name is Chapter => (chapters as readonly string[]).includes(name ?? '')

/** Screens with an address of their own; every other first step of a path is a list or a record. */
const byPath: Readonly<Record<string, Chapter>> = {
  '': 'home', manual: 'concepts', reports: 'reports', definitions: 'definitions', audit: 'audit', notifications: 'notifications', tasks: 'notifications', search: 'search',
  import: 'import', imports: 'import', jobs: 'export', exports: 'export', settings: 'settings', people: 'people', users: 'people', dealerships: 'dealerships', integrations: 'telephony', day: 'home',
}

const byLayout: Readonly<Record<string, Chapter>> = { board: 'board', calendar: 'calendar', planner: 'calendar', chart: 'chart' }

/** The chapter about the screen at this address: what its `?` opens. */
export function chapterOf(path: string, query: URLSearchParams): Chapter {
  const [first = '', ...rest] = path.split('/').filter(Boolean)
  const known = byPath[first]
  if (known) return known
  if (rest.includes('import')) return 'import'
  // A kind of record with a chapter of its name is told there.
  if (rest.length > 0) return isChapter(first) ? first : 'record'
  return byLayout[query.get('layout') ?? query.get('as') ?? ''] ?? 'lists'
}
