'use client'
import { IconAlertTriangle, IconFlame } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { HomeBlockView } from '../../../engine/client.ts'
import { Icon } from '../../_lib/icons.tsx'
import { useFormat } from '../workplace-context.tsx'
import classes from './home.module.css'
import { hrefOf } from './home-link.ts'

/** How many there are; too many are said by colour, sign and word. */
export function Tile({ block: { title, icon, count, isMore, tone, link } }: { readonly block: Extract<HomeBlockView, { kind: 'tile' }> }) {
  const t = useTranslations('home')
  const format = useFormat()
  return (
    <Link href={hrefOf(link)} className={classes.tile} data-tone={tone}>
      <span className={classes.tileTitle}><Icon name={icon} size={15} />{title}</span>
      <span className={classes.tileCount}>
        {format.count(count)}{isMore && '+'}
        {tone !== 'calm' && <span className={classes.tone}>{tone === 'urgent' ? <IconFlame size={14} aria-hidden /> : <IconAlertTriangle size={14} aria-hidden />}{t(`tone.${tone}`)}</span>}
      </span>
    </Link>
  )
}
