/** A form on a home that is filled in again and again: what it asks can be filled, and what it sends can be sent. */
import type { HomeDesk } from '../../definition/home.ts'
import type { EntityFiles, PropertySchema } from '../../definition/types.ts'
import { fieldTypeOf } from '../../fields/index.ts'
import type { Issue } from '../../kernel/errors.ts'
import { type CheckContext, entityIn, entityNamesOf, fieldNames, issue, unknownName } from './context.ts'

const propertyOf = ({ entity }: EntityFiles, name: string): PropertySchema | undefined => (Object.hasOwn(entity.schema.properties, name) ? entity.schema.properties[name] : undefined)

export function deskIssues(context: CheckContext, file: string, at: string, block: HomeDesk): readonly Issue[] {
  const files = entityIn(context.package, block.entity)
  if (!files) return unknownName(file, `${at}/entity`, 'entity', block.entity, entityNamesOf(context.package))
  return [
    ...block.fields.flatMap((name, i) => askedIssues(files, file, `${at}/fields/${i}`, name)),
    ...missingIssues(files, file, at, block),
    ...aboutIssues(context, files, file, at, block),
    ...scriptIssues(context, files, file, `${at}/script`, block.script),
    ...eventIssues(files, file, at, block),
  ]
}

function askedIssues(files: EntityFiles, file: string, at: string, name: string): readonly Issue[] {
  const property = propertyOf(files, name)
  if (!property) return unknownName(file, at, 'field', name, fieldNames(files))
  return property.readOnly || property['x-field'].computed !== undefined ? [issue(file, at, `“${name}” is not filled by people`)] : []
}

/** What must be filled is asked, or fills itself. */
function missingIssues(files: EntityFiles, file: string, at: string, { fields }: HomeDesk): readonly Issue[] {
  const found = fields.flatMap((name) => propertyOf(files, name)?.['x-field'].finds ?? [])
  const isFilled = (name: string): boolean => {
    const { default: given, 'x-field': keywords } = propertyOf(files, name) ?? { 'x-field': {} as PropertySchema['x-field'] }
    return given !== undefined || keywords.initial !== undefined || keywords.computed !== undefined
  }
  const missing = (files.entity.schema.required ?? []).filter((name) => ![...fields, ...found].includes(name) && !isFilled(name))
  return missing.map((name) => issue(file, `${at}/fields`, `“${name}” must be filled, and is not asked`, 'Ask for it, or give it a first value.'))
}

function aboutIssues(context: CheckContext, files: EntityFiles, file: string, at: string, { about, lists = [] }: HomeDesk): readonly Issue[] {
  if (about === undefined) return lists.length === 0 ? [] : [issue(file, `${at}/lists`, 'are those of the record that is told of: “about” says which')]
  const property = propertyOf(files, about)
  if (!property) return unknownName(file, `${at}/about`, 'field', about, fieldNames(files))
  const target = entityIn(context.package, property['x-field'].entity ?? '')
  if (!target || fieldTypeOf(property)?.name !== 'reference') return [issue(file, `${at}/about`, `“${about}” is no reference`)]
  return lists.flatMap((id, i) => unknownName(file, `${at}/lists/${i}`, `panel of “${target.entity.name}”`, id, (target.views.panels ?? []).map((panel) => panel.id)))
}

function scriptIssues(context: CheckContext, files: EntityFiles, file: string, at: string, script: string | undefined): readonly Issue[] {
  if (script === undefined) return []
  const [link = '', name = ''] = script.split('.')
  const property = propertyOf(files, link)
  if (!property) return unknownName(file, at, 'field', link, fieldNames(files))
  const target = entityIn(context.package, property['x-field'].entity ?? '')
  if (!target) return [issue(file, at, `“${link}” is no reference`)]
  const text = propertyOf(target, name)
  if (!text) return unknownName(file, at, `field of “${target.entity.name}”`, name, fieldNames(target))
  return fieldTypeOf(text)?.kind === 'string' ? [] : [issue(file, at, `“${name}” is no text`)]
}

function eventIssues({ machine }: EntityFiles, file: string, at: string, { events = [] }: HomeDesk): readonly Issue[] {
  const first = machine?.states[machine.initial]
  return events.flatMap((event, i) => unknownName(file, `${at}/events/${i}`, 'event of the state that records start in', event, Object.keys(first?.on ?? {})))
}
