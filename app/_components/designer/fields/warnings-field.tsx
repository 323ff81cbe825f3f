'use client'
import { Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { titleOf, type EntityDefinition } from '../../../../engine/client.ts'
import { ExpressionEditor } from '../expression/expression-editor.tsx'
import { ItemList, useOpenItem } from '../parts/item-list.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import { type Part, withPart } from './field-text.ts'
import type { Kind } from './kind.ts'
import { freshId } from '../parts/fresh-id.ts'
import { newTitles } from '../parts/new-titles.ts'
import { useScope } from './use-kind.ts'

type Warning = NonNullable<EntityDefinition['warnings']>[number]

const colours = ['amber', 'red', 'blue', 'violet', 'green', 'grey'] as const

/** What people must know of a record before they deal with it. */
export function WarningsField({ kind, write }: { readonly kind: Kind; readonly write: (part: Part<EntityDefinition>) => void }) {
  const t = useTranslations('designer-form')
  const td = useTranslations('designer')
  const locale = useLocale()
  const { open, onOpen } = useOpenItem()
  const scope = useScope(kind.entity.name, undefined, locale)
  const { warnings = [] } = kind.entity
  const put = (next: readonly Warning[]) => write({ warnings: next.length === 0 ? undefined : next })
  const add = () => {
    const id = freshId('wa', kind.entity.name)
    put([...warnings, { id, titles: newTitles.warning, when: 'false' }])
    onOpen(id)
  }
  return (
    <>
      <p className="muted">{t('warningsHint')}</p>
      <ItemList label={t('warnings')} items={warnings} idOf={({ id }) => id} titleOf={({ titles }) => titleOf(titles, locale)} onChange={put} open={open} onOpen={onOpen}>
        {(one, change) => (
          <>
            <TitlesFields legend={t('title')} id={one.id} titles={one.titles} onChange={(titles) => change({ ...one, titles })} />
            <ExpressionEditor label={t('when')} required scope={scope} value={one.when} onChange={(when) => change({ ...one, when: when === '' ? 'false' : when })} />
            <Select label={td('colour')} data={colours.map((value) => ({ value, label: td(`colours.${value}`) }))} value={one.color ?? 'amber'} onChange={(color) => change(withPart(one, { color: color === null || color === 'amber' ? undefined : color }))} />
          </>
        )}
      </ItemList>
      <div><Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>{t('addWarning')}</Button></div>
    </>
  )
}
