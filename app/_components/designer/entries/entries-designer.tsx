'use client'
import { Button, Select, TextInput } from '@mantine/core'
import { IconExternalLink, IconPlus, IconSearch } from '@tabler/icons-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { SeedDefinition } from '../../../../engine/client.ts'
import { IssueList } from '../issue-list.tsx'
import { choicesOf, draftEntity, draftFields, entityOfPath } from '../parts/draft-fields.ts'
import parts from '../parts/parts.module.css'
import { useFile, useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { addRow, orderField } from './edits.ts'
import { EntryForm } from './entry-form.tsx'
import { EntryRows } from './entry-rows.tsx'

const rowOf = (pointer: string | null): number | null => {
  const row = /^\/records\/(\d+)/.exec(pointer ?? '')?.[1]
  return row === undefined ? null : Number(row)
}

/** The rows that a catalogue comes with: in groups or as a tree, in their order. */
export function EntriesDesigner({ path }: { readonly path: string }) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files, issues, place } = useStudio()
  const { content: seed, write } = useFile<SeedDefinition>(path)
  const name = entityOfPath(path)
  const [chosen, choose] = useState<{ readonly row: number | null; readonly jump: number }>({ row: null, jump: -1 })
  const [search, setSearch] = useState('')
  const [grouping, setGrouping] = useState<string | null | undefined>(undefined)
  const fields = useMemo(() => draftFields(files, name, locale), [files, name, locale])
  const here = useMemo(() => issues.filter(({ file }) => file === path), [issues, path])
  const found = draftEntity(files, name)
  if (!seed || !found) return null
  const row = place.jump > chosen.jump && place.pointer !== null ? rowOf(place.pointer) : chosen.row
  const chooseRow = (next: number | null) => choose({ row: next, jump: place.jump })
  const order = orderField(found.views?.list?.orderBy, fields)
  const groupings = fields.filter((field) => field.name !== 'state' && (field.options !== undefined || field.target?.entity === name))
  const parent = groupings.find((field) => field.target?.entity === name)
  const by = grouping === undefined ? ((parent ?? groupings[0])?.name ?? null) : grouping
  const change = (next: SeedDefinition) => {
    write(next)
    // Places of rows are others then; what was changed itself stays chosen.
    if (next.records.length !== seed.records.length || order !== null) chooseRow(null)
  }
  const add = () => {
    const defaults = Object.entries(found.entity.schema.properties).flatMap(([field, property]) => (property.default === undefined || property.default === null ? [] : [[field, property.default] as const]))
    write(addRow(seed, fields, Object.fromEntries(defaults), order))
    chooseRow(seed.records.length)
  }
  return (
    <>
      <div className={classes.canvas}>
        <div className={parts.parts}>
          <TextInput aria-label={t('entries.search')} placeholder={t('entries.search')} leftSection={<IconSearch size={14} aria-hidden />} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
          {groupings.length > 0 && <Select aria-label={t('entries.groupBy')} clearable placeholder={t('entries.ungrouped')} data={[...choicesOf(groupings)]} value={by} onChange={setGrouping} />}
          <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>{t('entries.add')}</Button>
        </div>
        <div className={parts.preview}>
          <p className={parts.note}>{t('entries.note')} {t(found.entity.scope === 'layered' ? 'entries.layered' : 'entries.network')} <Link className="link" href={`/${name}`} prefetch={false}>{t('entries.toList')}<IconExternalLink size={12} aria-hidden /></Link></p>
          <EntryRows seed={seed} by={by} fields={fields} label={found.entity.label} order={order} search={search} chosen={row} wrong={new Set(here.flatMap(({ pointer }) => rowOf(pointer) ?? []))} isTree={by !== null && by === parent?.name} onChoose={chooseRow} onChange={change} />
        </div>
      </div>
      <aside className={classes.side} aria-label={t('entries.row')}>
        <div className={classes.panel}>
          <IssueList issues={here.filter(({ pointer }) => rowOf(pointer) === null || rowOf(pointer) === row)} />
          {row !== null && seed.records[row] ? <EntryForm key={`${row} ${seed.records.length}`} entity={name} seed={seed} row={row} issues={here} onChange={write} /> : <p className="muted">{t('entries.choose')}</p>}
        </div>
      </aside>
    </>
  )
}
