const known = new Set(['blue', 'amber', 'violet', 'green', 'grey', 'red'])
const byCategory: Readonly<Record<string, string>> = { new: 'blue', active: 'amber', waiting: 'violet', done: 'green', cancelled: 'grey' }

/** Name of the colour a state has everywhere: its own, else that of its category. */
export const shadeOf = (color: string | undefined, category: string | undefined): string => (color && known.has(color) ? color : (byCategory[category ?? ''] ?? 'grey'))
