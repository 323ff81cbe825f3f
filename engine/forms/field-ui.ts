import type { FormView } from '../engine.ts'
import type { WidgetColumn, WidgetOptions } from '../fields/widget.ts'
import type { JsonObject } from '../kernel/json.ts'
import { textIn, titleOf } from '../kernel/titles.ts'
import { occupationOf } from '../model/occupation.ts'
import type { Field, Model } from '../model/types.ts'
import { optionsOf, targetOf } from './choices.ts'
import { belongingTo, readsOf } from './dependent-choices.ts'

/** What the texts and options of a form depend on beside the field. */
export interface FieldUiContext {
  readonly model: Model
  readonly locale: string
  /** Whose fields they are; absent for a form that belongs to no entity. */
  readonly owner?: { readonly name: string; readonly fields: readonly Field[] } | undefined
  /** The form is asked by an event of this record. */
  readonly event?: { readonly entity: string; readonly event: string; readonly record: string } | undefined
  /** Fields that the form shows as they are; a row of lines has none beside it. */
  readonly beside?: readonly Field[]
  /** Id of the record that the form is of; absent: a new one. */
  readonly record?: string | undefined
  /** Titles of referenced records by id. */
  readonly labels: Readonly<Record<string, string>>
  /** The field's questions as a form, where it is an `answers` field whose form is known. */
  readonly questions?: (field: Field) => Pick<FormView, 'schema' | 'uiSchema'> | null
}

/** Name of the widget that shows the field. */
const widgetOf = (field: Field): string => field.keywords.widget ?? (field.keywords.finds === undefined ? (field.type.widget ?? field.type.name) : 'finds')

/** uiSchema of one field. */
export function fieldUi(field: Field, value: unknown, context: FieldUiContext): JsonObject {
  const { visible, computed } = field.keywords
  const widget = widgetOf(field)
  return {
    'ui:widget': widget,
    // The form library draws an object by a field, not by a widget.
    ...(field.type.kind === 'json' ? { 'ui:field': widget } : {}),
    'ui:options': fieldOptions(field, value, context) as unknown as JsonObject,
    ...(visible === undefined ? {} : { 'ui:visible': visible }),
    ...(computed === undefined ? {} : { 'ui:computed': computed }),
  }
}

function fieldOptions(field: Field, value: unknown, context: FieldUiContext): WidgetOptions {
  const target = targetOf(context.model, field)
  const options = optionsOf(field, context.locale)
  const times = freeTimesOptions(field, context)
  const label = typeof value === 'string' && target !== null ? context.labels[value] : undefined
  const unit = textIn(field.keywords.unit, context.locale) ?? (field.type.name === 'money' ? context.model.settings.currency : undefined)
  const form = context.questions?.(field) ?? null
  return {
    type: field.type.name,
    kind: field.type.kind,
    ...(target === null ? {} : { target }),
    ...(label === undefined ? {} : { label }),
    ...askingOptions(field, context),
    ...(times === null ? {} : { freeTimes: times }),
    ...(options === null ? {} : { options }),
    ...(field.type.kind === 'decimal' ? { scale: field.keywords.scale ?? 2 } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(field.lines === null ? {} : { columns: field.lines.fields.filter((each) => !each.hidden).map((each) => lineColumn(each, context)), appendOnly: field.lines.appendOnly }),
    ...(form === null ? {} : { form }),
  }
}

/** Where what is offered depends on other fields. */
function askingOptions(field: Field, { owner, event }: FieldUiContext): Pick<WidgetOptions, 'asks' | 'finds'> {
  const { finds, first, people } = field.keywords
  if (event && (people ?? first) !== undefined) return { asks: { ...event, field: field.name, reads: [] } }
  if (owner === undefined) return {}
  const asks = { entity: owner.name, field: field.name, reads: finds === undefined ? [...readsOf(field), ...(people?.split('.').slice(0, 1) ?? [])] : [finds] }
  if (finds !== undefined) return { asks, finds: { into: finds, with: belongingTo(owner.fields, finds).map((one) => one.field.name) } }
  return asks.reads.length === 0 ? {} : { asks }
}

/** The start of an entry: of the record itself, of the one that the event is sent to, or of the entity that the definition names. */
function freeTimesOptions(field: Field, { model, owner, event, beside = [], record }: FieldUiContext): NonNullable<WidgetOptions['freeTimes']> | null {
  const { freeTimes: named } = field.keywords
  const own = owner?.name ?? event?.entity
  const entity = model.entities.get(named ?? own ?? '')
  const occupation = entity ? occupationOf(entity) : null
  if (!entity || !occupation || !beside.includes(field) || (named === undefined && field.name !== occupation.start.name)) return null
  const others = [occupation.end, occupation.duration, ...occupation.resources].flatMap((one) => beside.filter((other) => one?.name === other.name && other.name !== field.name))
  const isOwn = named === undefined || named === own
  const id = isOwn ? (event?.record ?? record ?? null) : null
  return { entity: entity.name, start: occupation.start.name, reads: others.map((other) => other.name), end: others.find((other) => other.name === occupation.end?.name)?.name ?? null, record: id, isOpen: id === null || event !== undefined }
}

function lineColumn(field: Field, context: FieldUiContext): WidgetColumn {
  return {
    name: field.name,
    title: titleOf(field.titles, context.locale),
    required: field.required && !field.readOnly,
    readOnly: field.readOnly,
    widget: widgetOf(field),
    computed: field.keywords.computed ?? null,
    visible: field.keywords.visible ?? null,
    options: fieldOptions(field, undefined, { ...context, owner: undefined, beside: [] }),
  }
}
