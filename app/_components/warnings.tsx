'use client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { WarningView } from '../../engine/client.ts'
import { readWarnings } from '../(workplace)/actions.ts'
import { gathered } from '../_lib/gathered.ts'
import classes from './warnings.module.css'
import { useWorkplace } from './workplace-context.tsx'

const warnings = gathered(readWarnings)

/** Warnings as badges: a word always, never a colour alone. */
export function WarningBadges({ warnings, isSmall = false }: { readonly warnings: readonly WarningView[]; /** Beside a name in a list: the sign, its words on hover and for screen readers. */ readonly isSmall?: boolean }) {
  if (warnings.length === 0) return null
  return (
    <span className={classes.warnings}>
      {warnings.map(({ id, title, text, color }) => {
        const said = text ?? title
        return (
          <span key={id} className={classes.warning} data-color={color} data-small={isSmall || undefined} title={text ? `${title}: ${text}` : title}>
            <IconAlertTriangle size={13} stroke={1.8} aria-hidden />
            <span className={classes.said}>{said}</span>
          </span>
        )
      })}
    </span>
  )
}

/** What people must know of the record named beside it; nothing for entities that warn of nothing. */
export function Warnings({ entity, id, isSmall = false }: { readonly entity: string; readonly id: string; readonly isSmall?: boolean }) {
  const { warned, dealership } = useWorkplace()
  const mayWarn = warned.includes(entity)
  const [told, setTold] = useState<readonly WarningView[]>([])
  useEffect(() => {
    setTold([])
    if (!mayWarn) return
    let isHere = true
    void warnings.of(dealership, entity, id).then((found) => {
      if (isHere) setTold(found ?? [])
    })
    return () => {
      isHere = false
    }
  }, [mayWarn, dealership, entity, id])
  return <WarningBadges warnings={told} isSmall={isSmall} />
}
