/** What a dealership adds: states, transitions, values, parts of views, blocks of a home. */
import { elementsOfEntity, isList } from '../elements.ts'
import type { HomeBlock } from '../home.ts'
import type { EntityFiles, PropertySchema, StateDefinition, TransitionDefinition } from '../types.ts'
import { addFields } from './add-fields.ts'
import { eachPair, emit, type Work } from './work.ts'

export function addNew(work: Work): void {
  for (const entity of work.entities) {
    const [files, now] = [work.target.package.entities[entity], work.draft.package.entities[entity]]
    if (!files || !now) continue
    if (now.machine) addStates(work, entity, files)
    addTransitions(work, entity)
    addOptions(work, entity)
    // Sections first: fields stand in them.
    addParts(work, entity, files)
    addFields(work, entity, files)
  }
  addBlocks(work)
}

const isNew = (work: Work, id: string): boolean => !work.draft.elements.has(id)

/** Hidden is told of what is there. */
const shown = <T extends { readonly meta: { readonly hidden?: boolean } }>(part: T): T => {
  const { hidden: _, ...meta } = part.meta
  return { ...part, meta }
}

function addStates(work: Work, entity: string, { machine }: EntityFiles): void {
  for (const [name, state] of Object.entries(machine?.states ?? {})) if (isNew(work, state.meta.id)) emit(work, { op: 'add-state', entity, name, state: shown(state) })
}

function addTransitions(work: Work, entity: string): void {
  const states = elementsOfEntity(work.target.package, entity).filter(({ kind }) => kind === 'state')
  eachPair<StateDefinition>(work, states, ({ id, wanted }) => {
    for (const [event, transition] of newIn(work, wanted.on)) emit(work, { op: 'add-transition', state: id, event, transition })
    for (const [delay, transition] of newIn(work, wanted.after)) emit(work, { op: 'add-delay', state: id, delay, transition })
  })
}

/** Those that are not there yet, each under its event or delay. */
function newIn(work: Work, transitions: StateDefinition['on'] = {}): readonly (readonly [string, TransitionDefinition])[] {
  return Object.entries(transitions).flatMap(([key, given]) => {
    const all: readonly TransitionDefinition[] = isList(given) ? given : [given as TransitionDefinition]
    return all.filter(({ meta }) => isNew(work, meta.id)).map((transition) => [key, shown(transition)] as const)
  })
}

function addOptions(work: Work, entity: string): void {
  eachPair<PropertySchema>(work, elementsOfEntity(work.target.package, entity).filter(({ kind }) => kind.endsWith('field')), ({ id, now, wanted }) => {
    const values = (wanted.enum ?? []).map(String)
    if (!now.enum || now === wanted) return
    const had = now.enum.map(String)
    for (const [i, value] of values.entries()) {
      const option = wanted['x-field'].options?.[value]
      if (had.includes(value) || !option) continue
      const isLast = values.slice(i + 1).every((other) => !had.includes(other))
      emit(work, { op: 'add-option', field: id, value, titles: option.titles, ...(option.color ? { color: option.color } : {}), ...(isLast || i === 0 ? {} : { after: values[i - 1] as string }) })
    }
  })
}

/** Behind what it stands: null at the beginning, nothing at the end. */
function behind(list: readonly { readonly id: string }[], i: number): { readonly after?: string | null } {
  return i === list.length - 1 ? {} : { after: list[i - 1]?.id ?? null }
}

function addParts(work: Work, entity: string, { views }: EntityFiles): void {
  for (const [i, { fields, ...section }] of views.form.sections.entries()) {
    if (isNew(work, section.id)) emit(work, { op: 'add-section', entity, section, ...fieldsOf(work, entity, fields), ...behind(views.form.sections, i) })
  }
  for (const [i, view] of (views.list.views ?? []).entries()) if (isNew(work, view.id)) emit(work, { op: 'add-view', entity, view, ...behind(views.list.views ?? [], i) })
  for (const [i, panel] of (views.panels ?? []).entries()) if (isNew(work, panel.id)) emit(work, { op: 'add-panel', entity, panel, ...behind(views.panels ?? [], i) })
}

/** Those that are there and seen. */
function fieldsOf(work: Work, entity: string, names: readonly string[]): { readonly fields?: readonly string[] } {
  const { properties } = (work.draft.package.entities[entity] as EntityFiles).entity.schema
  const fields = names.flatMap((name) => (properties[name] && !properties[name]['x-field'].hidden ? [properties[name]['x-field'].id] : []))
  return fields.length > 0 ? { fields } : {}
}

function addBlocks(work: Work): void {
  for (const { id: workplace, home } of Object.values(work.target.package.workplaces)) {
    const blocks: readonly HomeBlock[] = home?.blocks ?? []
    for (const [i, block] of blocks.entries()) if (isNew(work, block.id)) emit(work, { op: 'add-block', workplace, block, ...behind(blocks, i) })
  }
}
