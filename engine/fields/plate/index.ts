import type { Json } from '../../kernel/json.ts'
import { defineFieldType, sampleSchema, trimmed } from '../define.ts'

const lookAlikes: Readonly<Record<string, string>> = { А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X' }

/** A plate as it is compared: no spaces or dashes, upper case, Cyrillic letters as their Latin look-alikes. */
export function comparablePlate(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[А-Я]/g, (letter) => lookAlikes[letter] ?? letter)
}

/** A registration number, kept as typed, found in either alphabet. */
export const plate = defineFieldType({
  name: 'plate',
  kind: 'string',
  column: () => 'text',
  widget: 'plate',
  normalise: (value: Json) => {
    const text = trimmed(value)
    return typeof text === 'string' ? text.toUpperCase() : text
  },
  searchTerms: (value) => (typeof value === 'string' ? [comparablePlate(value).toLowerCase()] : []),
  samples: { schema: sampleSchema({ type: 'string', maxLength: 20 }, { type: 'plate' }), valid: ['H 002 УЕ 98'], invalid: [98, 'X'.repeat(21)] },
})
