'use client'
import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type Issue, type PrintBlock, type PrintDefinition, titleOf } from '../../../../engine/client.ts'
import { choicesOf, draftEntity, draftFields, type Named } from '../parts/draft-fields.ts'
import { ItemList, useOpenItem } from '../parts/item-list.tsx'
import { expressionScope } from '../expression/scope.ts'
import { useStudio } from '../studio-context.tsx'
import { BlockFields } from './block-fields.tsx'
import { blockKinds, newBlock, wordsOf } from './print-shape.ts'

interface Props {
  readonly entity: string
  readonly form: PrintDefinition
  readonly issues: readonly Issue[]
  readonly onChange: (form: PrintDefinition) => void
}

/** A list of rows that the record has, and their columns. */
export interface Lines extends Named {
  readonly columns: readonly Named[]
}

/** Parts of the paper from top to bottom: added, moved, changed. */
export function BlockList({ entity, form, issues, onChange }: Props) {
  const t = useTranslations('designer-content')
  const locale = useLocale()
  const { files, place } = useStudio()
  const { open, onOpen } = useOpenItem(/^\/blocks\/(\d+)/.exec(place.pointer ?? '')?.[1] ?? null)
  const scope = useMemo(() => expressionScope(files, { entity, withActor: true }, locale), [files, entity, locale])
  const lines = linesOf(files, entity, locale)
  const fields = choicesOf(draftFields(files, entity, locale).filter(({ name }) => draftEntity(files, entity)?.entity.schema.properties[name] && !lines.some(({ value }) => value === name)))
  const titleOfField = (name: string): string => [...fields, ...lines].find(({ value }) => value === name)?.label ?? name
  const starts = blockKinds.flatMap((kind) => newBlock(kind, fields.map(({ value }) => value), lines.map(({ value, columns }) => ({ name: value, columns: columns.map((column) => column.value) }))) ?? [])
  const titleOfBlock = (block: PrintBlock): string => {
    const words = wordsOf(block, titleOfField, locale).slice(0, 60)
    return words === '' ? t(`print.kinds.${block.kind}`) : `${t(`print.kinds.${block.kind}`)}: ${words}`
  }
  const items = form.blocks.map((block, i) => ({ block, id: String(i) }))
  const write = (blocks: readonly PrintBlock[]) => onChange({ ...form, blocks })
  return (
    <>
      <ItemList label={t('print.blocks')} items={items} idOf={({ id }) => id} titleOf={({ block }) => titleOfBlock(block)} open={open} onOpen={onOpen} isWrong={(i) => issues.some(({ pointer }) => pointer === `/blocks/${i}` || pointer.startsWith(`/blocks/${i}/`))} onChange={(next) => next.length > 0 && write(next.map(({ block }) => block))}>
        {({ block, id }, change) => <BlockFields entity={entity} block={block} fields={fields} lines={lines} scope={scope} onChange={(next) => change({ block: next, id })} />}
      </ItemList>
      <Menu position="bottom-start" width="target">
        <Menu.Target><Button variant="default" leftSection={<IconPlus size={14} aria-hidden />}>{t('print.addBlock')}</Button></Menu.Target>
        <Menu.Dropdown>{starts.map((block) => <Menu.Item key={block.kind} onClick={() => { write([...form.blocks, block]); onOpen(String(form.blocks.length)) }}>{t(`print.kinds.${block.kind}`)}</Menu.Item>)}</Menu.Dropdown>
      </Menu>
    </>
  )
}

function linesOf(files: Parameters<typeof draftEntity>[0], entity: string, locale: string): readonly Lines[] {
  return Object.entries(draftEntity(files, entity)?.entity.schema.properties ?? {}).flatMap(([value, property]) => {
    if (!property.items) return []
    const columns = Object.entries(property.items.properties).map(([name, one]) => ({ value: name, label: titleOf(one['x-field'].titles, locale) }))
    return [{ value, label: titleOf(property['x-field'].titles, locale), columns }]
  })
}
