'use client'
import { Button, Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type Issue, type RoleDefinition, rightsId } from '../../../../engine/client.ts'
import { ExpressionEditor } from '../expression/expression-editor.tsx'
import { expressionScope } from '../expression/scope.ts'
import { Differs } from '../layer/differs.tsx'
import { IssueList } from '../issue-list.tsx'
import { draftFields, namedIn } from '../parts/draft-fields.ts'
import parts from '../parts/parts.module.css'
import { useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { asOthers, givenFor, isOwn, type Mask, others, withFilter, withMask } from './edits.ts'

const masks: readonly Mask[] = ['read-only', 'masked', 'hidden']

interface Props {
  readonly role: RoleDefinition
  readonly entity: string
  readonly issues: readonly Issue[]
  readonly onChange: (role: RoleDefinition) => void
  readonly onClose: () => void
}

/** Limits of a role over one kind of records: which of them, and which of their fields. */
export function EntityRights({ role, entity, issues, onChange, onClose }: Props) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const given = givenFor(role, entity)
  const fields = useMemo(() => draftFields(files, entity, locale), [files, entity, locale])
  const scope = useMemo(() => expressionScope(files, { entity, withActor: true }, locale), [files, entity, locale])
  const title = entity === others ? t('roles.others') : (namedIn(files, 'entities', locale).find(({ value }) => value === entity)?.label ?? entity)
  return (
    <>
      <h2 className={classes.panelTitle}>{title}<Differs id={rightsId(role.id, entity)} /></h2>
      <IssueList issues={issues} />
      {!isOwn(role, entity) && <p className="muted">{t('roles.inheritedHint')}</p>}
      {given === null || Object.keys(given).length === 0 ? <p className="muted">{t('roles.nothing')}</p> : entity === others ? <p className="muted">{t('roles.othersHint')}</p> : (
        <>
          <ExpressionEditor label={t('roles.rows')} description={t('roles.rowsHint')} scope={scope} value={given.filter ?? ''} onChange={(filter) => onChange(withFilter(role, entity, filter))} />
          <span className={parts.label}>{t('roles.fields')}</span>
          {fields.filter(({ name }) => !['number', 'dealership', 'stateSince', 'createdAt', 'updatedAt'].includes(name)).map(({ name, title: label }) => (
            <div key={name} className={parts.pair}>
              <span>{label}</span>
              <Select aria-label={label} size="xs" data={[{ value: '', label: t('roles.open') }, ...masks.map((value) => ({ value, label: t(`roles.masks.${value}`) }))]} value={given.fields?.[name] ?? ''} allowDeselect={false} onChange={(mask) => onChange(withMask(role, entity, name, masks.find((one) => one === mask) ?? null))} />
            </div>
          ))}
        </>
      )}
      <div className={classes.panelActions}>
        <Button variant="default" onClick={onClose}>{t('roles.toRole')}</Button>
        {entity !== others && isOwn(role, entity) && <Button variant="default" onClick={() => onChange(asOthers(role, entity))}>{t('roles.asOthers')}</Button>}
      </div>
    </>
  )
}
