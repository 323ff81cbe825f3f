import type { ReactNode } from 'react'
import classes from './notice.module.css'

/** A page that has only a sentence to say: what happened, what was kept, what to do. */
export function Notice({ title, hint, children }: { readonly title: string; readonly hint: string; readonly children: ReactNode }) {
  return (
    <div className={classes.notice} role="alert">
      <h1>{title}</h1>
      <p>{hint}</p>
      <div className={classes.actions}>{children}</div>
    </div>
  )
}
