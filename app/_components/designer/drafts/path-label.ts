'use client'
import { useLocale, useTranslations } from 'next-intl'
import { outlineOf } from '../outline.ts'
import { useStudio } from '../studio-context.tsx'

/** What a file is, in words: “Work order: Statuses”. */
export function usePathLabel(): (path: string) => string {
  const t = useTranslations('studio')
  const locale = useLocale()
  const { files, published } = useStudio()
  const labelsOf = (): ReadonlyMap<string, string> => new Map(
    outlineOf(files, published, locale).flatMap(({ title, leaves }) =>
      leaves.map((leaf) => {
        const own = leaf.title ?? (t.has(`kinds.${leaf.kind}`) ? t(`kinds.${leaf.kind}`) : leaf.kind)
        return [leaf.path, title === undefined ? own : `${title}: ${own}`] as const
      }),
    ),
  )
  // Every file is looked into for its words: only when somebody asks.
  let labels: ReadonlyMap<string, string> | null = null
  return (path) => {
    labels ??= labelsOf()
    return labels.get(path) ?? path
  }
}
