'use client'
import { Checkbox, Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { RoleDefinition } from '../../../../engine/client.ts'
import { jsonOf, textOf } from '../json.ts'
import { namedIn } from '../parts/draft-fields.ts'
import { useStudio } from '../studio-context.tsx'
import { givenFor, type Right, rights, withRight } from './edits.ts'
import { isRole } from './role-shape.ts'
import classes from './roles.module.css'

/** One right over all kinds of records, for every role at once. */
export function AllRoles() {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files, write } = useStudio()
  const [right, setRight] = useState<Right>('edit')
  const roles = namedIn(files, 'roles', locale).flatMap(({ value, label }) => {
    const path = `roles/${value}/role.json`
    const role = isRole(path, files[path] ?? '') ? jsonOf<RoleDefinition>(files[path]) : null
    return role ? [{ path, label, role }] : []
  })
  return (
    <>
      <Select w={220} label={t('roles.right')} allowDeselect={false} data={rights.map((value) => ({ value, label: t(`roles.rightNames.${value}`) }))} value={right} onChange={(next) => setRight(rights.find((one) => one === next) ?? 'edit')} />
      <table className={classes.matrix}>
        <thead><tr><th scope="col">{t('records')}</th>{roles.map(({ path, label }) => <th key={path} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {namedIn(files, 'entities', locale).map(({ value, label }) => (
            <tr key={value}>
              <th scope="row">{label}</th>
              {roles.map(({ path, label: roleLabel, role }) => (
                <td key={path}><Checkbox size="xs" aria-label={`${roleLabel}: ${label}`} checked={givenFor(role, value)?.[right] === true} onChange={(event) => write(path, textOf(withRight(role, value, right, event.currentTarget.checked)))} /></td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
