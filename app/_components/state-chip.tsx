import type { ReactNode } from 'react'
import { shadeOf } from '../_lib/state-colors.ts'
import classes from './state-chip.module.css'

/** A state looks the same everywhere: a dot and its word, in the colour of its meaning. */
export function StateChip({ title, color, category, after }: { readonly title: string; readonly color?: string | undefined; readonly category?: string | undefined; readonly after?: ReactNode }) {
  return (
    <span className={classes.chip} data-color={shadeOf(color, category)}>
      <span className={classes.dot} aria-hidden />
      <span className={classes.title}>{title}</span>
      {after}
    </span>
  )
}
