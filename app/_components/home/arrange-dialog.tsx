'use client'
import { ActionIcon, Button, Group, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowDown, IconArrowUp, IconEye, IconEyeOff } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { HomeView } from '../../../engine/client.ts'
import { arrangeHome } from '../../(workplace)/home-actions.ts'
import { reply } from '../../_lib/request.ts'
import classes from './home.module.css'

interface Arrangement {
  readonly id: string
  readonly title: string
  readonly isHidden: boolean
}

const start = (view: HomeView, unnamed: string): readonly Arrangement[] => [
  ...view.blocks.map(({ id, title }) => ({ id, title: title || unnamed, isHidden: false })),
  ...view.hidden.map(({ id, title }) => ({ id, title: title || unnamed, isHidden: true })),
]

/** One's own order of the blocks, and which of them are put away. */
export function ArrangeDialog({ view, isOpen, onClose }: { readonly view: HomeView; readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useTranslations('home')
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('arrangeTitle')} size="md" closeButtonProps={{ 'aria-label': t('close') }}>
      {isOpen && <Arrange view={view} onClose={onClose} />}
    </Modal>
  )
}

function Arrange({ view, onClose }: { readonly view: HomeView; readonly onClose: () => void }) {
  const t = useTranslations('home')
  const router = useRouter()
  const [blocks, setBlocks] = useState(() => start(view, t('figures')))
  const [isBusy, setBusy] = useState(false)
  const swap = (i: number, j: number) =>
    setBlocks((old) => {
      const [a, b] = [old[i], old[j]]
      return a && b ? old.map((one, at) => (at === i ? b : at === j ? a : one)) : old
    })
  const save = async (home: { hidden: readonly string[]; order: readonly string[] }) => {
    setBusy(true)
    const result = await reply(arrangeHome(home))
    setBusy(false)
    if (!result.ok) return notifications.show({ color: 'red', message: t('arrangeFailed') })
    onClose()
    router.refresh()
  }
  return (
    <>
      <ul className={classes.arrange}>
        {blocks.map(({ id, title, isHidden }, i) => (
          <li key={id} data-hidden={isHidden || undefined}>
            <span className={classes.rowTitle}>{title}</span>
            <ActionIcon variant="subtle" color="gray" disabled={i === 0} aria-label={t('moveUp', { name: title })} onClick={() => swap(i, i - 1)}><IconArrowUp size={16} /></ActionIcon>
            <ActionIcon variant="subtle" color="gray" disabled={i === blocks.length - 1} aria-label={t('moveDown', { name: title })} onClick={() => swap(i, i + 1)}><IconArrowDown size={16} /></ActionIcon>
            <ActionIcon variant="subtle" color="gray" aria-pressed={isHidden} aria-label={t(isHidden ? 'show' : 'hide', { name: title })} onClick={() => setBlocks((old) => old.map((one) => (one.id === id ? { ...one, isHidden: !isHidden } : one)))}>
              {isHidden ? <IconEyeOff size={16} /> : <IconEye size={16} />}
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Group justify="space-between" mt={16}>
        <Button variant="subtle" color="gray" disabled={isBusy} onClick={() => save({ hidden: [], order: [] })}>{t('asDefined')}</Button>
        <Button loading={isBusy} onClick={() => save({ hidden: blocks.filter(({ isHidden }) => isHidden).map(({ id }) => id), order: blocks.map(({ id }) => id) })}>{t('save')}</Button>
      </Group>
    </>
  )
}
