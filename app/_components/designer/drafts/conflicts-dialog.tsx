'use client'
import { Button, Group, Modal, Radio } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { DraftChoices, DraftConflict, Json, Side } from '../../../../engine/client.ts'
import classes from './drafts.module.css'
import { usePathLabel } from './path-label.ts'

interface Props {
  readonly title: string
  readonly hint: string
  readonly conflicts: readonly DraftConflict[]
  readonly ours: string
  readonly theirs: string
  readonly onClose: () => void
  readonly onChoose: (choices: DraftChoices) => void
}

const idOf = ({ path, key }: DraftConflict): string => `${path} ${key}`

/** Places that were changed twice, each with both values and the choice between them. */
export function ConflictsDialog({ title, hint, conflicts, ours, theirs, onClose, onChoose }: Props) {
  const t = useTranslations('studio-drafts')
  const label = usePathLabel()
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({})
  const isReady = conflicts.every((conflict) => chosen[idOf(conflict)])
  const send = (event: FormEvent) => {
    event.preventDefault()
    const choices: Record<string, Record<string, Side>> = {}
    for (const conflict of conflicts) choices[conflict.path] = { ...choices[conflict.path], [conflict.key]: chosen[idOf(conflict)] ?? 'ours' }
    if (isReady) onChoose(choices)
  }
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('later') }}>
      <form onSubmit={send}>
        <p className="muted">{hint}</p>
        {conflicts.map((conflict) => (
          <fieldset key={idOf(conflict)} className={classes.conflict}>
            <legend>{label(conflict.path)} <span className="muted">{conflict.pointer}</span></legend>
            <span className="muted">{t('was')} <ValueText value={conflict.base} /></span>
            <div className={classes.sides}>
              {(['ours', 'theirs'] as const).map((side) => (
                // biome-ignore lint/a11y/noLabelWithoutControl: the radio stands in it
                <label key={side} className={classes.side}>
                  <Radio name={idOf(conflict)} label={side === 'ours' ? ours : theirs} checked={chosen[idOf(conflict)] === side} onChange={() => setChosen({ ...chosen, [idOf(conflict)]: side })} />
                  <ValueText value={conflict[side]} />
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        <Group justify="flex-end" gap={8} mt={8}>
          <Button variant="default" onClick={onClose}>{t('later')}</Button>
          <Button type="submit" disabled={!isReady}>{t('apply')}</Button>
        </Group>
      </form>
    </Modal>
  )
}

function ValueText({ value }: { readonly value: Json }) {
  const t = useTranslations('studio-drafts')
  return <code className={classes.value}>{value === null ? t('nothing') : typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</code>
}
