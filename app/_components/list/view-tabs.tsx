'use client'
import { Button, Menu } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconChevronDown, IconDeviceFloppy, IconPencil, IconPlus, IconStar, IconStarOff, IconTrash, IconUsers, IconUsersMinus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ListView, SavedViewView } from '../../../engine/client.ts'
import { everything, isChanged, type OwnList } from '../../_lib/list-own.ts'
import { type ListState, listQuery } from '../../_lib/list-state.ts'
import classes from './list.module.css'
import { type TitleAsked, ViewTitle } from './view-title.tsx'
import { orderedViews, useSavedViews } from './use-saved-views.ts'

interface Props {
  readonly list: ListView
  readonly state: ListState
  readonly own: OwnList
  readonly views: readonly SavedViewView[]
  readonly go: (change: Partial<ListState>) => void
  readonly onOwn: (change: Partial<OwnList>) => void
}

const icon = { size: 15, stroke: 1.6, 'aria-hidden': true } as const

/** Views as tabs: everything, those of the definition, those that people saved. */
export function ViewTabs({ list, state, own, views, go, onOwn }: Props) {
  const t = useTranslations('views')
  const [asked, setAsked] = useState<TitleAsked | null>(null)
  const saved = orderedViews(views, own.order)
  const current = saved.find(({ id }) => id === state.saved) ?? null
  const actions = useSavedViews(list.entity.name, state, go)
  const clear: Partial<ListState> = { saved: null, layout: 'table', columns: null, groups: [], search: '', order: null, chips: {}, filter: null, hidden: false }
  const defined = [{ id: null, title: t('all') }, ...list.views]
  const isPlain = !current && listQuery({ ...state, view: null, saved: null }) === ''
  const view = state.view === everything ? null : state.view
  const isStart = (id: string | null): boolean => own.start === id
  const startId = current?.id ?? view
  return (
    <div className={classes.viewBar}>
      <div className={classes.views} role="group" aria-label={t('views')}>
        {defined.map(({ id, title }) => (
          <button key={id ?? ''} type="button" className={classes.view} aria-pressed={!current && id === view} onClick={() => go({ ...clear, view: id ?? (own.start ? everything : null) })}>{title}</button>
        ))}
        {saved.map((one) => (
          <button key={one.id} type="button" className={classes.view} aria-pressed={one.id === current?.id} title={one.isMine ? undefined : t('by', { name: one.owner })} onClick={() => actions.open(one)}>
            {one.isShared && <IconUsers size={13} stroke={1.6} aria-label={t('shared')} />}
            {one.title}
            {one.id === current?.id && isChanged(state, one) && <span className={classes.changed} title={t('changed')}>•</span>}
          </button>
        ))}
      </div>
      <Menu position="bottom-start" width={250}>
        <Menu.Target><button type="button" className={classes.viewMenu} aria-label={t('menu')}><IconChevronDown size={14} aria-hidden /></button></Menu.Target>
        <Menu.Dropdown>
          {current?.mayEdit && isChanged(state, current) && <Menu.Item leftSection={<IconDeviceFloppy {...icon} />} onClick={() => actions.update(current)}>{t('saveChanges')}</Menu.Item>}
          <Menu.Item leftSection={<IconPlus {...icon} />} onClick={() => setAsked({ kind: 'create' })}>{t('saveAs')}</Menu.Item>
          {current?.mayEdit && <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => setAsked({ kind: 'rename', view: current })}>{t('rename')}</Menu.Item>}
          {current?.mayEdit && <Menu.Item leftSection={current.isShared ? <IconUsersMinus {...icon} /> : <IconUsers {...icon} />} onClick={() => actions.share(current, !current.isShared)}>{t(current.isShared ? 'unshare' : 'share')}</Menu.Item>}
          <Menu.Item leftSection={isStart(startId) ? <IconStarOff {...icon} /> : <IconStar {...icon} />} onClick={() => onOwn({ start: isStart(startId) ? null : startId })}>{t(isStart(startId) && startId !== null ? 'unsetStart' : 'setStart')}</Menu.Item>
          {current && <Menu.Item leftSection={<IconArrowLeft {...icon} />} disabled={saved[0] === current} onClick={() => onOwn({ order: shifted(saved, current, -1) })}>{t('moveLeft')}</Menu.Item>}
          {current && <Menu.Item leftSection={<IconArrowRight {...icon} />} disabled={saved.at(-1) === current} onClick={() => onOwn({ order: shifted(saved, current, 1) })}>{t('moveRight')}</Menu.Item>}
          {current?.mayEdit && <Menu.Item color="red" leftSection={<IconTrash {...icon} />} onClick={() => setAsked({ kind: 'remove', view: current })}>{t('remove')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {current && isChanged(state, current) && (
        <>
          {current.mayEdit && <Button size="compact-xs" variant="light" onClick={() => actions.update(current)}>{t('saveChanges')}</Button>}
          <Button size="compact-xs" variant="subtle" onClick={() => actions.open(current)}>{t('undo')}</Button>
        </>
      )}
      {!current && !isPlain && <Button size="compact-xs" variant="subtle" onClick={() => setAsked({ kind: 'create' })}>{t('saveAs')}</Button>}
      {asked && <ViewTitle asked={asked} actions={actions} onClose={() => setAsked(null)} />}
    </div>
  )
}

/** The order after a view took the place of its neighbour. */
function shifted(views: readonly SavedViewView[], view: SavedViewView, by: 1 | -1): readonly string[] {
  const ids = views.map(({ id }) => id)
  const at = ids.indexOf(view.id)
  const [mine, other] = [ids[at], ids[at + by]]
  return ids.map((id) => (id === mine ? (other ?? id) : id === other ? (mine ?? id) : id))
}
