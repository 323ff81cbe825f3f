/** Columns of a list as they go into a file: what to read for each, and what its cells are. */
import type { FieldView } from '../../engine.ts'
import { fieldViewOf, visibleFields } from '../../forms/field-view.ts'
import { systemField } from '../../forms/system-fields.ts'
import { titleOf, type Titles } from '../../kernel/titles.ts'
import type { Actor, Entity, Model } from '../../model/types.ts'
import type { Mask, Selected } from '../../store/index.ts'
import { type Cell, textCell } from '../sheets/sheet.ts'
import { wallClock } from './wall-clock.ts'

export interface ListColumn {
  readonly name: string
  readonly title: string
  readonly select: Selected
  readonly cell: (value: unknown) => Cell
  /** Whether personal data is read in clear. */
  readonly isPersonal: boolean
}

export interface ColumnFacts {
  readonly model: Model
  readonly actor: Actor
  readonly entity: Entity
  readonly locale: string
  readonly timeZone: string
  readonly mask: (entity: Entity, field: string) => Mask
  /** Titles of dealerships by code. */
  readonly sites: ReadonlyMap<string, Titles>
}

/** Those of the names that the reader may see, in their order; what has no single value (rows of lines) is left out. */
export function listColumns(facts: ColumnFacts, names: readonly string[]): readonly ListColumn[] {
  const visible = visibleFields(facts.model, facts.actor, facts.entity)
  return [...new Set(names)].flatMap((name) => {
    const isOffered = visible.has(name) || systemField(facts.entity, name) !== null
    const view = isOffered ? fieldViewOf(facts.model, facts.entity, name, facts.locale) : null
    return view === null || view.kind === null || view.kind === 'json' ? [] : [columnOf(facts, view)]
  })
}

function columnOf(facts: ColumnFacts, view: FieldView): ListColumn {
  const { entity, mask } = facts
  const field = entity.fieldByName.get(view.name)
  const seen = mask(entity, view.name)
  const head = { name: view.name, title: titleWith(view), isPersonal: seen === 'clear' && field?.keywords.personal === true }
  if (seen !== 'clear') return { ...head, select: { key: view.name, kind: 'column', name: view.name }, cell: maskedCell(view) }
  if (field?.target) return { ...head, select: { key: view.name, kind: 'reference', field, select: [{ key: 'label', kind: 'label' }] }, cell: (value) => textCell((value as { label?: string } | null)?.label) }
  if (view.kind === 'id') return { ...head, select: { key: view.name, kind: 'user', name: view.name, select: [{ key: 'name', name: 'name' }] }, cell: (value) => textCell((value as { name?: string } | null)?.name) }
  return { ...head, select: { key: view.name, kind: 'column', name: view.name }, cell: cellOf(facts, view) }
}

const titleWith = ({ title, unit }: FieldView): string => (unit === undefined ? title : `${title}, ${unit}`)

/** Text shows that something is there; of the rest not even that is told. */
const maskedCell = (view: FieldView) => (value: unknown): Cell => (view.kind === 'string' && value == null ? null : { kind: 'text', text: '•••' })

function cellOf({ timeZone, sites, locale }: ColumnFacts, view: FieldView): (value: unknown) => Cell {
  const titles = new Map(view.options?.map(({ value, title }) => [value, title]))
  if (view.options) return given((value) => textCell(titles.get(String(value)) ?? String(value)))
  if (view.name === 'dealership') return given((value) => textCell(siteTitle(sites, String(value), locale)))
  switch (view.kind) {
    case 'integer':
      return given((value) => ({ kind: 'number', value: value as number }))
    case 'decimal':
      return given((value) => ({ kind: 'number', value: value as string, scale: view.scale }))
    case 'boolean':
      return given((value) => ({ kind: 'boolean', value: value === true }))
    case 'date':
      return given((value) => ({ kind: 'date', day: String(value).slice(0, 10) }))
    case 'datetime': {
      const wall = wallClock(timeZone)
      return given((value) => ({ kind: 'moment', wall: wall(String(value)) }))
    }
    default:
      return given((value) => textCell(String(value)))
  }
}

function siteTitle(sites: ReadonlyMap<string, Titles>, code: string, locale: string): string {
  const titles = sites.get(code)
  return titles === undefined ? code : titleOf(titles, locale)
}

const given = (cell: (value: unknown) => Cell) => (value: unknown): Cell => (value === null || value === undefined ? null : cell(value))
