'use client'
import { Drawer } from '@mantine/core'
import { IconMenu2, IconSearch } from '@tabler/icons-react'
import Link from 'next/link'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import type { ShellView } from '../../../engine/client.ts'
import { Icon } from '../../_lib/icons.tsx'
import { JobsButton, JobsPanel } from '../jobs/jobs-button.tsx'
import { ManualPanel } from '../manual/manual-context.tsx'
import { Palette } from '../palette/palette.tsx'
import { useShortcuts } from '../../_lib/use-shortcuts.ts'
import { DealershipSwitch } from './dealership-switch.tsx'
import { Notifications } from './notifications.tsx'
import classes from './shell.module.css'
import { ShortcutsHelp } from './shortcuts-help.tsx'
import { useTabBadge } from './use-tab-badge.ts'
import { useUnread } from './use-unread.ts'
import { UserMenu } from './user-menu.tsx'

type Item = ShellView['navigation'][number]['items'][number]

/** Pages that this version has a screen for; a definition may name more. */
const pages = new Set(['definitions', 'audit', 'users', 'dealerships', 'graphiql'])
const hasScreen = (item: Item): boolean => item.kind !== 'page' || pages.has(item.name)

function hrefOf(item: Item): string {
  if (item.kind === 'report') return `/reports/${item.name}`
  if (item.kind === 'page' && item.name === 'graphiql') return '/api/graphql'
  return item.view ? `/${item.name}?view=${encodeURIComponent(item.view)}` : `/${item.name}`
}

/** A record is shown as part of its entity's whole list, else of the first view of it. */
function homeOf(view: ShellView, entity: string): Item | undefined {
  const items = view.navigation.flatMap((group) => group.items).filter((item) => item.kind === 'entity' && item.name === entity)
  return items.find((item) => item.view === undefined) ?? items[0]
}

function NavigationLink({ item, isHome }: { readonly item: Item; /** Stands for the records of its entity. */ readonly isHome: boolean }) {
  const path = usePathname()
  const view = useSearchParams().get('view')
  const href = hrefOf(item)
  const [base = ''] = href.split('?')
  const isHere = (isHome && path.startsWith(`${base}/`)) || (path === base && (item.view ?? null) === (item.kind === 'entity' ? view : null))
  const content = (
    <>
      <Icon name={item.icon} size={17} />
      <span className={classes.itemTitle} title={item.title}>{item.title}</span>
    </>
  )
  const props = { className: classes.item, 'data-here': isHere || undefined, 'aria-current': isHere ? ('page' as const) : undefined }
  // The API explorer is no page of ours: the browser must load it whole.
  if (href.startsWith('/api/')) return <a href={href} {...props}>{content}</a>
  return <Link href={href} {...props}>{content}</Link>
}

function HomeLink() {
  const t = useTranslations('shell')
  const isHere = usePathname() === '/'
  return (
    <Link href="/" className={classes.item} data-here={isHere || undefined} aria-current={isHere ? 'page' : undefined}>
      <Icon name="home" size={17} />
      <span className={classes.itemTitle}>{t('home')}</span>
    </Link>
  )
}

function Navigation({ view }: { readonly view: ShellView }) {
  return view.navigation.map((group, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: groups have no identity and never move
    <div key={`${i}-${group.title}`} className={classes.group}>
      {group.title && <div className={classes.groupTitle}>{group.title}</div>}
      {group.items.filter(hasScreen).map((item) => <NavigationLink key={`${item.kind}/${item.name}/${item.title}`} item={item} isHome={item === homeOf(view, item.name)} />)}
    </div>
  ))
}

/** `G`, then where to. */
function useGoing(first: Item | undefined): void {
  const router = useRouter()
  useShortcuts({
    'KeyG KeyH': () => router.push('/'),
    'KeyG KeyN': () => router.push('/notifications'),
    'KeyG KeyS': () => router.push('/settings'),
    ...(first ? { 'KeyG KeyL': () => router.push(hrefOf(first)) } : {}),
  })
}

/** Slim navigation at the left; at phone width a bar at the bottom. */
export function Shell({ view, children }: { readonly view: ShellView; readonly children: ReactNode }) {
  const t = useTranslations('shell')
  const path = usePathname()
  const [isOpen, setOpen] = useState(false)
  const [isSearching, setSearching] = useState(false)
  const unread = useUnread(view.dealership, view.unread)
  useTabBadge(unread.count)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => setOpen(false), [path])
  const all = view.navigation.flatMap(({ items }) => items).filter(({ kind }) => kind !== 'page')
  const shortcuts = all.filter((item, i) => all.findIndex(({ name }) => name === item.name) === i).slice(0, 1)
  useGoing(all[0])
  const searchButton = (
    <button type="button" className={classes.item} onClick={() => setSearching(true)} aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K">
      <IconSearch size={17} stroke={1.6} aria-hidden />
      <span className={classes.itemTitle}>{t('find')}</span>
    </button>
  )
  return (
    <div className={classes.frame}>
      <a href="#main" className="skip-link">{t('skip')}</a>
      <aside className={classes.side}>
        <div className={classes.top}><DealershipSwitch view={view} /></div>
        <nav className={classes.navigation} aria-label={t('navigation')}><div className={classes.group}>{searchButton}<HomeLink /></div><Navigation view={view} /></nav>
        <div className={classes.foot}>
          <Notifications unread={unread} />
          <JobsButton className={classes.item} titleClass={classes.itemTitle} countClass={classes.count} />
          <UserMenu view={view} />
          <div className={classes.version}>{t('version', { version: view.version })}</div>
        </div>
      </aside>
      <main id="main" className={classes.main}>{children}</main>
      <ManualPanel />
      <nav className={classes.bar} aria-label={t('navigation')}>
        <HomeLink />
        {searchButton}
        {shortcuts.map((item) => <NavigationLink key={`${item.kind}/${item.name}`} item={item} isHome />)}
        <button type="button" className={classes.item} onClick={() => setOpen(true)} aria-expanded={isOpen}>
          <IconMenu2 size={17} stroke={1.6} aria-hidden />
          <span className={classes.itemTitle}>{t('more')}</span>
        </button>
      </nav>
      <ShortcutsHelp />
      <Palette view={view} isOpen={isSearching} onOpen={() => setSearching(true)} onClose={() => setSearching(false)} />
      <JobsPanel />
      <Drawer opened={isOpen} onClose={() => setOpen(false)} size="280px" title={<DealershipSwitch view={view} />} closeButtonProps={{ 'aria-label': t('close') }} transitionProps={{ duration: 120 }}>
        <nav aria-label={t('navigation')}><Navigation view={view} /></nav>
        <div className={classes.foot}>
          <Notifications unread={unread} />
          <JobsButton className={classes.item} titleClass={classes.itemTitle} countClass={classes.count} />
          <UserMenu view={view} />
          <div className={classes.version}>{t('version', { version: view.version })}</div>
        </div>
      </Drawer>
    </div>
  )
}
