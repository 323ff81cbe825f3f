'use client'
import { ActionIcon, Button, Popover, Select, Stack } from '@mantine/core'
import { IconLayoutRows, IconPlus, IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { FieldView, ListView } from '../../../engine/client.ts'
import type { GroupState } from '../../_lib/list-state.ts'
import { type Bucket, buckets, isMoment } from '../../_lib/periods.ts'
import type { GroupTree } from './group-tree.ts'
import { groupStates, isGroupable, type Level, mostLevels } from './groups.ts'
import classes from './list.module.css'

interface Props {
  readonly list: ListView
  readonly levels: readonly Level[]
  readonly groups: GroupTree | null
  readonly onGroups: (groups: readonly GroupState[]) => void
}

/** What rows are put together by, one level in another; of dates also in which periods. */
export function GroupMenu({ list, levels, groups, onGroups }: Props) {
  const t = useTranslations('table')
  const put = (next: readonly Level[]) => onGroups(groupStates(next))
  const offered = list.fields.filter(isGroupable)
  const choose = (place: number, name: string | null) => {
    const field = offered.find((one) => one.name === name)
    if (field) put([...levels.slice(0, place), { field, bucket: isMoment(field) ? 'month' : null }, ...levels.slice(place + 1)])
  }
  const free = (own: FieldView | null) => offered.filter((field) => field === own || levels.every((level) => level.field.name !== field.name)).map((field) => ({ value: field.name, label: field.title }))
  return (
    <Popover position="bottom-start" shadow="md" trapFocus width={360}>
      <Popover.Target>
        <button type="button" className={classes.tool} aria-pressed={levels.length > 0}>
          <IconLayoutRows size={15} stroke={1.6} aria-hidden />
          <span>{levels.length > 0 ? t('groupedBy', { name: levels.map(({ field }) => field.title).join(' → ') }) : t('group')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <Stack gap={8}>
          {levels.map((level, i) => (
            <div key={level.field.name} className={classes.level}>
              <Select aria-label={t('level', { place: i + 1 })} data={free(level.field)} value={level.field.name} searchable allowDeselect={false} comboboxProps={{ withinPortal: false }} onChange={(name) => choose(i, name)} />
              {level.bucket && <Select className={classes.bucket} aria-label={t('periods')} data={buckets.map((value) => ({ value, label: t(`buckets.${value}`) }))} value={level.bucket} allowDeselect={false} comboboxProps={{ withinPortal: false }} onChange={(bucket) => bucket && put(levels.with(i, { ...level, bucket: bucket as Bucket }))} />}
              <ActionIcon aria-label={t('dropLevel', { name: level.field.title })} onClick={() => put(levels.filter((other) => other !== level))}><IconX size={15} aria-hidden /></ActionIcon>
            </div>
          ))}
          {levels.length < mostLevels && <Select key={levels.length} aria-label={t(levels.length === 0 ? 'group' : 'thenBy')} placeholder={t(levels.length === 0 ? 'chooseLevel' : 'thenBy')} leftSection={<IconPlus size={14} aria-hidden />} data={free(null)} value={null} searchable data-autofocus comboboxProps={{ withinPortal: false }} onChange={(name) => choose(levels.length, name)} />}
          {groups && (
            <div className={classes.levelActions}>
              <Button variant="subtle" size="compact-xs" onClick={groups.openAll}>{t('openGroups')}</Button>
              <Button variant="subtle" size="compact-xs" onClick={groups.closeAll}>{t('closeGroups')}</Button>
              <Button variant="subtle" size="compact-xs" color="gray" onClick={() => put([])}>{t('noGroup')}</Button>
            </div>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
