'use client'
import { Menu, VisuallyHidden } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBook2, IconDeviceDesktop, IconDevicesOff, IconLogout, IconMoon, IconSettings, IconSun } from '@tabler/icons-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { presences, type ShellView } from '../../../engine/client.ts'
import { endSessions } from '../../(workplace)/actions.ts'
import { interfaceLocales } from '../../_lib/locale.ts'
import { reply } from '../../_lib/request.ts'
import { signOut } from '../../_lib/sign-out.ts'
import { useInterfaceSettings } from '../interface-settings.tsx'
import { MenuChoices } from '../menu-choices.tsx'
import { PresenceMark } from '../presence/presence-dot.tsx'
import { usePresenceChoice } from '../presence/use-presence-choice.ts'
import { useLanguage } from '../use-language.ts'
import classes from './shell.module.css'

const schemes = [
  { scheme: 'light', Shape: IconSun },
  { scheme: 'dark', Shape: IconMoon },
  { scheme: 'auto', Shape: IconDeviceDesktop },
] as const

const initialsOf = (name: string): string => name.split(/\s+/).slice(0, 2).map((word) => word.charAt(0)).join('')

/** Who is signed in; language, colours, sign out. */
export function UserMenu({ view }: { readonly view: ShellView }) {
  const t = useTranslations('shell')
  const locale = useLocale()
  const { settings, choose } = useInterfaceSettings()
  const speak = useLanguage()
  const p = useTranslations('presence')
  const { presence, choose: choosePresence } = usePresenceChoice(view.user.id)
  const signOutEverywhere = async () => {
    const ended = await reply(endSessions())
    if (ended.ok) await signOut()
    else notifications.show({ color: 'red', message: t('signOutFailed') })
  }
  return (
    <Menu position="top-start" width={220} keepMounted={false}>
      <Menu.Target>
        <button type="button" className={classes.item} title={view.user.name}>
          <span className={classes.avatar} aria-hidden>{initialsOf(view.user.name)}</span>
          <span className={classes.itemTitle} aria-hidden>{view.user.name}</span>
          {/* A label of the button would have to hold the initials, too. */}
          <VisuallyHidden>{t('account', { name: view.user.name })}</VisuallyHidden>
          {presence && <PresenceMark presence={presence} isSmall />}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{[view.user.login, view.user.position].filter(Boolean).join(' · ')}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>{p('title')}</Menu.Label>
        <MenuChoices label={p('title')} choices={presences.map((one) => ({ value: one, title: p(`choose.${one}`), icon: <PresenceMark presence={one} isSmall /> }))} chosen={presence} onChoose={(one) => void choosePresence(one)} />
        <Menu.Divider />
        <Menu.Item component={Link} href="/settings" leftSection={<IconSettings size={15} stroke={1.6} aria-hidden />}>{t('settings')}</Menu.Item>
        <Menu.Item component={Link} href="/manual" leftSection={<IconBook2 size={15} stroke={1.6} aria-hidden />}>{t('manual')}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('language')}</Menu.Label>
        <MenuChoices label={t('language')} choices={interfaceLocales.map((language) => ({ value: language, title: t(`languages.${language}`), lang: language }))} chosen={locale} onChoose={(language) => void speak(language)} />
        <Menu.Divider />
        <Menu.Label>{t('colors')}</Menu.Label>
        <MenuChoices label={t('colors')} choices={schemes.map(({ scheme, Shape }) => ({ value: scheme, title: t(`schemes.${scheme}`), icon: <Shape size={15} stroke={1.6} aria-hidden /> }))} chosen={settings.theme} onChoose={(theme) => void choose({ theme })} />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={15} stroke={1.6} aria-hidden />} onClick={signOut}>{t('signOut')}</Menu.Item>
        <Menu.Item leftSection={<IconDevicesOff size={15} stroke={1.6} aria-hidden />} onClick={() => void signOutEverywhere()}>{t('signOutEverywhere')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
