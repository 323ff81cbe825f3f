'use client'
import { ActionIcon, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPrinter } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { RecordView } from '../../../engine/client.ts'

/** The record on paper: its forms, opened as PDF beside the page. Ctrl+P opens the only one, or the choice. */
export function PrintMenu({ view, hasUnsaved }: { readonly view: Pick<RecordView, 'entity' | 'id' | 'prints'>; readonly hasUnsaved: () => boolean }) {
  const t = useTranslations('files')
  const [isOpen, setOpen] = useState(false)
  const { entity, id, prints } = view
  const first = prints.length === 1 ? (prints[0]?.name ?? null) : null
  // The paper shows what is stored: whoever has typed since is told, not left to find it out at the counter.
  const tell = () => {
    if (hasUnsaved()) notifications.show({ color: 'yellow', message: t('printsStored') })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is unsaved is asked when a key is pressed
  useEffect(() => {
    if (prints.length === 0) return
    const listen = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyP' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      if (first === null) setOpen(true)
      else {
        tell()
        window.open(`/api/print/${entity.name}/${id}/${first}`, '_blank', 'noopener')
      }
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [entity.name, id, prints.length, first])
  if (prints.length === 0) return null
  return (
    <Menu position="bottom-end" opened={isOpen} onChange={setOpen}>
      <Menu.Target><ActionIcon variant="default" size={30} aria-label={t('print')} title={`${t('print')} (Ctrl+P)`} aria-keyshortcuts="Control+P"><IconPrinter size={16} stroke={1.6} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {prints.map((form) => <Menu.Item key={form.name} component="a" href={`/api/print/${entity.name}/${id}/${form.name}`} target="_blank" rel="noreferrer" onClick={tell}>{form.title}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}
