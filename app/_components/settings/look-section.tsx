'use client'
import { Input, SegmentedControl, Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import type { InterfaceSettings } from '../../../engine/client.ts'
import { interfaceLocales } from '../../_lib/locale.ts'
import { useInterfaceSettings } from '../interface-settings.tsx'
import { useLanguage } from '../use-language.ts'
import classes from './settings.module.css'

const densities = ['compact', 'normal', 'comfortable'] as const
const themes = ['light', 'dark', 'auto'] as const

/** Language, colours and the height of rows; they hold at once. */
export function LookSection() {
  const t = useTranslations('settings')
  const shell = useTranslations('shell')
  const locale = useLocale()
  const { settings, choose } = useInterfaceSettings()
  const speak = useLanguage()
  return (
    <div className={classes.stack}>
      <Select label={t('look.language')} w={240} data={interfaceLocales.map((language) => ({ value: language, label: shell(`languages.${language}`) }))} value={locale} onChange={(language) => void (language && speak(language))} />
      <Input.Wrapper label={t('look.theme')} labelElement="div">
        <div><SegmentedControl aria-label={t('look.theme')} data={themes.map((theme) => ({ value: theme, label: shell(`schemes.${theme}`) }))} value={settings.theme} onChange={(theme) => void choose({ theme: theme as InterfaceSettings['theme'] })} /></div>
      </Input.Wrapper>
      <Input.Wrapper label={t('look.density')} labelElement="div">
        <div><SegmentedControl aria-label={t('look.density')} data={densities.map((density) => ({ value: density, label: t(`look.densities.${density}`) }))} value={settings.density} onChange={(density) => void choose({ density: density as InterfaceSettings['density'] })} /></div>
      </Input.Wrapper>
    </div>
  )
}
