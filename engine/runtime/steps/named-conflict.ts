import { message } from '../../forms/index.ts'
import { EngineError, isEngineError } from '../../kernel/errors.ts'
import { fieldIndexName, foreignKeyName } from '../../kernel/names.ts'
import { type Titles, titleOf } from '../../kernel/titles.ts'
import type { Entity, Field, Model } from '../../model/types.ts'
import { brokenConstraint } from '../../store/index.ts'

interface Place {
  readonly entity: Entity
  readonly field: Field
  readonly pointer: string
}

const nothingSaved: Titles = {
  en: 'Nothing was saved. Change the value and save again.',
  ru: 'Ничего не сохранено. Измените значение и сохраните снова.',
  uk: 'Нічого не збережено. Змініть значення і збережіть знову.',
  ro: 'Nu s-a salvat nimic. Schimbați valoarea și salvați din nou.',
}

/** A value that the tables refused, told by the field it stands in; every other error as it is. */
export function namedConflict(model: Model, entity: Entity, locale: string, error: unknown): unknown {
  const constraint = brokenConstraint(error)
  if (!isEngineError(error) || constraint === null || (error.code !== 'DUPLICATE' && error.code !== 'REFERENCED')) return error
  const place = placeOf(model, constraint)
  if (!place) return error
  const text = message(error.code === 'DUPLICATE' ? 'duplicate' : 'referenced', locale, { title: titleOf(place.field.titles, locale) })
  // A record that an action made is not the one whose form is open.
  const pointer = place.entity.name === entity.name ? place.pointer : ''
  return new EngineError(error.code, text, { issues: [{ pointer, message: text }], hint: titleOf(nothingSaved, locale), cause: error })
}

/** The field whose index or foreign key has this name. */
function placeOf(model: Model, constraint: string): Place | null {
  for (const entity of model.entities.values()) {
    for (const field of entity.fields) {
      const isOwn = field.lines === null && constraintsOf(entity, field).includes(constraint)
      const { lines } = field
      const inner = lines?.fields.find(({ column }) => foreignKeyName(lines.table, column) === constraint)
      if (isOwn || inner) return { entity, field: inner ?? field, pointer: `/${field.name}` }
    }
  }
  return null
}

const constraintsOf = ({ table, scope }: Entity, { column, storage }: Field): readonly string[] => [
  fieldIndexName(table, column, { kind: 'key', isByDealership: scope !== 'network', isCustom: storage === 'custom' }),
  foreignKeyName(table, column),
]
