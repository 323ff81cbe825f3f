'use client'
import { Checkbox, Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import type { RoleDefinition } from '../../../../engine/client.ts'
import { namedIn } from '../parts/draft-fields.ts'
import parts from '../parts/parts.module.css'
import { useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { TitlesFields } from '../titles-fields.tsx'
import { platformRights, withPlatform } from './edits.ts'

/** What a role is called, where it begins, and what it may do with the platform itself. */
export function RoleAbout({ role, onChange }: { readonly role: RoleDefinition; readonly onChange: (role: RoleDefinition) => void }) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  return (
    <>
      <h2 className={classes.panelTitle}>{t('roles.properties')}</h2>
      <TitlesFields legend={t('titleOf')} id={role.id} titles={role.titles} onChange={(titles) => onChange({ ...role, titles })} />
      <Select label={t('roles.workplace')} allowDeselect={false} searchable data={[...namedIn(files, 'workplaces', locale)]} value={role.workplace} onChange={(workplace) => workplace !== null && onChange({ ...role, workplace })} />
      <div className={parts.names}>
        <span className={parts.label}>{t('roles.platform')}</span>
        {platformRights.map((right) => <Checkbox key={right} label={t(`roles.platformRights.${right.replace('.', '-')}`)} checked={role.platform?.includes(right) === true} onChange={(event) => onChange(withPlatform(role, right, event.currentTarget.checked))} />)}
      </div>
    </>
  )
}
