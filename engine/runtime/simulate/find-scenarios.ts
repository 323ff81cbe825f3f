/** Ways through a machine that take every transition there is a way to. Pure. */
import { setImmediate as pause } from 'node:timers/promises'
import type { ScenarioDefinition } from '../../definition/types.ts'
import { contentHash } from '../../kernel/json.ts'
import type { Entity, Model } from '../../model/types.ts'
import type { Titles } from '../../kernel/titles.ts'
import { openMadeUp } from './made-up.ts'
import { stateId } from './run-scenario.ts'
import { beginning, some, stepBy, type Walk, waysOut } from './step-by.ts'

export interface FoundScenarios {
  readonly scenarios: readonly ScenarioDefinition[]
  /** Ids of transitions that no way was found to: nothing leads to their state, or no values were found by which their condition holds. */
  readonly uncovered: readonly string[]
}

/** More attempts than these, or longer, and what was found so far has to do. */
const [mostAttempts, longest] = [20_000, 8_000]
/** As many as a file holds. */
const mostScenarios = 500
/** A scenario that goes on longer is hard to read. */
const mostSteps = 40

interface Search {
  readonly model: Model
  readonly entity: Entity
  readonly open: Set<string>
  readonly until: number
  attempts: number
}

export async function findScenarios(model: Model, entity: Entity): Promise<FoundScenarios> {
  const { machine } = entity
  if (!machine) return { scenarios: [], uncovered: [] }
  const wanted = [...machine.transitions, ...machine.automatic].filter(({ definition }) => definition.meta.hidden !== true).map(({ id }) => id)
  const search: Search = { model, entity, open: new Set(wanted), until: Date.now() + longest, attempts: 0 }
  const start = await beginning(model, entity, openMadeUp())
  if (!start) return { scenarios: [], uncovered: wanted }
  const walks = await explore(search, start)
  const uncovered = [...search.open]
  const covering = { ...search, open: new Set(wanted.filter((id) => !search.open.has(id))), until: search.until + longest }
  return { scenarios: await assemble(covering, walks), uncovered: [...uncovered, ...covering.open] }
}

/** From every state that is come to, every transition; state by state in the order of their distance. The shortest walk over each step is kept. */
async function explore(search: Search, start: Walk): Promise<readonly Walk[]> {
  const seen = new Set([start.trial.row.state ?? ''])
  const walks: Walk[] = []
  let layer: readonly Walk[] = [start]
  for (const id of start.taken) search.open.delete(id)
  while (layer.length > 0) {
    const next: Walk[] = []
    for (const walk of layer) {
      for (const transition of waysOut(search.entity, walk)) {
        if (search.open.size === 0 || isOver(search)) return walks
        const done = await stepBy(search.model, search.entity, walk, transition)
        if (++search.attempts % 20 === 0) await pause()
        if (!done) continue
        const isNew = done.last.filter((id) => search.open.delete(id)).length > 0
        if (isNew) walks.push(done)
        const state = done.trial.row.state ?? ''
        if (!seen.has(state)) {
          seen.add(state)
          next.push(done)
        }
      }
    }
    layer = next
  }
  return walks
}

const isOver = ({ attempts, until }: Search): boolean => attempts > mostAttempts || Date.now() > until

/** As few scenarios as the walks make: the longest first, led on as long as something new lies ahead. */
async function assemble(search: Search, walks: readonly Walk[]): Promise<readonly ScenarioDefinition[]> {
  const { entity, open } = search
  const found = new Map<string, ScenarioDefinition>()
  const mark = ({ taken }: Walk): void => {
    for (const id of taken) open.delete(id)
  }
  for (const walk of [...walks].reverse()) {
    if (!walk.last.some((id) => open.has(id))) continue
    if (found.size === mostScenarios) break
    let current = walk
    mark(current)
    for (let next: Walk | null = current; next && current.steps.length < mostSteps && !isOver(search); ) {
      next = await onwards(search, current)
      search.attempts++
      if (!next) break
      current = next
      mark(current)
      await pause()
    }
    const scenario = toScenario(entity, current)
    found.set(scenario.id, scenario)
  }
  return [...found.values()]
}

/** One step over a transition that is not covered yet. */
async function onwards({ model, entity, open }: Search, walk: Walk): Promise<Walk | null> {
  for (const transition of waysOut(entity, walk)) {
    if (!open.has(transition.id)) continue
    const done = await stepBy(model, entity, walk, transition)
    if (done?.last.some((id) => open.has(id))) return done
  }
  return null
}

function toScenario(entity: Entity, { role, values, begins, steps, trial }: Walk): ScenarioDefinition {
  const [first, last] = [begins, trial.row.state].map((key) => entity.machine?.states.get(key ?? '')?.titles ?? { en: key ?? '', ru: key ?? '' })
  return { id: `sc_${contentHash([stateId(entity, begins), steps.map(({ transition }) => transition)]).slice(0, 12)}`, titles: joined(first as Titles, last as Titles), ...(role === null ? {} : { role }), ...some('values', values), begins: stateId(entity, begins), steps }
}

const joined = (from: Titles, to: Titles): Titles => {
  const line = (locale: 'en' | 'ru' | 'uk' | 'ro'): string => `${from[locale] ?? from.en} → ${to[locale] ?? to.en}`.slice(0, 500)
  return { en: line('en'), ru: line('ru'), uk: line('uk'), ro: line('ro') }
}
