import type { Issue } from '../../../../engine/client.ts'

/** Issues of one file by its parts (`entity`, `on/missed`): those in some of them, and those in none of them. */
export function fileIssues(issues: readonly Issue[], path: string) {
  const own = issues.filter(({ file }) => file === path)
  const isIn = ({ pointer }: Issue, parts: readonly string[]): boolean => parts.some((part) => pointer === `/${part}` || pointer.startsWith(`/${part}/`))
  return {
    at: (...parts: readonly string[]): readonly Issue[] => own.filter((issue) => isIn(issue, parts)),
    besides: (...parts: readonly string[]): readonly Issue[] => own.filter((issue) => !isIn(issue, parts)),
  }
}
