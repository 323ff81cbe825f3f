import type { ReactNode } from 'react'
import { HelpButton } from './manual/manual-context.tsx'
import classes from './page-header.module.css'

/** One line at the top of every page: what this is, and what can be done with it. */
export function PageHeader({ icon, title, badge, note, children }: { readonly icon: ReactNode; readonly title: ReactNode; /** Never gives way. */ readonly badge?: ReactNode; readonly note?: ReactNode; readonly children?: ReactNode }) {
  return (
    <header className={classes.header}>
      <span className={classes.icon}>{icon}</span>
      <h1 className={classes.title}>{title}</h1>
      {badge && <span className={classes.badge}>{badge}</span>}
      {note && <span className={classes.note}>{note}</span>}
      <div className={classes.actions}>
        {children}
        <HelpButton />
      </div>
    </header>
  )
}
