'use client'
import { ActionIcon } from '@mantine/core'
import { IconTableImport } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'

/** From a list to the import into it. */
export function ImportLink({ entity }: { readonly entity: string }) {
  const t = useTranslations('import')
  return (
    <ActionIcon component={Link} href={`/${entity}/import`} variant="default" size={30} aria-label={t('link')} title={t('link')}>
      <IconTableImport size={16} stroke={1.6} aria-hidden />
    </ActionIcon>
  )
}
