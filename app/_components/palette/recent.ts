/** Records somebody had open last, kept in this browser. */
export interface Recent {
  readonly path: string
  readonly title: string
}

const most = 8
const keyOf = (user: string, dealership: string): string => `pitlane.recent.${user}.${dealership}`

export function readRecent(user: string, dealership: string): readonly Recent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(user, dealership)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one): one is Recent => typeof one?.path === 'string' && one.path.startsWith('/') && typeof one.title === 'string').slice(0, most) : []
  } catch {
    return []
  }
}

export function noteRecent(user: string, dealership: string, recent: Recent): void {
  const others = readRecent(user, dealership).filter(({ path }) => path !== recent.path)
  try {
    localStorage.setItem(keyOf(user, dealership), JSON.stringify([recent, ...others].slice(0, most)))
  } catch {
    // A browser that keeps nothing shows nothing recent.
  }
}
