'use client'
import { CloseButton, Skeleton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import type { ChapterText } from '../../_manual/read-manual.ts'
import { type Hit, openSearch } from './manual-search.ts'
import classes from './manual.module.css'
import { useManual } from './use-manual.ts'

interface Props {
  readonly chapter: string
  readonly onChapter: (chapter: string) => void
  /** All chapters stand beside the text, where there is room. */
  readonly withContents?: boolean
}

/** A chapter of the manual, with a search over all of them. */
export function ManualReader({ chapter, onChapter, withContents = false }: Props) {
  const t = useTranslations('manual')
  const manual = useManual()
  const [text, setText] = useState('')
  const hits = useHits(manual === 'failed' ? null : manual, text)
  const top = useRef<HTMLDivElement>(null)
  const open = (name: string) => {
    setText('')
    onChapter(name)
    top.current?.scrollIntoView({ block: 'start' })
  }
  if (manual === 'failed') return <p className={classes.none} role="alert">{t('failed')}</p>
  const shown = manual?.find((one) => one.chapter === chapter) ?? manual?.[0]
  return (
    <div className={classes.reader} data-contents={withContents || undefined} ref={top}>
      <div className={classes.search}>
        <TextInput aria-label={t('search')} placeholder={t('searchHint')} value={text} onChange={(event) => setText(event.currentTarget.value)} leftSection={<IconSearch size={14} aria-hidden />} rightSection={text && <CloseButton size="sm" aria-label={t('clear')} onClick={() => setText('')} />} />
      </div>
      {withContents && manual && <Contents manual={manual} chapter={shown?.chapter} onOpen={open} />}
      {hits ? <Hits hits={hits} onOpen={open} /> : <Text shown={shown} onOpen={open} />}
    </div>
  )
}

/** What the search finds; null while nothing is searched for. */
function useHits(manual: readonly ChapterText[] | null, text: string): readonly Hit[] | null {
  const [hits, setHits] = useState<readonly Hit[] | null>(null)
  const search = useRef<{ readonly of: readonly ChapterText[]; readonly find: ReturnType<typeof openSearch> } | null>(null)
  useEffect(() => {
    if (!manual || text.trim() === '') return setHits(null)
    if (search.current?.of !== manual) search.current = { of: manual, find: openSearch(manual) }
    let isCurrent = true
    void search.current.find.then((find) => isCurrent && setHits(find(text)))
    return () => {
      isCurrent = false
    }
  }, [manual, text])
  return hits
}

function Contents({ manual, chapter, onOpen }: { readonly manual: readonly ChapterText[]; readonly chapter: string | undefined; readonly onOpen: (chapter: string) => void }) {
  const t = useTranslations('manual')
  return (
    <nav className={classes.contents} aria-label={t('contents')}>
      {manual.map((one) => (
        <button key={one.chapter} type="button" aria-current={one.chapter === chapter ? 'page' : undefined} onClick={() => onOpen(one.chapter)}>{one.title}</button>
      ))}
    </nav>
  )
}

function Hits({ hits, onOpen }: { readonly hits: readonly Hit[]; readonly onOpen: (chapter: string) => void }) {
  const t = useTranslations('manual')
  if (hits.length === 0) return <p className={classes.none}>{t('nothingFound')}</p>
  return (
    <ul className={classes.hits}>
      {hits.map((hit) => (
        <li key={`${hit.chapter}/${hit.heading}`}>
          <button type="button" onClick={() => onOpen(hit.chapter)}>
            <span>{hit.heading}</span>
            {hit.heading !== hit.title && <span className="muted">{hit.title}</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}

function Text({ shown, onOpen }: { readonly shown: ChapterText | undefined; readonly onOpen: (chapter: string) => void }) {
  if (!shown) return <div className={classes.text}>{[60, 100, 95, 90, 100, 70].map((width) => <Skeleton key={width} height={14} width={`${width}%`} mb={12} />)}</div>
  // Links between chapters are written `[…](chapter)`.
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const name = link?.getAttribute('href')
    if (!name || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    onOpen(name)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what is clicked are links, which take the keyboard themselves
    <article className={classes.text} onClick={follow}>
      <h1>{shown.title}</h1>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made of the files of the manual alone */}
      <div dangerouslySetInnerHTML={{ __html: shown.html }} />
    </article>
  )
}
