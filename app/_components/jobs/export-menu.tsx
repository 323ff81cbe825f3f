'use client'
import { Button, Menu } from '@mantine/core'
import { IconFileTypeCsv, IconFileTypeXls, IconTableExport } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ExportFormat } from '../../../engine/client.ts'

/** A button that asks into which kind of file. */
export function ExportMenu({ onExport }: { readonly onExport: (format: ExportFormat) => Promise<void> }) {
  const t = useTranslations('jobs')
  return (
    <Menu position="bottom-end" keepMounted={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconTableExport size={15} stroke={1.6} aria-hidden />}>{t('export')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileTypeCsv size={15} stroke={1.6} aria-hidden />} onClick={() => onExport('csv')}>{t('csv')}</Menu.Item>
        <Menu.Item leftSection={<IconFileTypeXls size={15} stroke={1.6} aria-hidden />} onClick={() => onExport('xlsx')}>{t('xlsx')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
