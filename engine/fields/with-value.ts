import type { Json, JsonObject } from '../kernel/json.ts'

/** The data with this value, and without the key where there is none: to a form's schema null is a wrong type. The same object where nothing changes, so that what is drawn of it is not drawn again. */
export function withValue(data: JsonObject, name: string, value: Json | undefined): JsonObject {
  if ((data[name] ?? null) === (value ?? null)) return data
  const { [name]: _old, ...others } = data
  return value === undefined || value === null ? others : { ...others, [name]: value }
}
