import type { Issue } from '../../../engine/client.ts'
import { Mark } from './mark.tsx'
import classes from './studio.module.css'

/** What is wrong with the chosen element, and what to do. */
export function IssueList({ issues }: { readonly issues: readonly Issue[] }) {
  if (issues.length === 0) return null
  return (
    <ul className={classes.issues}>
      {issues.map(({ pointer, message, hint, severity }) => (
        <li key={`${pointer} ${message}`}>
          <Mark severity={severity} text={message} />
          <span>{message}{hint && <span className="muted"> {hint}</span>}</span>
        </li>
      ))}
    </ul>
  )
}
