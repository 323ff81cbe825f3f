'use client'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ShellView } from '../../../engine/client.ts'
import { Icon } from '../../_lib/icons.tsx'
import { homeOf, hrefOf, type NavigationItem, shownGroups } from './navigation-items.ts'
import classes from './shell.module.css'

export function NavigationLink({ item, isHome }: { readonly item: NavigationItem; /** Stands for the records of its entity. */ readonly isHome: boolean }) {
  const path = usePathname()
  const view = useSearchParams().get('view')
  const href = hrefOf(item)
  const [base = ''] = href.split('?')
  const isHere = (isHome && path.startsWith(`${base}/`)) || (path === base && (item.view ?? null) === (item.kind === 'entity' ? view : null))
  const content = (
    <>
      <Icon name={item.icon} size={17} />
      <span className={classes.itemTitle}>{item.title}</span>
    </>
  )
  const props = { className: classes.item, title: item.title, 'data-here': isHere || undefined, 'aria-current': isHere ? ('page' as const) : undefined }
  // The API explorer is no page of ours: the browser must load it whole.
  if (href.startsWith('/api/')) return <a href={href} {...props}>{content}</a>
  return <Link href={href} {...props}>{content}</Link>
}

export function HomeLink() {
  const t = useTranslations('shell')
  const isHere = usePathname() === '/'
  return (
    <Link href="/" className={classes.item} title={t('home')} data-here={isHere || undefined} aria-current={isHere ? 'page' : undefined}>
      <Icon name="home" size={17} />
      <span className={classes.itemTitle}>{t('home')}</span>
    </Link>
  )
}

export function Navigation({ view }: { readonly view: ShellView }) {
  return shownGroups(view).map((group, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: groups have no identity and never move
    <div key={`${i}-${group.title}`} className={classes.group}>
      {group.title && <div className={classes.groupTitle}>{group.title}</div>}
      {group.items.map((item) => <NavigationLink key={`${item.kind}/${item.name}/${item.title}`} item={item} isHome={item === homeOf(view, item.name)} />)}
    </div>
  ))
}
