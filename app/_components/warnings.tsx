'use client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { WarningView } from '../../engine/client.ts'
import { readWarnings } from '../(workplace)/actions.ts'
import { reply } from '../_lib/request.ts'
import classes from './warnings.module.css'
import { useWorkplace } from './workplace-context.tsx'

type Told = Readonly<Record<string, readonly WarningView[]>>

/** Milliseconds in which what a page shows is asked for together, and for which an answer stands. */
const gathering = 30
const lasts = 30_000
const mostAsked = 200

interface Asked {
  readonly at: number
  readonly told: Promise<Told>
}

const answers = new Map<string, Asked>()
const waiting = new Map<string, { readonly ids: Set<string>; readonly told: Promise<Told> }>()

/** Asks for the warnings of every record that a page names in one go. */
function askFor(dealership: string, entity: string, id: string): Promise<Told> {
  const key = `${dealership} ${entity}`
  const known = answers.get(`${key} ${id}`)
  if (known && Date.now() - known.at < lasts) return known.told
  const open = waiting.get(key)
  const together = open && open.ids.size < mostAsked ? open : begin(key, entity)
  together.ids.add(id)
  answers.set(`${key} ${id}`, { at: Date.now(), told: together.told })
  return together.told
}

function begin(key: string, entity: string) {
  const ids = new Set<string>()
  const told = new Promise<void>((resolve) => setTimeout(resolve, gathering)).then(async (): Promise<Told> => {
    if (waiting.get(key)?.ids === ids) waiting.delete(key)
    const answer = await reply(readWarnings(entity, [...ids]))
    if (!answer.ok) for (const id of ids) answers.delete(`${key} ${id}`)
    return answer.ok ? answer.data : {}
  })
  const together = { ids, told }
  waiting.set(key, together)
  return together
}

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
  const [warnings, setWarnings] = useState<readonly WarningView[]>([])
  useEffect(() => {
    setWarnings([])
    if (!mayWarn) return
    let isHere = true
    void askFor(dealership, entity, id).then((told) => {
      if (isHere) setWarnings(told[id] ?? [])
    })
    return () => {
      isHere = false
    }
  }, [mayWarn, dealership, entity, id])
  return <WarningBadges warnings={warnings} isSmall={isSmall} />
}
