/** Changes of the layout of a form: sections, tabs, and where fields stand in them. Pure. */
import type { SectionDefinition, Titles, ViewsDefinition } from '../../../../engine/client.ts'
import { stepped } from '../../drag/moved.ts'
import type { Kind } from './kind.ts'
import { freshName } from '../parts/fresh-name.ts'
import { freshId } from '../parts/fresh-id.ts'

type Form = ViewsDefinition['form']
type Tab = NonNullable<Form['tabs']>[number]

const changeForm = (kind: Kind, change: (form: Form) => Form): Kind => ({ ...kind, views: { ...kind.views, form: change(kind.views.form) } })
const changeSections = (kind: Kind, change: (sections: readonly SectionDefinition[]) => readonly SectionDefinition[]): Kind => changeForm(kind, (form) => ({ ...form, sections: change(form.sections) }))

export const sectionOf = (kind: Kind, field: string): SectionDefinition | undefined => kind.views.form.sections.find(({ fields }) => fields.includes(field))

/** The field at a place of a section (counted without itself; absent: last), and nowhere else; `null`: in no section. */
export function placeField(kind: Kind, field: string, section: string | null, index?: number): Kind {
  return changeSections(kind, (sections) =>
    sections.map((one) => {
      const others = one.fields.filter((name) => name !== field)
      if (one.id !== section) return others.length === one.fields.length ? one : { ...one, fields: others }
      const at = Math.min(index ?? others.length, others.length)
      return { ...one, fields: [...others.slice(0, at), field, ...others.slice(at)] }
    }),
  )
}

/** One place on; from the end of its section into the next one, from no section into the last. */
export function stepField(kind: Kind, field: string, by: 1 | -1): Kind {
  const { sections } = kind.views.form
  const at = sections.findIndex(({ fields }) => fields.includes(field))
  const own = sections[at]
  if (!own) return sections.length === 0 || by === 1 ? kind : placeField(kind, field, sections.at(-1)?.id ?? null)
  const index = own.fields.indexOf(field) + by
  if (index >= 0 && index < own.fields.length) return placeField(kind, field, own.id, index)
  const next = sections[at + by]
  return next ? placeField(kind, field, next.id, by === 1 ? 0 : next.fields.length) : kind
}

/** Into the section before or after its own. */
export function stepFieldToSection(kind: Kind, field: string, by: 1 | -1): Kind {
  const { sections } = kind.views.form
  const at = sections.findIndex(({ fields }) => fields.includes(field))
  const next = at < 0 ? sections.at(by === 1 ? 0 : -1) : sections[at + by]
  return next ? placeField(kind, field, next.id) : kind
}

export function addSection(kind: Kind, titles: Titles, tab?: string): { readonly kind: Kind; readonly id: string } {
  const id = freshId('se', kind.entity.name)
  const section: SectionDefinition = { id, titles, fields: [], ...(tab === undefined ? {} : { tab }) }
  return { id, kind: changeSections(kind, (sections) => [...sections, section]) }
}

export const changeSection = (kind: Kind, id: string, change: (section: SectionDefinition) => SectionDefinition): Kind => changeSections(kind, (sections) => sections.map((section) => (section.id === id ? change(section) : section)))

/** Its fields then stand in no section. */
export const removeSection = (kind: Kind, id: string): Kind => changeSections(kind, (sections) => sections.filter((section) => section.id !== id))

export const stepSection = (kind: Kind, id: string, by: 1 | -1): Kind => changeSections(kind, (sections) => stepped(sections, (section) => section.id === id, by))

/** A section before another one, or last; it takes the tab of where it comes to stand. */
export function placeSection(kind: Kind, id: string, before: string | null): Kind {
  return changeSections(kind, (sections) => {
    const section = sections.find((one) => one.id === id)
    if (!section || id === before) return sections
    const rest = sections.filter((one) => one !== section)
    const found = rest.findIndex((one) => one.id === before)
    const at = found < 0 ? rest.length : found
    const { tab: _, ...free } = section
    const { tab } = rest[at] ?? section
    return [...rest.slice(0, at), { ...free, ...(tab === undefined ? {} : { tab }) }, ...rest.slice(at)]
  })
}

export function addTab(kind: Kind, titles: Titles, wanted: string): { readonly kind: Kind; readonly name: string } {
  const tabs = kind.views.form.tabs ?? []
  const name = freshName(wanted, tabs.map((tab) => tab.name))
  return { name, kind: changeForm(kind, (form) => ({ ...form, tabs: [...tabs, { name, titles }] })) }
}

export const changeTab = (kind: Kind, name: string, change: (tab: Tab) => Tab): Kind => changeForm(kind, (form) => ({ ...form, tabs: (form.tabs ?? []).map((tab) => (tab.name === name ? change(tab) : tab)) }))

export const stepTab = (kind: Kind, name: string, by: 1 | -1): Kind => changeForm(kind, (form) => ({ ...form, tabs: stepped(form.tabs ?? [], (tab) => tab.name === name, by) }))

/** Its sections then stand above the tabs. */
export function removeTab(kind: Kind, name: string): Kind {
  return changeForm(kind, ({ tabs: known = [], sections, ...form }) => {
    const tabs = known.filter((tab) => tab.name !== name)
    return { ...form, ...(tabs.length > 0 ? { tabs } : {}), sections: sections.map(({ tab, ...section }) => (tab === undefined || tab === name ? section : { ...section, tab })) }
  })
}
