import type { ComponentType } from 'react'
import type { Asking } from '../kernel/asking.ts'
import type { Json, JsonObject } from '../kernel/json.ts'

export interface WidgetChoice {
  readonly value: string
  readonly title: string
  readonly color?: string
}

/** What a form's uiSchema says about a field, under `ui:options`. */
export interface WidgetOptions {
  /** Field type name. */
  readonly type: string
  readonly kind: string | null
  readonly target?: { readonly entity: string }
  /** What is offered depends on other fields of the form; the server is told which field asks, and what stands in those it reads. */
  readonly asks?: { readonly entity: string; readonly field: string; readonly reads: readonly string[]; /** Of a field in the form of an event: which, and of which record. */ readonly event?: string; readonly record?: string }
  /** The reference that is found by what is typed here, and those that may be filled with it. */
  readonly finds?: { readonly into: string; readonly with: readonly string[] }
  /**
   * Free times are offered below: of which entity's calendar, by what stands in which fields of the form, for which record
   * (null: a new one). `start`: what the calendar calls this field; `end`: the field of the form that moves along. `isOpen`:
   * at once, else when they are asked for.
   */
  readonly freeTimes?: { readonly entity: string; readonly start: string; readonly reads: readonly string[]; readonly end: string | null; readonly record: string | null; readonly isOpen: boolean }
  /** Title of the record that the value points to. */
  readonly label?: string
  readonly options?: readonly WidgetChoice[]
  readonly scale?: number
  readonly unit?: string
  readonly columns?: readonly WidgetColumn[]
  readonly appendOnly?: boolean
  /** answers: the questions as a form. */
  readonly form?: { readonly schema: JsonObject; readonly uiSchema: JsonObject }
}

/** A column of a grid of lines. */
export interface WidgetColumn {
  readonly name: string
  readonly title: string
  readonly required: boolean
  readonly readOnly: boolean
  readonly widget: string
  /** CEL over `line` and `record`, or null. */
  readonly computed: string | null
  readonly visible: string | null
  readonly options: WidgetOptions
}

/** What is wrong in one cell of a grid; `row` from 0. */
export interface CellIssue {
  readonly row: number
  readonly column: string
  readonly message: string
}

/** One way to show and change a value, the same in a form and in a cell of a grid. */
export interface WidgetProps {
  readonly id: string
  readonly label: string
  readonly value: Json | undefined
  /** `undefined`: no value. */
  readonly onChange: (value: Json | undefined) => void
  readonly options: WidgetOptions
  readonly readOnly: boolean
  readonly required: boolean
  readonly isInvalid: boolean
  /** Id of the element that says what is wrong or helps. */
  readonly describedBy?: string
  /** What stands in the fields that `options.asks` reads. */
  readonly given?: JsonObject
  /** Fills other fields of the same form; `undefined` empties one. */
  readonly fill?: (values: Readonly<Record<string, Json | undefined>>) => void
  /** lines: what is wrong in single cells. */
  readonly cellIssues?: readonly CellIssue[]
  /** In a cell: no frame, no extras below. */
  readonly isCell: boolean
}

/** Who asks for choices; undefined where they depend on nothing. */
export const askingOf = ({ options: { asks }, given }: Pick<WidgetProps, 'options' | 'given'>): Asking | undefined => asks && (({ reads: _, ...who }) => ({ ...who, values: given ?? {} }))(asks)

export type Widget = ComponentType<WidgetProps>
