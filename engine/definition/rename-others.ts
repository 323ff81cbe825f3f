/** Seeds, print forms, messages, roles, reports, automations and scenarios with a field's new name. */
import type { JsonObject } from '../kernel/json.ts'
import { type FieldRename, type FieldsAt, fieldsOf, type Renamer } from './rename-scope.ts'
import { walked, type Ways, written } from './rename-walk.ts'
import type { AutomationDefinition, IntakeDefinition, ObjectSchema, RoleDefinition, ScenariosDefinition, ScenarioStep } from './types.ts'

const ofPrint: Ways = { field: 'path', visible: 'cel' }

export function inSeed({ key, records, ...rest }: { readonly key: string; readonly records: readonly JsonObject[] }, own: FieldsAt, to: Renamer): unknown {
  const row = (values: JsonObject): JsonObject => {
    const inner = Object.entries(values).map(([name, value]) => {
      const rows = to.endOf(name, own)
      return [name, rows?.lines && Array.isArray(value) ? value.map((line) => to.keys(line as JsonObject, rows)) : value]
    })
    return to.keys(Object.fromEntries(inner) as JsonObject, own)
  }
  return { ...rest, key: to.path(key, own), records: records.map(row) }
}

export function inPrint(value: unknown, at: FieldsAt, to: Renamer): unknown {
  if (typeof value === 'string') return to.template(value, at)
  if (Array.isArray(value)) return value.map((entry: unknown) => inPrint(entry, at, to))
  if (typeof value !== 'object' || value === null) return value
  const { kind, field, columns } = value as { readonly kind?: unknown; readonly field?: unknown; readonly columns?: unknown }
  const rows = kind === 'lines' && typeof field === 'string' ? to.endOf(field, at) : null
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'columns' && rows ? inPrint(columns, rows, to) : ofPrint[key] ? written(inner, at, ofPrint[key], ofPrint, to, false) : inPrint(inner, at, to)]))
}

/** What `*` restricts it restricts of every entity that the role does not name: nothing becomes visible by a rename. */
export function inRole(role: RoleDefinition, to: Renamer, { entity, lines, from, to: name }: FieldRename, schemas: ReadonlyMap<string, ObjectSchema>): RoleDefinition {
  const permissions = Object.entries(role.permissions).map(([named, permission]) => {
    const at = fieldsOf(named)
    const filter = permission.filter === undefined ? {} : { filter: to.cel(permission.filter, at) }
    if (!permission.fields) return [named, { ...permission, ...filter }]
    const mode = permission.fields[from]
    if (named !== '*' || mode === undefined || lines !== null || !schemas.get(entity)?.properties[from] || Object.hasOwn(role.permissions, entity)) return [named, { ...permission, ...filter, fields: to.keys(permission.fields, at) }]
    const isOthers = [...schemas].some(([other, { properties }]) => other !== entity && Object.hasOwn(properties, from))
    const kept = Object.fromEntries(Object.entries(permission.fields).filter(([field]) => field !== from || isOthers))
    return [named, { ...permission, ...filter, fields: { ...kept, [name]: mode } }]
  })
  return { ...role, permissions: Object.fromEntries(permissions) }
}

interface TableShape {
  readonly id: string
  readonly dimension?: { readonly field: string; readonly show?: readonly string[] }
  readonly columns?: readonly { readonly id: string; readonly measure?: string }[]
  readonly orderBy?: readonly { readonly column: string }[]
  /** Of a chart: the table whose rows are drawn, and the field that names them. */
  readonly table?: string
  readonly label?: string
}

export interface ReportShape {
  readonly measures: Readonly<Record<string, { readonly source?: string; readonly field?: string; readonly filter?: string }>>
  readonly blocks: readonly TableShape[]
}

export function inReport(report: ReportShape, to: Renamer): unknown {
  const measures = Object.entries(report.measures).map(([name, measure]) => [name, measure.source === undefined ? measure : walked(measure, fieldsOf(measure.source), { field: 'path', filter: 'cel' }, to, false)])
  const sourceOf = ({ columns }: TableShape): FieldsAt | null => {
    const source = columns?.map(({ measure }) => report.measures[measure ?? '']?.source).find((one) => one !== undefined)
    return source === undefined ? null : fieldsOf(source)
  }
  /** Fields of the records that the rows of a table stand for. */
  const rowsOf = (block: TableShape | undefined): FieldsAt | null => {
    const source = block && sourceOf(block)
    return source && block.dimension ? to.endOf(block.dimension.field, source) : null
  }
  const blocks = report.blocks.map((block) => {
    const rows = rowsOf(block.table === undefined ? block : report.blocks.find(({ id }) => id === block.table))
    const source = sourceOf(block)
    const shown = (name: string): string => (rows && !block.columns?.some(({ id }) => id === name) ? to.path(name, rows) : name)
    return {
      ...block,
      ...(block.dimension && source ? { dimension: { ...block.dimension, field: to.path(block.dimension.field, source), ...(block.dimension.show ? { show: block.dimension.show.map(shown) } : {}) } } : {}),
      ...(block.orderBy ? { orderBy: block.orderBy.map((order) => ({ ...order, column: shown(order.column) })) } : {}),
      ...(block.label === undefined ? {} : { label: shown(block.label) }),
    }
  })
  return { ...report, measures: Object.fromEntries(measures), blocks }
}


/** The trigger, the condition and the actions, whose params `inActions` writes. */
export function inAutomation(automation: AutomationDefinition, to: Renamer, inActions: (actions: unknown, own: FieldsAt) => unknown): unknown {
  const own = fieldsOf(automation.entity)
  const { trigger, condition, actions } = automation
  return { ...automation, trigger: walked(trigger, own, { fields: 'path', field: 'path', filter: 'filter' }, to, false), ...(condition === undefined ? {} : { condition: to.cel(condition, own) }), actions: inActions(actions, own) }
}

/** Names of fields it fills and looks into, and CEL over the record. */
export function inIntake({ identify, find, values, on, ...intake }: IntakeDefinition, to: Renamer): unknown {
  const own = fieldsOf(intake.entity)
  const filled = (texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(texts).map(([field, text]) => [to.path(field, own), to.cel(text, own)]))
  const steps = Object.entries(on ?? {}).map(([moment, step]) => [moment, { ...step, ...(step.condition === undefined ? {} : { condition: to.cel(step.condition, own) }), ...(step.values ? { values: filled(step.values) } : {}), ...(step.input ? { input: Object.fromEntries(Object.entries(step.input).map(([name, text]) => [name, to.cel(text, own)])) } : {}) }])
  const found = Object.entries(identify ?? {}).map(([field, phones]) => [to.path(field, own), phones.map((phone) => to.path(`${field}.${phone}`, own).split('.').at(-1) ?? phone)])
  const sought = Object.entries(find ?? {}).map(([field, by]) => [to.path(field, own), Object.fromEntries(Object.entries(by).map(([name, text]) => [to.path(`${field}.${name}`, own).split('.').at(-1) ?? name, text]))])
  return { ...intake, ...(find ? { find: Object.fromEntries(sought) } : {}), ...(identify ? { identify: Object.fromEntries(found) } : {}), ...(values ? { values: filled(values) } : {}), ...(on ? { on: Object.fromEntries(steps) } : {}) }
}

/** Values name fields as a filter does: what a reference holds is a record by its fields. */
export function inScenarios({ scenarios, ...rest }: ScenariosDefinition, own: FieldsAt, to: Renamer): unknown {
  const stepped = (step: ScenarioStep): ScenarioStep => ({ ...step, ...(step.set ? { set: to.filter(step.set, own) } : {}) })
  return { ...rest, scenarios: scenarios.map((scenario) => ({ ...scenario, ...(scenario.values ? { values: to.filter(scenario.values, own) } : {}), steps: scenario.steps.map(stepped) })) }
}
