import { parsePhones } from '../kernel/phones.ts'
import type { IntegrationRow } from '../store/index.ts'

/** A called number as lines are compared: in normal form, or as it is where it is none. */
export const lineOf = (text: string): string => {
  const [number, ...others] = parsePhones(text)
  return number && others.length === 0 && !/\p{L}/u.test(text) ? number.normal : text.trim().toLowerCase()
}

/** Where the call belongs: the integration's own dealership, or that of the line; undefined where nobody said. */
export function placeOfLine({ dealership, lines }: Pick<IntegrationRow, 'dealership' | 'lines'>, to: string | null): string | undefined {
  if (dealership !== null) return dealership
  return to === null ? undefined : Object.entries(lines).find(([line]) => lineOf(line) === lineOf(to))?.[1]
}
