/** Whether a definition that somebody may have typed as text has the form that a designer draws. */
import { jsonOf } from './json.ts'

/** Name of a type, a list of one shape, an object of shapes (a `?` behind a key: it may be absent), or `{ '*': shape }` for any keys. */
export type Shape = 'string' | 'boolean' | 'number' | 'any' | readonly [Shape] | { readonly [key: string]: Shape }

export const titlesShape: Shape = { en: 'string', ru: 'string', 'uk?': 'string', 'ro?': 'string' }

export function fits(value: unknown, shape: Shape): boolean {
  if (shape === 'any') return value !== undefined
  if (typeof shape === 'string') return typeof value === shape
  if (Array.isArray(shape)) return Array.isArray(value) && value.every((one) => fits(one, shape[0]))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const content = value as Readonly<Record<string, unknown>>
  return Object.entries(shape).every(([key, inner]) => {
    if (key === '*') return Object.values(content).every((one) => fits(one, inner))
    const name = key.replace('?', '')
    return (name !== key && content[name] === undefined) || fits(content[name], inner)
  })
}

/** The same of the text of a file. */
export const textFits = (text: string, shape: Shape): boolean => fits(jsonOf(text), shape)
