'use client'
import { createContext, type ReactNode, use, useCallback, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { type Json, type JsonObject, withValue } from '../../../engine/client.ts'
import { sameValue } from './values.ts'

/**
 * What stands in a form, field by field: a letter typed draws its own field again and no other. The form library
 * holds layout, templates and errors; the values go past it.
 */
export interface FormValues {
  readonly all: () => JsonObject
  /** As it was when it was last checked, here or by the server: what changed since is no longer wrong. */
  readonly checked: () => JsonObject
  readonly subscribe: (listener: () => void) => () => void
  /** Somebody changed one field. */
  readonly change: (name: string, value: Json | undefined) => void
  readonly noteChecked: () => void
}

interface Held extends FormValues {
  readonly show: (data: JsonObject) => void
  onChange: (data: JsonObject) => void
}

function holdValues(initial: JsonObject, onChange: (data: JsonObject) => void): Held {
  let data = initial
  let checked = initial
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  const held: Held = {
    all: () => data,
    checked: () => checked,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change: (name, value) => {
      data = withValue(data, name, value)
      tell()
      held.onChange(data)
    },
    noteChecked: () => {
      checked = data
      tell()
    },
    show: (next) => {
      if (next === data) return
      data = next
      tell()
    },
    onChange,
  }
  return held
}

const FormValuesContext = createContext<FormValues | null>(null)

export function FormValuesProvider({ values, children }: { readonly values: FormValues; readonly children: ReactNode }) {
  return <FormValuesContext value={values}>{children}</FormValuesContext>
}

/** Holds the values of one form: they follow `data`, and tell `onChange`. */
export function useHeldValues(data: JsonObject, onChange: (data: JsonObject) => void): FormValues {
  const [held] = useState(() => holdValues(data, onChange))
  held.onChange = onChange
  useLayoutEffect(() => held.show(data), [held, data])
  return held
}

function useFormValues(): FormValues {
  const values = use(FormValuesContext)
  if (!values) throw new Error('a field needs a form around it')
  return values
}

/** One field: its value, how to change it, and whether it still is as it was when it was found wrong. */
export function useFieldValue(name: string) {
  const values = useFormValues()
  const value = useSyncExternalStore(values.subscribe, () => values.all()[name], () => values.all()[name])
  const checked = useSyncExternalStore(values.subscribe, () => values.checked()[name], () => values.checked()[name])
  const change = useCallback((next: Json | undefined) => values.change(name, next), [values, name])
  return { value, checked, change, isChecked: value === checked || sameValue(value, checked) }
}

/** Other fields of the same form: what stands in those named, and the way to fill them. */
export function useOtherFields(names: readonly string[] | undefined) {
  const values = useFormValues()
  const read = () => (names ? JSON.stringify(Object.fromEntries(names.map((name) => [name, values.all()[name] ?? null]))) : '')
  const text = useSyncExternalStore(values.subscribe, read, read)
  const given = useMemo(() => (text === '' ? undefined : (JSON.parse(text) as JsonObject)), [text])
  const fill = useCallback((filled: Readonly<Record<string, Json | undefined>>) => {
    for (const [name, value] of Object.entries(filled)) values.change(name, value)
  }, [values])
  return { given, fill }
}
