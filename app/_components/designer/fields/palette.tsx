'use client'
import { IconArrowBackUp, IconEye } from '@tabler/icons-react'
import { useFormat } from '../../workplace-context.tsx'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type FieldTypeName, type FormerField, titleOf } from '../../../../engine/client.ts'
import { useDragItem } from '../../drag/use-drag.ts'
import { useStudio } from '../studio-context.tsx'
import { bringBack, changeField } from './edits.ts'
import { groupOf, iconOf, questionPaths, typeGroups, typeNames, typeOf } from './field-types.ts'
import { titleIn } from './field-text.ts'
import classes from './fields.module.css'
import type { SideProps } from './side.tsx'
import { useFormerFields } from './use-former-fields.ts'

/** What can be put on the form: new fields by their type, fields that are hidden, fields that were taken away. */
export function Palette({ path, kind, put, onChoose, onWant }: SideProps) {
  const t = useTranslations('designer-form')
  const { locale, dateTime } = useFormat()
  const { files, published } = useStudio()
  const former = useFormerFields(kind, published[path])
  const mayAnswer = useMemo(() => questionPaths(files, kind.entity).length > 0, [files, kind.entity])
  const hidden = Object.entries(kind.entity.schema.properties).flatMap(([name, property]) => (property['x-field'].hidden === true ? [name] : []))
  const show = (name: string) => {
    put(changeField(kind, [name], ({ 'x-field': { hidden: _, ...keywords }, ...property }) => ({ ...property, 'x-field': keywords })))
    onChoose({ kind: 'field', at: [name] })
  }
  const back = (field: FormerField) => {
    const { kind: next, at } = bringBack(kind, field, kind.views.form.sections.at(-1)?.id)
    put(next)
    onChoose({ kind: 'field', at })
  }
  return (
    <div>
      <p className="muted">{t('paletteHint')}</p>
      {typeGroups.map((group) => (
        <section key={group} aria-label={t(`groups.${group}`)}>
          <h3 className={classes.group}>{t(`groups.${group}`)}</h3>
          <div className={classes.palette}>{typeNames.filter((type) => groupOf(type) === group).map((type) => <TypeButton key={type} type={type} isDisabled={type === 'answers' && !mayAnswer} onPress={() => onWant({ type })} />)}</div>
        </section>
      ))}
      {hidden.length > 0 && (
        <section aria-label={t('hiddenFields')}>
          <h3 className={classes.group}>{t('hiddenFields')}</h3>
          <div className={classes.palette}>{hidden.map((name) => <button key={name} type="button" className={classes.type} onClick={() => show(name)}><IconEye size={14} aria-hidden />{titleIn(kind, [name], locale)}</button>)}</div>
        </section>
      )}
      {former.length > 0 && (
        <section aria-label={t('former')}>
          <h3 className={classes.group}>{t('former')}</h3>
          <p className="muted">{t('formerHint')}</p>
          <div className={classes.palette}>
            {former.map((field) => (
              <button key={field.id} type="button" className={classes.type} title={field.until === '' ? t('formerDraft') : t('formerUntil', { version: field.version, until: dateTime(field.until), type: t(`types.${typeOf(field.schema)}`) })} onClick={() => back(field)}>
                <IconArrowBackUp size={14} aria-hidden />{titleOf(field.schema['x-field'].titles, locale)}
              </button>
            ))}
          </div>
        </section>
      )}
    </div>
  )
}

function TypeButton({ type, isDisabled, onPress }: { readonly type: FieldTypeName; readonly isDisabled: boolean; readonly onPress: () => void }) {
  const t = useTranslations('designer-form')
  const { ref } = useDragItem(`type:${type}`, isDisabled)
  const Shape = iconOf(type)
  return <button ref={ref} type="button" className={classes.type} disabled={isDisabled} title={t(`typeHints.${type}`)} onClick={onPress}><Shape size={15} stroke={1.6} aria-hidden />{t(`types.${type}`)}</button>
}
