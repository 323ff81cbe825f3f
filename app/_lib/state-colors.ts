import { stateColors } from '../../engine/client.ts'

const known = new Set(['blue', 'amber', 'violet', 'green', 'grey', 'red'])
const byCategory: Readonly<Record<string, string>> = stateColors

/** Name of the colour a state has everywhere: its own, else that of its category. */
export const shadeOf = (color: string | undefined, category: string | undefined): string => (color && known.has(color) ? color : (byCategory[category ?? ''] ?? 'grey'))
