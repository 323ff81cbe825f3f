import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react'
import classes from './studio.module.css'

/** Something is wrong here; what, is said to whoever points at it. */
export function Mark({ severity, text }: { readonly severity: 'error' | 'warning' | undefined; readonly text: string }) {
  return severity === 'warning' ? <IconAlertTriangle size={14} className={classes.warning} aria-label={text} title={text} /> : <IconCircleX size={14} className={classes.error} aria-label={text} title={text} />
}
