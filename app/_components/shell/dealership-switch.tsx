'use client'
import { Menu } from '@mantine/core'
import { IconBuildingStore, IconSelector } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ShellView } from '../../../engine/client.ts'
import { chooseDealership } from '../../(workplace)/actions.ts'
import { reply } from '../../_lib/request.ts'
import { MenuChoices } from '../menu-choices.tsx'
import classes from './shell.module.css'

/** Whose records are shown: one dealership, or the network for those allowed. */
export function DealershipSwitch({ view }: { readonly view: ShellView }) {
  const t = useTranslations('shell')
  const router = useRouter()
  const choices = [...(view.mayNetwork ? [{ code: '*', title: t('network') }] : []), ...view.dealerships]
  const current = choices.find(({ code }) => code === view.dealership)
  const choose = async (code: string) => {
    await reply(chooseDealership(code))
    router.refresh()
  }
  if (choices.length < 2) {
    return <div className={`${classes.item} ${classes.dealership}`} title={current?.title}><IconBuildingStore size={17} stroke={1.6} aria-hidden /><span className={classes.itemTitle}>{current?.title}</span></div>
  }
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <button type="button" className={`${classes.item} ${classes.dealership}`} title={current?.title} aria-label={t('dealership', { name: current?.title ?? '' })}>
          <IconBuildingStore size={17} stroke={1.6} aria-hidden />
          <span className={classes.itemTitle}>{current?.title}</span>
          <IconSelector className={classes.wide} size={15} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <MenuChoices label={t('dealership', { name: current?.title ?? '' })} choices={choices.map(({ code, title }) => ({ value: code, title }))} chosen={view.dealership} onChoose={(code) => void choose(code)} />
      </Menu.Dropdown>
    </Menu>
  )
}
