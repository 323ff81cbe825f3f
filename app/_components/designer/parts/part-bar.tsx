'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Issue } from '../../../../engine/client.ts'
import { Mark } from '../mark.tsx'
import classes from './parts.module.css'

interface Props<Part extends string> {
  readonly parts: readonly { readonly key: Part; readonly title: string; readonly issues: readonly Issue[] }[]
  readonly part: Part
  readonly onPart: (part: Part) => void
  readonly children?: ReactNode
}

/** Parts of one definition, each with what is wrong in it. */
export function PartBar<Part extends string>({ parts, part, onPart, children }: Props<Part>) {
  const t = useTranslations('designer-views')
  return (
    <div className={classes.parts} role="toolbar" aria-label={t('parts')}>
      {parts.map(({ key, title, issues }) => (
        <button key={key} type="button" className={classes.part} aria-pressed={key === part} onClick={() => onPart(key)}>
          {title}
          {issues[0] && <Mark severity={issues.some(({ severity }) => severity !== 'warning') ? 'error' : 'warning'} text={issues[0].message} />}
        </button>
      ))}
      {children}
    </div>
  )
}
