'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { DraftFiles, Side } from '../../../engine/client.ts'
import { useSubscription } from '../../_lib/use-subscription.ts'
import { useFormat, useWorkplace } from '../workplace-context.tsx'
import { draftServer } from './drafts/draft-server.ts'
import type { LiveFiles } from './drafts/draft-held.ts'
import { DraftSession } from './drafts/draft-session.ts'
import { tabId } from './drafts/tab-id.ts'
import { unsentStore } from './drafts/unsent.ts'

const query = 'subscription { definitionsChanged { draft kind number } }'

interface Told {
  readonly definitionsChanged: { readonly draft: string | null; readonly kind: string; readonly number: number }
}

/** The draft this browser had open last; nothing else is remembered of it here. */
const openKey = (user: string): string => `pitlane-studio-draft ${user}`

/** The working copy: the live definitions with the changes of a draft over them, kept on the server with what others change in it. */
export function useDraft(live: LiveFiles) {
  const { user, dealership } = useWorkplace()
  const t = useTranslations('studio-drafts')
  const format = useFormat()
  const router = useRouter()
  const [come, setCome] = useState(0)
  const nameOf = useRef((): string => '')
  nameOf.current = () => t('newName', { at: format.dateTime(new Date().toISOString()) })
  const [session] = useState(() => new DraftSession({ server: draftServer, unsent: unsentStore(() => localStorage, user, tabId), live, nameOf: () => nameOf.current() }))
  const { draft, based, changes, isUndoable, isRedoable, ...shown } = useSyncExternalStore(session.subscribe, session.shown, session.shown)
  // Remembered as soon as it is known: whoever leaves in the same moment finds it open again.
  useEffect(() => {
    let isOpened = false
    const remember = () => {
      const { draft: opened, refusal } = session.shown()
      // A draft that cannot be opened just now is opened the next time.
      if (!isOpened || refusal) return
      if (opened) localStorage.setItem(openKey(user), opened.id)
      else localStorage.removeItem(openKey(user))
    }
    const stop = session.subscribe(remember)
    void session.open(localStorage.getItem(openKey(user))).then(() => {
      isOpened = true
      remember()
    })
    return stop
  }, [session, user])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the files are another object each time the page is drawn on the server; the version says whether they are others
  useEffect(() => session.goLive(live), [session, live.id])
  useEffect(() => {
    const wake = () => {
      session.wake()
      void session.news()
    }
    const leave = () => session.end()
    window.addEventListener('online', wake)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('online', wake)
      window.removeEventListener('pagehide', leave)
      session.end()
    }
  }, [session])
  /** A version that one publishes is heard of as well: the page is read anew once for it. */
  const seen = useRef(live.id)
  const seeVersion = (id: number) => {
    if (id <= seen.current) return
    seen.current = id
    router.refresh()
  }
  useSubscription<Told>(dealership, query, {}, {
    onEvent: ({ definitionsChanged }) => {
      if (definitionsChanged.draft === null) seeVersion(definitionsChanged.number)
      if (definitionsChanged.kind !== 'UPDATED') setCome((known) => known + 1)
      void session.news()
    },
    onLost: () => {
      router.refresh()
      void session.news()
    },
  })
  const files = useMemo((): DraftFiles => Object.fromEntries(Object.entries({ ...based, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null)), [based, changes])
  const changed = useMemo(() => new Set(Object.keys(changes)), [changes])
  return {
    ...shown,
    files,
    /** The files without the draft's changes. */
    published: based,
    changed,
    changes,
    /** What is open; null: the live version as it is. */
    draft,
    /** Counts what was heard of: drafts and versions that came and went. */
    come,
    session,
    /** Somebody published meanwhile: these changes lie over an older version. */
    isBehind: draft !== null && draft.base < live.id,
    write: (path: string, text: string) => session.write({ [path]: text }),
    /** Several files at once, null taking one away: one step to take back. */
    writeAll: (parts: Readonly<Record<string, string | null>>) => session.write(parts),
    remove: (path: string) => session.write({ [path]: null }),
    revert: (path: string) => session.write({ [path]: based[path] ?? null }),
    settle: (path: string, choices: Readonly<Record<string, Side>>) => session.settle(path, choices),
    seeVersion,
    openDraft: (id: string | null) => session.open(id),
    undo: isUndoable ? () => session.undo() : null,
    redo: isRedoable ? () => session.redo() : null,
  }
}
