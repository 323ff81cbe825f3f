import type { ReactNode } from 'react'
import type { Issue } from '../../../engine/client.ts'
import { Mark } from './mark.tsx'
import classes from './studio.module.css'

interface Props {
  readonly issues: readonly Issue[]
  /** What puts one right at a press. */
  readonly remedy?: (issue: Issue) => ReactNode
}

/** What is wrong with the chosen element, and what to do. */
export function IssueList({ issues, remedy }: Props) {
  if (issues.length === 0) return null
  return (
    <ul className={classes.issues}>
      {issues.map((issue) => (
        <li key={`${issue.pointer} ${issue.message}`}>
          <Mark severity={issue.severity} text={issue.message} />
          <span>{issue.message}{issue.hint && <span className="muted"> {issue.hint}</span>}{remedy?.(issue)}</span>
        </li>
      ))}
    </ul>
  )
}
