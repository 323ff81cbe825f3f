'use client'
import { useTranslations } from 'next-intl'
import type { FieldView, SeedDefinition } from '../../../../engine/client.ts'
import { ItemList } from '../parts/item-list.tsx'
import parts from '../parts/parts.module.css'
import roles from '../roles/roles.module.css'
import { groupsOf, labelOf, treeOf, withRows } from './edits.ts'

/** Rows drawn at once; a search finds the others. */
const most = 200

interface Props {
  readonly seed: SeedDefinition
  readonly by: string | null
  /** Whether `by` leads from row to row. */
  readonly isTree: boolean
  readonly fields: readonly FieldView[]
  readonly label: readonly string[]
  readonly order: string | null
  readonly search: string
  readonly chosen: number | null
  readonly wrong: ReadonlySet<number>
  readonly onChoose: (row: number | null) => void
  readonly onChange: (seed: SeedDefinition) => void
}

/** Rows in their groups, or below one another; moved within a group. */
export function EntryRows({ seed, by, isTree, fields, label, order, search, chosen, wrong, onChoose, onChange }: Props) {
  const t = useTranslations('designer-views')
  const options = fields.find(({ name }) => name === by)?.options ?? []
  const words = search.trim().toLowerCase()
  const nameOf = (row: number): string => labelOf(seed.records[row] ?? {}, seed.key, label)
  const isFound = (row: number): boolean => words === '' || nameOf(row).toLowerCase().includes(words)
  const depths = new Map(isTree && by !== null ? treeOf(seed, by).map(({ row, depth }) => [row, depth]) : [])
  const groups = isTree ? [{ key: '', rows: [...depths.keys()] }] : groupsOf(seed, by, options.map(({ value }) => value))
  const isOff = (row: number): boolean => seed.records[row]?.active === false
  const titleOf = (row: number): string => `${'— '.repeat(depths.get(row) ?? 0)}${nameOf(row)}${isOff(row) ? ` (${t('entries.off')})` : ''}`
  return groups.map(({ key, rows }) => {
    const shown = rows.filter(isFound).slice(0, most)
    if (shown.length === 0) return null
    return (
      <section key={key}>
        {by !== null && !isTree && <h3 className={roles.group}>{options.find(({ value }) => value === key)?.title ?? t('entries.noGroup')} <span className="muted">{rows.length}</span></h3>}
        <ItemList label={key} items={shown} idOf={(row) => String(row)} titleOf={titleOf} isWrong={(i) => wrong.has(shown[i] ?? -1)} open={chosen === null ? null : String(chosen)} onOpen={(id) => onChoose(id === null ? null : Number(id))} onChange={(next) => onChange(withRows(seed, shown, next, order))} />
        {rows.filter(isFound).length > most && <p className={parts.note}>{t('entries.more', { count: most })}</p>}
      </section>
    )
  })
}
