'use client'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { DraftFiles, Issue, VersionView } from '../../../engine/client.ts'
import { jsonOf, textOf } from './json.ts'
import { useDraft } from './use-draft.ts'
import { useIssues } from './use-issues.ts'

export interface Place {
  readonly path: string
  /** JSON pointer into the file: what is looked for there. */
  readonly pointer: string | null
  /** Counts jumps, so that the same place can be jumped to again. */
  readonly jump: number
}

export interface Studio extends ReturnType<typeof useDraft> {
  readonly versions: readonly VersionView[]
  readonly live: VersionView | undefined
  /** Of the whole draft, looked for anew half a second after a change. */
  readonly issues: readonly Issue[]
  /** What is open; the address bar keeps it. */
  readonly place: Place
  /** Dealership whose overlay is changed in Design; null: the package. The address bar keeps it. */
  readonly layer: string | null
  readonly setLayer: (dealership: string | null) => void
  readonly dealerships: readonly Dealership[]
  /** Opens a file in Design, at a place in it. */
  readonly open: (path: string, pointer?: string | null) => void
}

export interface Dealership {
  readonly code: string
  readonly title: string
}

const Context = createContext<Studio | null>(null)

/** For what lies over the studio: a dealership's layer. */
export const StudioContext = Context.Provider

/** What is being changed, for all tabs of the studio. */
export function useStudio(): Studio {
  const studio = useContext(Context)
  if (!studio) throw new Error('useStudio stands outside StudioProvider')
  return studio
}

/** One file of the draft as JSON; null while its text is none, or while there is no such file. */
export function useFile<T>(path: string): { readonly content: T | null; readonly write: (next: T) => void } {
  const { files, write } = useStudio()
  const text = files[path]
  const content = useMemo(() => jsonOf<T>(text), [text])
  return { content, write: (next) => write(path, textOf(next)) }
}

const home = '/definitions'

interface Props {
  readonly published: DraftFiles
  readonly versions: readonly VersionView[]
  readonly dealerships: readonly Dealership[]
  readonly children: ReactNode
}

export function StudioProvider({ published, versions, dealerships, children }: Props) {
  const live = versions.find(({ isLive }) => isLive) ?? versions[0]
  const draft = useDraft({ id: live?.id ?? 0, files: published })
  const issues = useIssues(draft.files, draft.changes)
  const router = useRouter()
  const pathname = usePathname()
  const asked = useSearchParams()
  const [jump, setJump] = useState(0)
  const layerAsked = asked.get('layer')
  // The address is read anew a moment later; what is typed in that moment must not change the network instead.
  const [layerChosen, chooseLayer] = useState<string | null | undefined>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: from then on the address says it
  useEffect(() => chooseLayer(undefined), [layerAsked])
  const wanted = layerChosen === undefined ? layerAsked : layerChosen
  const layer = dealerships.find(({ code }) => code === wanted)?.code ?? null
  const open = (path: string, pointer: string | null = null) => {
    const address = `${home}?${new URLSearchParams({ file: path, ...(pointer !== null && { at: pointer }), ...(asked.get('as') === 'text' && { as: 'text' }), ...(layer !== null && { layer }) })}`
    setJump((known) => known + 1)
    if (pathname === home) window.history.pushState(null, '', address)
    else router.push(address)
  }
  const setLayer = (dealership: string | null) => {
    const next = new URLSearchParams(asked)
    if (dealership === null) next.delete('layer')
    else next.set('layer', dealership)
    if (dealership !== layer) chooseLayer(dealership)
    window.history.replaceState(null, '', `${pathname}?${next}`)
  }
  const place = { path: asked.get('file') ?? '', pointer: asked.get('at'), jump }
  return <Context value={{ ...draft, versions, live, issues, place, open, layer, setLayer, dealerships }}>{children}</Context>
}
