'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { AutomationDefinition, Titles } from '../../../../engine/client.ts'
import { stateChoicesOf } from '../choices.ts'
import { textOf } from '../json.ts'
import { namedIn } from '../parts/draft-fields.ts'
import { freshId } from '../parts/fresh-id.ts'
import { NewDialog } from '../parts/new-dialog.tsx'
import { newName } from '../parts/new-name.ts'
import { useStudio } from '../studio-context.tsx'
import { newTrigger, triggerKinds } from './automation-shape.ts'

/** A new automation: about which records, set off by what. The rest is said in its designer. */
export function NewAutomationDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('designer-content')
  const locale = useLocale()
  const { files, write, open } = useStudio()
  const [entity, setEntity] = useState<string | null>(null)
  const [kind, setKind] = useState<(typeof triggerKinds)[number]>('created')
  const states = entity === null ? [] : stateChoicesOf(files, entity, locale).map(({ value }) => value)
  const kinds = triggerKinds.filter((one) => newTrigger(one, states, ['createdAt']) !== null)
  const make = (titles: Titles) => {
    const trigger = newTrigger(kind, states, ['createdAt'])
    if (entity === null || !trigger) return
    const name = newName(files, 'automations', titles.en)
    const automation: AutomationDefinition = { id: freshId('au', name), name, titles, entity, trigger, actions: [{ type: 'notify', params: { to: ['field:updatedBy'], titles: { ...titles } } }] }
    const path = `automations/${name}/automation.json`
    write(path, textOf(automation))
    open(path)
    onClose()
  }
  return (
    <NewDialog title={t('automations.new')} onClose={onClose} onMake={make} isReady={entity !== null && kinds.includes(kind)}>
      <Select label={t('automations.records')} required searchable data={[...namedIn(files, 'entities', locale)]} value={entity} onChange={setEntity} />
      <Select label={t('automations.trigger')} data={kinds.map((one) => ({ value: one, label: t(`automations.triggers.${one}`) }))} value={kind} onChange={(next) => next !== null && setKind(next as typeof kind)} />
    </NewDialog>
  )
}
