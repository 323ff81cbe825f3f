'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { RoleDefinition, Titles } from '../../../../engine/client.ts'
import { jsonOf, textOf } from '../json.ts'
import { namedIn } from '../parts/draft-fields.ts'
import { freshId } from '../parts/fresh-id.ts'
import { NewDialog } from '../parts/new-dialog.tsx'
import { newName } from '../parts/new-name.ts'
import { useStudio } from '../studio-context.tsx'
import { newRole } from './edits.ts'
import { isRole } from './role-shape.ts'

/** A new role: like another one, or with nothing but reading; in which workplace. */
export function NewRoleDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files, write, open } = useStudio()
  const workplaces = namedIn(files, 'workplaces', locale)
  const [like, setLike] = useState<string | null>(null)
  const [workplace, setWorkplace] = useState<string | null>(workplaces[0]?.value ?? null)
  const make = (titles: Titles) => {
    if (workplace === null) return
    const name = newName(files, 'roles', titles.en)
    const from = `roles/${like ?? ''}/role.json`
    const known = like !== null && isRole(from, files[from] ?? '') ? jsonOf<RoleDefinition>(files[from]) : null
    const path = `roles/${name}/role.json`
    write(path, textOf(newRole(freshId('ro', name), name, titles, workplace, known)))
    open(path)
    onClose()
  }
  return (
    <NewDialog title={t('roles.new')} onClose={onClose} onMake={make} isReady={workplace !== null}>
      <Select label={t('roles.like')} description={t('roles.likeHint')} clearable placeholder={t('roles.onlyReads')} data={[...namedIn(files, 'roles', locale)]} value={like} onChange={setLike} />
      <Select label={t('roles.workplace')} searchable data={[...workplaces]} value={workplace} onChange={setWorkplace} />
    </NewDialog>
  )
}
