'use client'
import { type ReactNode, useState } from 'react'
import classes from './fields.module.css'

/** What is not needed every time; made when it is opened. */
export function More({ title, isOpen = false, children }: { readonly title: string; readonly isOpen?: boolean; readonly children: ReactNode }) {
  const [isShown, show] = useState(isOpen)
  return <details className={classes.more} open={isShown} onToggle={(event) => show(event.currentTarget.open)}><summary>{title}</summary>{isShown && <div className={classes.moreBody}>{children}</div>}</details>
}
