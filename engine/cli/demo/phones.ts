/** Phone numbers as people write them: every shape a reception desk has met, with numbers nobody owns (555). */
import type { Random } from './random.ts'

const operators: Readonly<Record<string, readonly string[]>> = { spb: ['911', '921', '904', '905', '950'], tyumen: ['904', '912', '922', '950', '982'] }
const labels = ['Алекс', 'Юлия', 'Лена', 'муж', 'жена', 'водитель', 'секретарь', 'III']

/** One phone field; mostly a mobile number, in any shape. */
export function messyPhone(random: Random, dealership: string): string {
  const code = random.pick(operators[dealership] ?? ['921'])
  const [a, b] = [random.digits(2), random.digits(2)]
  const local = `555${a}${b}`
  const spaced = `555-${a}-${b}`
  const label = random.pick(labels)
  return random.weighted([
    [`моб. 8${code}-${spaced}`, 22],
    [`моб. 8${code}${local}`, 14],
    [`8${code}${local}`, 16],
    [`8-${code}-55-5${a.charAt(0)}-${a.charAt(1)}${b}`, 5],
    [`${code}-${spaced} ${label}`, 8],
    [`моб. 8${code}${local} ${label}`, 6],
    [`8${code}${local} ${label}`, 5],
    [`${code}${local}`, 6],
    [`+7 ${code} ${spaced}`, 6],
    [`моб. ${spaced}`, 3],
    [`моб. ${local} ${label}`, 3],
    [`8812${local}`, 2],
    [`812${local} 812${code}555${b}${a}`, 2],
    [`812${code}${local}`, 2],
    [local, 2],
    [`моб. 8${code}-${spaced}, раб. 555-${b}-${a}`, 2],
  ])
}

export const localPhone = (random: Random): string => `555-${random.digits(2)}-${random.digits(2)}`
export const faxNumber = (random: Random): string => `факс ${localPhone(random)}`
