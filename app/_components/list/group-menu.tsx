'use client'
import { Menu } from '@mantine/core'
import { IconCheck, IconLayoutRows } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { FieldView, ListView } from '../../../engine/client.ts'
import { buckets, type GroupState } from '../../_lib/list-state.ts'
import { bucketOf, isGroupable, isMoment } from './groups.ts'
import classes from './list.module.css'

interface Props {
  readonly list: ListView
  readonly group: GroupState | null
  readonly field: FieldView | null
  readonly onGroup: (group: GroupState | null) => void
  readonly onOpenAll: () => void
  readonly onCloseAll: () => void
}

/** What rows are put together by; of dates also in which periods. */
export function GroupMenu({ list, group, field, onGroup, onOpenAll, onCloseAll }: Props) {
  const t = useTranslations('table')
  const offered = list.fields.filter(isGroupable)
  const mark = (isChosen: boolean) => (isChosen ? <IconCheck size={14} aria-hidden /> : <span className={classes.noMark} />)
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <button type="button" className={classes.tool} aria-pressed={field !== null}>
          <IconLayoutRows size={15} stroke={1.6} aria-hidden />
          <span>{field ? t('groupedBy', { name: field.title }) : t('group')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {field && <Menu.Item onClick={() => onGroup(null)}>{t('noGroup')}</Menu.Item>}
        {field && <Menu.Item onClick={onOpenAll}>{t('openGroups')}</Menu.Item>}
        {field && <Menu.Item onClick={onCloseAll}>{t('closeGroups')}</Menu.Item>}
        {field && group && isMoment(field) && <Menu.Divider />}
        {field && group && isMoment(field) && buckets.map((bucket) => <Menu.Item key={bucket} leftSection={mark(bucketOf(group, field) === bucket)} onClick={() => onGroup({ field: field.name, bucket })}>{t(`buckets.${bucket}`)}</Menu.Item>)}
        {field && <Menu.Divider />}
        {offered.map((one) => <Menu.Item key={one.name} leftSection={mark(one.name === field?.name)} onClick={() => onGroup({ field: one.name, bucket: isMoment(one) ? 'month' : null })}>{one.title}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}
