'use client'
import { Checkbox } from '@mantine/core'
import { IconEyeOff, IconFilter } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { type RoleDefinition, rightsId } from '../../../../engine/client.ts'
import { DiffersDot } from '../layer/differs.tsx'
import { namedIn } from '../parts/draft-fields.ts'
import { useStudio } from '../studio-context.tsx'
import { givenFor, isOwn, others, rights, withRight } from './edits.ts'
import classes from './roles.module.css'

interface Props {
  readonly role: RoleDefinition
  readonly chosen: string | null
  /** Records of which something is wrong. */
  readonly wrong: ReadonlySet<string>
  readonly onChoose: (entity: string) => void
  readonly onChange: (role: RoleDefinition) => void
}

/** Kinds of records down, rights across. */
export function RightsMatrix({ role, chosen, wrong, onChoose, onChange }: Props) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const rows = [{ value: others, label: t('roles.others') }, ...namedIn(files, 'entities', locale)]
  return (
    <table className={classes.matrix}>
      <thead><tr><th scope="col">{t('records')}</th>{rights.map((right) => <th key={right} scope="col">{t(`roles.rightNames.${right}`)}</th>)}<th scope="col">{t('roles.limits')}</th></tr></thead>
      <tbody>
        {rows.map(({ value, label }) => {
          const given = givenFor(role, value)
          const masks = Object.keys(given?.fields ?? {}).length
          return (
            <tr key={value} data-chosen={value === chosen || undefined} data-inherited={!isOwn(role, value) || undefined} data-wrong={wrong.has(value) || undefined}>
              <th scope="row"><button type="button" className={classes.entity} onClick={() => onChoose(value)}>{label}</button><DiffersDot id={rightsId(role.id, value)} /></th>
              {rights.map((right) => (
                <td key={right}><Checkbox size="xs" aria-label={`${label}: ${t(`roles.rightNames.${right}`)}`} checked={given?.[right] === true} onChange={(event) => onChange(withRight(role, value, right, event.currentTarget.checked))} /></td>
              ))}
              <td>
                <button type="button" className={classes.limits} aria-label={t('roles.limitsOf', { name: label })} onClick={() => onChoose(value)}>
                  {given?.filter && <span title={given.filter}><IconFilter size={14} aria-hidden /> {t('roles.someRows')}</span>}
                  {masks > 0 && <span><IconEyeOff size={14} aria-hidden /> {t('roles.masked', { count: masks })}</span>}
                  {!given?.filter && masks === 0 && <span className="muted">{t(isOwn(role, value) ? 'roles.noLimits' : 'roles.inherited')}</span>}
                </button>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
