import type { ReactNode } from 'react'
import classes from './fields.module.css'

/** What is not needed every time. */
export function More({ title, isOpen = false, children }: { readonly title: string; readonly isOpen?: boolean; readonly children: ReactNode }) {
  return <details className={classes.more} open={isOpen}><summary>{title}</summary><div className={classes.moreBody}>{children}</div></details>
}
