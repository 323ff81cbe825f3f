import type { Issue } from '../../kernel/errors.ts'
import { issueLines } from '../report.ts'

/** Prints them all and answers the exit code: 1 where one of them is more than a warning. */
export function printIssues(issues: readonly Issue[], print: (text: string) => void, fine: string): number {
  for (const issue of issues) print(issueLines(issue))
  const mistakes = issues.filter(({ severity }) => severity !== 'warning').length
  print(mistakes > 0 ? `\n${mistakes} ${mistakes === 1 ? 'mistake' : 'mistakes'}` : fine)
  return mistakes > 0 ? 1 : 0
}
