/** Tabs of a form, and how its sections stand in them. */
import type { Element } from '../elements.ts'
import type { SectionDefinition } from '../types.ts'
import { isSame } from './differences.ts'
import { eachPair, emit, type Work } from './work.ts'

export function arrange(work: Work, elements: readonly Element[]): void {
  for (const entity of work.entities) {
    const [now, wanted] = [work.draft.package.entities[entity], work.target.package.entities[entity]]
    const tabs = wanted?.views.form.tabs ?? []
    if (now && wanted && !isSame(now.views.form.tabs ?? [], tabs)) emit(work, { op: 'set-tabs', entity, tabs })
  }
  eachPair<SectionDefinition>(work, elements.filter(({ kind }) => kind === 'section'), ({ id, now, wanted }) => {
    const columns = wanted.columns === undefined || wanted.columns === now.columns ? {} : { columns: wanted.columns }
    const tab = wanted.tab === now.tab ? {} : { tab: wanted.tab ?? null }
    if (Object.keys({ ...columns, ...tab }).length > 0) emit(work, { op: 'set-section', section: id, ...columns, ...tab })
  })
}
