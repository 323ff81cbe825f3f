import type { ReactNode } from 'react'
import classes from './state-chip.module.css'

const known = new Set(['blue', 'amber', 'violet', 'green', 'grey', 'red'])
const byCategory: Readonly<Record<string, string>> = { new: 'blue', active: 'amber', waiting: 'violet', done: 'green', cancelled: 'grey' }

/** A state looks the same everywhere: a dot and its word, in the colour of its meaning. */
export function StateChip({ title, color, category, after }: { readonly title: string; readonly color?: string | undefined; readonly category?: string | undefined; readonly after?: ReactNode }) {
  const shade = color && known.has(color) ? color : (byCategory[category ?? ''] ?? 'grey')
  return (
    <span className={classes.chip} data-color={shade}>
      <span className={classes.dot} aria-hidden />
      <span className={classes.title}>{title}</span>
      {after}
    </span>
  )
}
