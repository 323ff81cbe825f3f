'use client'
import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconEye, IconEyeOff } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ListRow } from '../../_lib/documents.ts'
import type { Layer } from './use-layer.ts'

const icon = { size: 15, stroke: 1.6, 'aria-hidden': true } as const

/** What a dealership may do to a row of a shared catalogue in its own view of it. */
export function RowMenu({ layer, row }: { readonly layer: Layer; readonly row: ListRow }) {
  const t = useTranslations('list')
  const { up, down } = layer.placesOf(row)
  const isShared = row.dealership === null
  if (!isShared && !up && !down) return null
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target><ActionIcon size={24} disabled={layer.isBusy} aria-label={t('rowMenu', { name: row.label })}><IconDots size={15} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {up && <Menu.Item leftSection={<IconArrowUp {...icon} />} onClick={up}>{t('moveUp')}</Menu.Item>}
        {down && <Menu.Item leftSection={<IconArrowDown {...icon} />} onClick={down}>{t('moveDown')}</Menu.Item>}
        {isShared && !layer.isHidden && <Menu.Item leftSection={<IconEyeOff {...icon} />} onClick={() => layer.hide(row, true)}>{t('hideHere')}</Menu.Item>}
        {isShared && layer.isHidden && <Menu.Item leftSection={<IconEye {...icon} />} onClick={() => layer.hide(row, false)}>{t('showHere')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
