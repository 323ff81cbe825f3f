/** The palette: every field type of the engine, what it looks like, and what a new field of it begins with. */
import {
  IconAt, IconCalendar, IconCalendarTime, IconCar, IconCash, IconCheckbox, IconClipboardList, IconForms, IconIdBadge2, IconLetterT, IconLink, IconListDetails, IconMessageQuestion, IconNumber123, IconPercentage, IconPhone, IconSelector, IconTextPlus, IconUser,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { type DraftFiles, type EntityDefinition, type FieldTypeName, typeNameOf, type PropertySchema } from '../../../../engine/client.ts'
import { jsonOf } from '../json.ts'
import type { FieldShape } from './edits.ts'

interface TypeLook {
  readonly icon: ComponentType<IconProps>
  readonly group: 'text' | 'number' | 'time' | 'choice' | 'link' | 'more'
}

const looks = {
  string: { icon: IconLetterT, group: 'text' },
  text: { icon: IconTextPlus, group: 'text' },
  phone: { icon: IconPhone, group: 'text' },
  email: { icon: IconAt, group: 'text' },
  plate: { icon: IconCar, group: 'text' },
  vin: { icon: IconIdBadge2, group: 'text' },
  integer: { icon: IconNumber123, group: 'number' },
  decimal: { icon: IconPercentage, group: 'number' },
  money: { icon: IconCash, group: 'number' },
  date: { icon: IconCalendar, group: 'time' },
  datetime: { icon: IconCalendarTime, group: 'time' },
  boolean: { icon: IconCheckbox, group: 'choice' },
  enum: { icon: IconSelector, group: 'choice' },
  reference: { icon: IconLink, group: 'link' },
  user: { icon: IconUser, group: 'link' },
  lines: { icon: IconListDetails, group: 'link' },
  form: { icon: IconMessageQuestion, group: 'more' },
  answers: { icon: IconClipboardList, group: 'more' },
} satisfies Record<FieldTypeName, TypeLook>

export const typeNames = Object.keys(looks) as readonly FieldTypeName[]
export const typeGroups = ['text', 'number', 'time', 'choice', 'link', 'more'] as const

export const groupOf = (type: FieldTypeName): TypeLook['group'] => looks[type].group

const isType = (name: string | undefined): name is FieldTypeName => name !== undefined && Object.hasOwn(looks, name)

/** Type of a property; text where the engine knows none. */
export function typeOf(property: PropertySchema): FieldTypeName {
  const name = typeNameOf(property)
  return isType(name) ? name : 'string'
}

export const iconOf = (type: FieldTypeName): ComponentType<IconProps> => looks[type].icon ?? IconForms

const plain = (title: string) => ({ en: title, ru: title })

/** What a field begins with: enough to be valid at once. `texts`: words for its first choice or row, in the reader's language. */
export function shapeOf(type: FieldTypeName, { option, row, target, form }: { readonly option: string; readonly row: string; readonly target: string; readonly form: string }): FieldShape {
  const shapes: Readonly<Record<FieldTypeName, FieldShape>> = {
    string: { type: 'string', maxLength: 200 },
    text: { type: 'string', 'x-field': { type: 'text' } },
    phone: { type: 'string', 'x-field': { type: 'phone' } },
    email: { type: 'string', format: 'email' },
    plate: { type: 'string', 'x-field': { type: 'plate' } },
    vin: { type: 'string', 'x-field': { type: 'vin' } },
    integer: { type: 'integer' },
    decimal: { type: 'number' },
    money: { type: 'number', 'x-field': { type: 'money' } },
    date: { type: 'string', format: 'date' },
    datetime: { type: 'string', format: 'date-time' },
    boolean: { type: 'boolean' },
    enum: { type: 'string', enum: ['option1'], 'x-field': { options: { option1: { titles: plain(option) } } } },
    reference: { type: 'string', format: 'uuid', 'x-field': { type: 'reference', entity: target } },
    user: { type: 'string', format: 'uuid', 'x-field': { type: 'user' } },
    lines: { type: 'array', items: { type: 'object', properties: { name: { type: 'string', 'x-field': { id: 'fl_row', titles: plain(row) } } } } },
    form: { type: 'object', 'x-field': { type: 'form' } },
    answers: { type: 'object', 'x-field': { type: 'answers', form } },
  }
  return shapes[type]
}

/** Kinds that a record of this one may point to: one that all share cannot point to one dealership's own. */
export function targetsOf(files: DraftFiles, { scope }: EntityDefinition): readonly EntityDefinition[] {
  const all = Object.entries(files).flatMap(([path, text]) => (/^entities\/[^/]+\/entity\.json$/.test(path) ? (jsonOf<EntityDefinition>(text) ?? []) : []))
  return all.filter((entity) => entity.titles !== undefined && (entity.scope !== 'dealership' || scope === 'dealership'))
}

/** Paths to questions that records of the kind could answer: a reference and its field of that type. */
export function questionPaths(files: DraftFiles, entity: EntityDefinition): readonly string[] {
  const targets = new Map(targetsOf(files, entity).map((one) => [one.name, one]))
  return Object.entries(entity.schema.properties).flatMap(([name, property]) => {
    const target = targets.get(property['x-field'].entity ?? '')
    return Object.entries(target?.schema.properties ?? {}).flatMap(([field, one]) => (typeOf(one) === 'form' ? [`${name}.${field}`] : []))
  })
}
