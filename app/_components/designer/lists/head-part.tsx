'use client'
import { Button, Checkbox, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { type FigureDefinition, titleOf } from '../../../../engine/client.ts'
import { choicesOf, isShown } from '../parts/draft-fields.ts'
import { freshId } from '../parts/fresh-id.ts'
import { ItemList } from '../parts/item-list.tsx'
import { NamesField } from '../parts/names-field.tsx'
import { newTitles } from '../parts/new-titles.ts'
import classes from '../parts/parts.module.css'
import { TitlesFields } from '../titles-fields.tsx'
import { withKeys } from './edits.ts'
import { FigureSource } from './figure-source.tsx'
import type { PartProps } from './lists-designer.tsx'

const colours = ['blue', 'amber', 'violet', 'green', 'grey', 'red'] as const

/** What stands at the head of a record: fields as badges, and figures out of records that point to it. */
export function HeadPart({ entity, views, fields, onChange, open, onOpen }: PartProps) {
  const t = useTranslations('designer-views')
  const td = useTranslations('designer')
  const locale = useLocale()
  const figures = views.figures ?? []
  const write = (next: readonly FigureDefinition[]) => onChange(withKeys(views, { figures: next }))
  const add = () => {
    const id = freshId('fg', entity, 'figure')
    write([...figures, { id, titles: newTitles.figure, of: [{ function: 'max' }] }])
    onOpen(id)
  }
  return (
    <>
      <NamesField label={t('lists.facts')} hint={t('lists.factsHint')} choices={choicesOf(fields.filter(isShown))} value={views.facts ?? []} most={20} onChange={(facts) => onChange(withKeys(views, { facts }))} />
      <span className={classes.label}>{t('lists.figures')}</span>
      <ItemList label={t('lists.figures')} items={figures} idOf={({ id }) => id} titleOf={({ titles }) => titleOf(titles, locale)} onChange={write} open={open} onOpen={onOpen}>
        {(figure, change) => (
          <>
            <TitlesFields legend={t('titleOf')} id={figure.id} titles={figure.titles} onChange={(titles) => change({ ...figure, titles })} />
            {figure.of.map((source, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sum have no identity
              <FigureSource key={i} entity={entity} source={source} onChange={(next) => change({ ...figure, of: figure.of.map((one, j) => (j === i ? next : one)) })} {...(figure.of.length > 1 && { onRemove: () => change({ ...figure, of: figure.of.filter((_, j) => j !== i) }) })} />
            ))}
            {figure.of.length < 6 && <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => change({ ...figure, of: [...figure.of, { function: 'max' }] })}>{t('lists.addSource')}</Button>}
            <Select label={td('colour')} clearable placeholder={t('none')} data={colours.map((value) => ({ value, label: td(`colours.${value}`) }))} value={figure.color ?? null} onChange={(color) => change(withKeys(figure, { color: color ?? undefined }))} />
            <Checkbox label={t('lists.withZero')} checked={figure.withZero === true} onChange={(event) => change(withKeys(figure, { withZero: event.currentTarget.checked || undefined }))} />
          </>
        )}
      </ItemList>
      <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>{t('lists.addFigure')}</Button>
    </>
  )
}
