/** Makes, models, plates and VINs of the demo network. */
import type { Random } from './random.ts'

export interface DemoModel {
  readonly make: string
  readonly model: string
  readonly is4x4: boolean
}

const car = (make: string, model: string, weight: number, is4x4 = false): readonly [DemoModel, number] => [{ make, model, is4x4 }, weight]
const models: readonly (readonly [DemoModel, number])[] = [
  car('Toyota', 'Corolla', 22), car('Toyota', 'Camry', 14), car('Toyota', 'Avensis', 12), car('Toyota', 'Auris', 9),
  car('Toyota', 'RAV4', 13, true), car('Toyota', 'LC 200', 3, true), car('Toyota', 'LC 120', 4, true), car('Toyota', 'LC 100', 3, true),
  car('Toyota', 'Yaris', 6), car('Toyota', 'Yaris Verso', 1), car('Toyota', 'Carina', 2), car('Toyota', 'Kluger', 1, true),
  car('Lexus', 'RX 350', 3, true), car('Mazda', '3', 3), car('Mazda', '6', 2), car('Nissan', 'X-Trail', 2, true),
]

export const demoModel = (random: Random): DemoModel => random.weighted(models)

/** Letters of Russian plates and the Latin ones that look alike. */
const cyrillic = 'АВЕКМНОРСТУХ'
const latin = 'ABEKMHOPCTYX'
const regions: Readonly<Record<string, readonly string[]>> = { spb: ['78', '98', '178', '47'], tyumen: ['72', '86', '89'] }

/** A plate in Cyrillic, in Latin look-alikes, or in both, with or without spaces. */
export function messyPlate(random: Random, dealership: string): string {
  const alphabet = random.weighted([['cyrillic', 45], ['latin', 40], ['mixed', 15]])
  const letter = (): string => {
    const at = random.between(0, cyrillic.length - 1)
    const isLatin = alphabet === 'latin' || (alphabet === 'mixed' && random.chance(0.5))
    return (isLatin ? latin : cyrillic).charAt(at)
  }
  const [first, second, third] = [letter(), letter(), letter()]
  const digits = String(random.between(1, 999)).padStart(3, '0')
  const region = random.pick(regions[dealership] ?? ['78'])
  return random.weighted([
    [`${first} ${digits} ${second}${third} ${region}`, 70],
    [`${first}${digits}${second}${third}${region}`, 22],
    [`${first}${digits}${second}${third} ${region}`.toLowerCase(), 8],
  ])
}

const vinLetters = 'ABCDEFGHJKLMNPRSTUVWXYZ'
const vinStarts: Readonly<Record<string, string>> = { Toyota: 'JTN', Lexus: 'JTJ', Mazda: 'JMZ', Nissan: 'JN1' }

/** 17 characters; sometimes with the space that papers have before the last nine. */
export function messyVin(random: Random, make: string): string {
  const letters = (count: number): string => Array.from({ length: count }, () => vinLetters.charAt(random.between(0, vinLetters.length - 1))).join('')
  const head = `${vinStarts[make] ?? 'XTA'}${letters(2)}${random.digits(2)}${letters(1)}`
  const tail = `${random.between(1, 9)}0${random.digits(7)}`
  return random.chance(0.2) ? `${head} ${tail}` : `${head}${tail}`
}
