'use client'
import { type ActionPlace, type DraftFiles, type JsonObject, type Json, type ParamsSchema, withValue } from '../../../../engine/client.ts'
import type { ExpressionScope } from '../expression/scope.ts'
import { ParamInput } from './param-input.tsx'
import classes from './params.module.css'

/** Where the params stand: what their pickers offer and their expressions read. */
export interface ParamsPlace {
  readonly files: DraftFiles
  /** Whose record it is. */
  readonly entity: string
  readonly scope: ExpressionScope
  /** What has the actions; states and transitions where absent. */
  readonly of?: ActionPlace
}

interface Props {
  readonly schema: ParamsSchema
  readonly params: JsonObject
  readonly place: ParamsPlace
  readonly onChange: (params: JsonObject) => void
}

/** A form made of the schema of params, as the engine's catalogue has it. */
export function ParamsForm({ schema, params, place, onChange }: Props) {
  return (
    <div className={classes.form}>
      {Object.entries(schema.properties).map(([name, property]) => (
        <ParamInput key={name} name={name} schema={property} value={params[name]} params={params} place={place} required={schema.required?.includes(name) ?? false} onChange={(value: Json | undefined) => onChange(withValue(params, name, value))} />
      ))}
    </div>
  )
}
