'use client'
import { Drawer } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconMenu2, IconSearch } from '@tabler/icons-react'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import type { ShellView } from '../../../engine/client.ts'
import { useShortcuts } from '../../_lib/use-shortcuts.ts'
import { useInterfaceSettings } from '../interface-settings.tsx'
import { useJobBoard } from '../jobs/job-board.ts'
import { JobsButton, JobsPanel } from '../jobs/jobs-button.tsx'
import { ManualPanel } from '../manual/manual-context.tsx'
import { Palette } from '../palette/palette.tsx'
import { type Asked, PaletteProvider } from '../palette/palette-context.ts'
import { DealershipSwitch } from './dealership-switch.tsx'
import { HomeLink, Navigation, NavigationLink } from './navigation.tsx'
import { hrefOf, type NavigationItem, shownItems } from './navigation-items.ts'
import { Notifications } from './notifications.tsx'
import classes from './shell.module.css'
import { ShortcutsHelp } from './shortcuts-help.tsx'
import { usePresenceCommands } from '../presence/use-presence-choice.ts'
import { useTabBadge } from './use-tab-badge.ts'
import { Standing } from '../notices/standing.tsx'
import { type Unread, useAttention } from '../notices/use-attention.tsx'
import { UserMenu } from './user-menu.tsx'

const blank: Asked = { text: '' }

/** `G`, then where to. */
function useGoing(first: NavigationItem | undefined): void {
  const router = useRouter()
  useShortcuts({
    'KeyG KeyH': () => router.push('/'),
    'KeyG KeyN': () => router.push('/notifications'),
    'KeyG KeyS': () => router.push('/settings'),
    ...(first ? { 'KeyG KeyL': () => router.push(hrefOf(first)) } : {}),
  })
}

/** Navigation at the left, with words or signs alone; at phone width a bar at the bottom. */
export function Shell({ view, children }: { readonly view: ShellView; readonly children: ReactNode }) {
  const t = useTranslations('shell')
  const path = usePathname()
  const { settings } = useInterfaceSettings()
  const [isOpen, setOpen] = useState(false)
  const [asked, setAsked] = useState<Asked | null>(null)
  const unread = useAttention(view)
  // What waits for somebody counts before what is merely unread.
  useTabBadge(unread.standing || unread.count)
  usePresenceCommands(view.user.id)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => setOpen(false), [path])
  const { isOpen: hasJobs } = useJobBoard()
  // What opens from the menu stands in its place.
  useEffect(() => {
    if (hasJobs) setOpen(false)
  }, [hasJobs])
  const first = shownItems(view).find(({ kind }) => kind !== 'page')
  useGoing(first)
  const searchButton = (
    <button type="button" className={classes.item} title={t('find')} onClick={() => setAsked(blank)} aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K">
      <IconSearch size={17} stroke={1.6} aria-hidden />
      <span className={classes.itemTitle}>{t('find')}</span>
    </button>
  )
  return (
    <div className={classes.frame} data-navigation={settings.navigation}>
      <a href="#main" className="skip-link">{t('skip')}</a>
      <aside className={classes.side}>
        <div className={classes.top}><DealershipSwitch view={view} /></div>
        <nav className={classes.navigation} aria-label={t('navigation')}><div className={classes.group}>{searchButton}<HomeLink /></div><Navigation view={view} /></nav>
        <div className={classes.waiting}><Standing waiting={unread.waiting} /></div>
        <Foot view={view} unread={unread}><WidthButton /></Foot>
      </aside>
      <main id="main" className={classes.main}><PaletteProvider value={setAsked}>{children}</PaletteProvider></main>
      <ManualPanel />
      <div className={classes.barWaiting}><Standing waiting={unread.waiting} /></div>
      <nav className={classes.bar} aria-label={t('navigation')}>
        <HomeLink />
        {searchButton}
        {first && <NavigationLink item={first} isHome />}
        <button type="button" className={classes.item} onClick={() => setOpen(true)} aria-expanded={isOpen}>
          <IconMenu2 size={17} stroke={1.6} aria-hidden />
          <span className={classes.itemTitle}>{t('more')}</span>
        </button>
      </nav>
      <ShortcutsHelp />
      <Palette view={view} asked={asked} onOpen={() => setAsked(blank)} onClose={() => setAsked(null)} />
      <JobsPanel />
      <Drawer opened={isOpen} onClose={() => setOpen(false)} size="280px" title={<DealershipSwitch view={view} />} closeButtonProps={{ 'aria-label': t('close') }} transitionProps={{ duration: 120 }}>
        <nav aria-label={t('navigation')}><Navigation view={view} /></nav>
        <Foot view={view} unread={unread} />
      </Drawer>
    </div>
  )
}

function Foot({ view, unread, children }: { readonly view: ShellView; readonly unread: Unread; readonly children?: ReactNode }) {
  const t = useTranslations('shell')
  return (
    <div className={classes.foot}>
      <Notifications unread={unread} />
      <JobsButton className={classes.item} titleClass={classes.itemTitle} countClass={classes.count} />
      <UserMenu view={view} />
      {children}
      <div className={classes.version}>{t('version', { version: view.version })}</div>
    </div>
  )
}

/** Makes the navigation narrow, for more room beside it, and wide again; the account remembers it. */
function WidthButton() {
  const t = useTranslations('shell')
  const { settings, choose } = useInterfaceSettings()
  const isSlim = settings.navigation === 'slim'
  const turn = () => void choose({ navigation: isSlim ? 'full' : 'slim' })
  useShortcuts({ BracketLeft: turn })
  const [label, Shape] = isSlim ? [t('widen'), IconLayoutSidebarLeftExpand] : [t('narrow'), IconLayoutSidebarLeftCollapse]
  return (
    <button type="button" className={classes.item} title={`${label} [`} onClick={turn} aria-keyshortcuts="[">
      <Shape size={17} stroke={1.6} aria-hidden />
      <span className={classes.itemTitle}>{label}</span>
    </button>
  )
}
