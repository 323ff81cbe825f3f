'use client'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { LookSwitch } from './design-screen.tsx'
import { LayerSelect } from './layer/layer-bar.tsx'
import classes from './studio.module.css'

/** Pages of the studio, in the order of the work. */
const tabs = [
  { key: 'design', href: '/definitions' },
  { key: 'changes', href: '/definitions/changes' },
  { key: 'try', href: '/definitions/try' },
  { key: 'versions', href: '/definitions/versions' },
  { key: 'dealerships', href: '/definitions/dealerships' },
  { key: 'packages', href: '/definitions/packages' },
] as const

/** What is open in Design stays in the address, so that one comes back to it. */
export function StudioTabs() {
  const t = useTranslations('studio')
  const path = usePathname()
  const asked = useSearchParams().toString()
  return (
    <nav className={classes.tabs} aria-label={t('tabs.label')}>
      {tabs.map(({ key, href }) => <Link key={key} className={classes.tab} href={asked === '' ? href : `${href}?${asked}`} aria-current={path === href ? 'page' : undefined}>{t(`tabs.${key}`)}</Link>)}
      <span className={classes.barGap} />
      {path === tabs[0].href && <LayerSelect />}
      {path === tabs[0].href && <LookSwitch />}
    </nav>
  )
}
