import type { Answer } from './answer.ts'
import { reply } from './request.ts'

/** Milliseconds in which what a page shows is asked for together, and for which an answer stands. */
const gathering = 30
const lasts = 30_000
const mostAsked = 200

type Told<Fact> = Readonly<Record<string, Fact>>

export interface Gathered<Fact> {
  readonly of: (dealership: string, entity: string, id: string) => Promise<Fact | undefined>
  /** What is known of the record is asked for anew. */
  readonly forget: (dealership: string, entity: string, id: string) => void
}

/** Asks for a fact about every record that a page names in one go. */
export function gathered<Fact>(read: (entity: string, ids: readonly string[]) => Promise<Answer<Told<Fact>>>): Gathered<Fact> {
  const answers = new Map<string, { readonly at: number; readonly told: Promise<Told<Fact>> }>()
  const waiting = new Map<string, { readonly ids: Set<string>; readonly told: Promise<Told<Fact>> }>()
  const begin = (key: string, entity: string) => {
    const ids = new Set<string>()
    const told = new Promise<void>((resolve) => setTimeout(resolve, gathering)).then(async (): Promise<Told<Fact>> => {
      if (waiting.get(key)?.ids === ids) waiting.delete(key)
      const answer = await reply(read(entity, [...ids]))
      if (!answer.ok) for (const id of ids) answers.delete(`${key} ${id}`)
      return answer.ok ? answer.data : {}
    })
    const together = { ids, told }
    waiting.set(key, together)
    return together
  }
  return {
    of: async (dealership, entity, id) => {
      const key = `${dealership} ${entity}`
      const known = answers.get(`${key} ${id}`)
      if (known && Date.now() - known.at < lasts) return (await known.told)[id]
      const open = waiting.get(key)
      const together = open && open.ids.size < mostAsked ? open : begin(key, entity)
      together.ids.add(id)
      answers.set(`${key} ${id}`, { at: Date.now(), told: together.told })
      return (await together.told)[id]
    },
    forget: (dealership, entity, id) => void answers.delete(`${dealership} ${entity} ${id}`),
  }
}
