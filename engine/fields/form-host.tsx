'use client'
import { type ComponentType, createContext, useContext } from 'react'
import type { FoundForField } from '../engine.ts'
import type { Json, JsonObject } from '../kernel/json.ts'
import type { Asking } from '../kernel/asking.ts'
import type { Widget, WidgetChoice, WidgetOptions, WidgetProps } from './widget.ts'

export type WidgetText =
  | `grid.${'notRead' | 'help' | 'insert' | 'up' | 'down' | 'done' | 'previous' | 'next' | 'newRow' | 'errors'}`
  | 'clear' | 'linked' | 'open' | 'nothingFound' | 'narrowFirst' | 'searchHint' | 'addRow' | 'deleteRow' | 'row' | 'noRows' | 'total' | 'notDialable' | 'questions' | 'noQuestions' | 'yes' | 'no'

/** Of the field that says when something begins. */
export interface FreeTimesProps {
  readonly asked: NonNullable<WidgetOptions['freeTimes']>
  readonly label: string
  readonly value: Json | undefined
  /** What stands in the fields that `asked` reads. */
  readonly given: JsonObject
  readonly onChange: (value: Json | undefined) => void
  readonly fill: NonNullable<WidgetProps['fill']>
}

/** What widgets need of the page around them; the host gives it, so that a widget knows no framework. */
export interface FormHost {
  readonly locale: string
  readonly timeZone: string
  readonly areaCode: string
  readonly text: (key: WidgetText, values?: Readonly<Record<string, string | number>>) => string
  /** Records to pick from; empty where the server refuses. */
  readonly choices: (entity: string, search: string, asking?: Asking) => Promise<readonly WidgetChoice[]>
  /** What a field finds by the text (`x-field.finds`); empty where the server refuses. */
  readonly found: (entity: string, field: string, text: string) => Promise<readonly FoundForField[]>
  /** Titles of referenced records by id. */
  readonly labels: Readonly<Record<string, string>>
  /** Keeps the title of a record that was just picked. */
  readonly remember: (id: string, title: string) => void
  /** The state of the record that a field points to, as it changes. */
  readonly State: ComponentType<{ readonly entity: string; readonly id: string }>
  /** What people must know of a record, shown beside its name. */
  readonly Warnings: ComponentType<{ readonly entity: string; readonly id: string }>
  readonly hrefOf: (entity: string, id: string) => string
  /** A value as the reader's language writes it. */
  readonly format: (options: WidgetOptions, value: Json | undefined) => string
  /** The widget of that name, for a cell of a grid: the catalogue knows its kinds, a kind never the catalogue. */
  readonly widgetNamed: (name: string) => Widget
  /** A form inside the form. */
  readonly Form: ComponentType<{ readonly id: string; readonly schema: JsonObject; readonly uiSchema: JsonObject; readonly data: JsonObject; readonly readOnly: boolean; readonly onChange: (data: JsonObject) => void }>
  /** Times that are free, beside the field that says when. */
  readonly FreeTimes: ComponentType<FreeTimesProps>
  /** Questions that are made up in the form itself. */
  readonly Questions: ComponentType<{ readonly label: string; readonly value: Json | undefined; readonly onChange: (value: Json | undefined) => void }>
}

const FormHostContext = createContext<FormHost | null>(null)

export const FormHostProvider = FormHostContext.Provider

export function useFormHost(): FormHost {
  const host = useContext(FormHostContext)
  if (!host) throw new Error('a widget needs FormHostProvider around it')
  return host
}
