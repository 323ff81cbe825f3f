'use client'
import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { neighbours } from '../../_lib/trail.ts'
import { useShortcuts } from '../../_lib/use-shortcuts.ts'
import classes from './record.module.css'

/** The next and the previous record of the list somebody came from: J and K. */
export function Neighbours({ entity, id }: { readonly entity: string; readonly id: string }) {
  const t = useTranslations('form')
  const router = useRouter()
  const [near, setNear] = useState<ReturnType<typeof neighbours>>(null)
  useEffect(() => setNear(neighbours(entity, id)), [entity, id])
  const go = (to: string | null | undefined) => {
    if (to) router.push(`/${entity}/${to}`)
  }
  useShortcuts(near ? { KeyJ: () => go(near.next), KeyK: () => go(near.previous) } : {})
  if (!near) return null
  return (
    <span className={classes.neighbours}>
      <ActionIcon size={24} disabled={!near.previous} aria-label={t('previous')} title={`${t('previous')} (K)`} aria-keyshortcuts="K" onClick={() => go(near.previous)}><IconChevronUp size={15} aria-hidden /></ActionIcon>
      <ActionIcon size={24} disabled={!near.next} aria-label={t('next')} title={`${t('next')} (J)`} aria-keyshortcuts="J" onClick={() => go(near.next)}><IconChevronDown size={15} aria-hidden /></ActionIcon>
      <span className="muted tabular">{near.at}/{near.of}</span>
    </span>
  )
}
