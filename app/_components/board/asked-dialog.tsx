'use client'
import { Button, Modal } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { EventView } from '../../../engine/client.ts'
import { FormHostScope } from '../form/form-host.tsx'
import { EventDialog } from '../record/event-dialog.tsx'
import classes from './board.module.css'
import type { Asked, Moves } from './use-moves.ts'

/** What a move needs before it is sent: the choice among several events, the form of one. */
export function AskedDialog({ moves, asked }: { readonly moves: Moves; readonly asked: Asked }) {
  const t = useTranslations('board')
  const [event, setEvent] = useState<EventView | null>(asked.events.length === 1 ? (asked.events[0] ?? null) : null)
  const sender = { refusal: moves.refusal?.refusal ?? null, isBusy: moves.isBusy, send: moves.send }
  if (event) return <FormHostScope labels={asked.record.labels}><EventDialog event={event} form={sender} onClose={moves.cancel} /></FormHostScope>
  return (
    <Modal opened onClose={moves.cancel} title={t('whichEvent', { name: asked.row.label })} size="sm" closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={classes.choices}>
        {asked.events.map((one) => <Button key={one.event} variant={one.primary ? 'filled' : 'default'} onClick={() => setEvent(one)}>{one.title}</Button>)}
      </div>
    </Modal>
  )
}
