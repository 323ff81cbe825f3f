'use client'
import { Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

interface Props<Content> {
  readonly content: Content | undefined
  /** What it begins with; null where the record has nothing to make it of. */
  readonly start: Content | null
  readonly onChange: (content: Content | undefined) => void
  readonly texts: { readonly none: string; readonly add: string; readonly impossible: string; readonly remove: string }
  readonly children: (content: Content) => ReactNode
}

/** A part that a definition need not have. */
export function OptionalPart<Content>({ content, start, onChange, texts, children }: Props<Content>) {
  const t = useTranslations('designer-views')
  if (content === undefined) {
    return (
      <>
        <p className="muted">{start === null ? texts.impossible : texts.none}</p>
        {start !== null && <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange(start)}>{texts.add}</Button>}
      </>
    )
  }
  return (
    <>
      {children(content)}
      <Button variant="light" color="red" leftSection={<IconTrash size={14} aria-hidden />} aria-label={texts.remove} onClick={() => onChange(undefined)}>{t('removeIt')}</Button>
    </>
  )
}
