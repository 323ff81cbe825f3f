'use client'
import { Button } from '@mantine/core'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { type DraftFiles, fileOf, type Issue, type OverlayOperation, overlayFile, type PackageDefinition, withoutElement, withoutOperations } from '../../../../engine/client.ts'
import { issuesInMyWords } from '../../../(studio)/layers.ts'
import { reply } from '../../../_lib/request.ts'
import { jsonOf } from '../json.ts'
import { type Studio, StudioContext, useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { differencesBy, filesThatDiffer, issuesOf, type Laid, layOver, overlayText, writtenInto } from './layered.ts'

export interface Layer {
  readonly dealership: string
  readonly title: string
  readonly laid: Laid
  /** Package before and after, for whoever names things. */
  readonly packages: readonly PackageDefinition[]
  readonly differences: ReadonlyMap<string, readonly OverlayOperation[]>
  readonly files: ReadonlySet<string>
  /** What was wanted last and cannot be said here. */
  readonly refusals: readonly Issue[]
  readonly dismiss: () => void
  /** As the package has it. */
  readonly reset: (id: string) => void
  readonly resetFile: (path: string) => void
}

const LayerContext = createContext<Layer | null>(null)

/** The dealership that is being changed; null where it is the package. */
export const useLayer = (): Layer | null => useContext(LayerContext)

const none: readonly OverlayOperation[] = []

/** What the dealership says of the element with this stable id otherwise than the package; empty where it says nothing, and in the package. */
export const useDiffers = (id: string | undefined): readonly OverlayOperation[] => useLayer()?.differences.get(id ?? '') ?? none

/**
 * Below it the studio is that of the chosen dealership: files are the package with its overlay, and what is written
 * becomes changes of the overlay.
 */
export function LayerProvider({ children }: { readonly children: ReactNode }) {
  const studio = useStudio()
  return studio.layer === null ? children : <Layered key={studio.layer} studio={studio} dealership={studio.layer}>{children}</Layered>
}

/** Files that did not change are not read anew. */
function useReader(): (path: string, text: string) => unknown {
  const known = useRef(new Map<string, { readonly text: string; readonly content: unknown }>())
  return (path, text) => {
    const last = known.current.get(path)
    if (last?.text === text) return last.content
    const content = jsonOf<unknown>(text)
    known.current.set(path, { text, content })
    return content
  }
}

/** The same object while the texts are the same: what is worked out of them is not worked out anew. */
function useSame(files: DraftFiles): DraftFiles {
  const known = useRef(files)
  const isOther = Object.keys(files).length !== Object.keys(known.current).length || Object.entries(files).some(([path, text]) => known.current[path] !== text)
  if (isOther) known.current = files
  return known.current
}

/** Nobody changes the network unawares. */
function Unreadable({ onNetwork }: { readonly onNetwork: () => void }) {
  const t = useTranslations('layers')
  return <div className={classes.page}><p>{t('unreadable')}</p><Button variant="default" onClick={onNetwork}>{t('network')}</Button></div>
}

function Layered({ studio, dealership, children }: { readonly studio: Studio; readonly dealership: string; readonly children: ReactNode }) {
  const [read, readPublished] = [useReader(), useReader()]
  const draft = useSame(studio.files)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader only remembers
  const laid = useMemo(() => layOver(draft, dealership, read), [draft, dealership])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader only remembers
  const published = useMemo(() => layOver(studio.published, dealership, readPublished), [studio.published, dealership])
  const asText = useSearchParams().get('as') === 'text'
  const [refusals, setRefusals] = useState<readonly Issue[]>([])
  /** What is no JSON yet, while somebody types it. */
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file, another matter
  useEffect(() => setRefusals([]), [studio.place.path])
  const asked = useRef(0)
  if (!laid) return <Unreadable onNetwork={() => studio.setLayer(null)} />
  const own = overlayFile(dealership)
  const keep = (text: string | null) => (text === null ? studio.remove(own) : studio.write(own, text))
  const refuse = (found: readonly Issue[]) => {
    const mine = ++asked.current
    setRefusals(found)
    if (found.length > 0) void reply(issuesInMyWords(found)).then((answer) => answer.ok && mine === asked.current && setRefusals(answer.data))
  }
  const writeAll = (parts: Readonly<Record<string, string | null>>) => {
    const ready = Object.entries(parts).filter(([path]) => !path.startsWith('overlays/')).map(([path, text]) => [path, text, text === null ? null : jsonOf<unknown>(text)] as const)
    const unread = ready.filter(([, text, content]) => text !== null && content === null)
    setTyped(Object.fromEntries(unread.map(([path, text]) => [path, text as string])))
    const overlays = Object.fromEntries(Object.entries(parts).filter(([path]) => path.startsWith('overlays/')))
    if (Object.keys(overlays).length > 0) studio.writeAll(overlays)
    if (unread.length > 0 || ready.length === 0) return
    const { overlay, refusals: found } = writtenInto(laid, Object.fromEntries(ready.map(([path, , content]) => [path, content])), studio.published[own])
    refuse(found)
    // What is written as text stays for whoever writes it, until it can be said.
    if (found.length > 0 && asText) setTyped(Object.fromEntries(ready.flatMap(([path, text]) => (text === null ? [] : [[path, text]]))))
    if (overlay !== undefined) keep(overlay)
  }
  const files = Object.keys(typed).length > 0 ? { ...laid.files, ...typed } : laid.files
  const changed = new Set(Object.keys({ ...published?.files, ...files }).filter((path) => published?.files[path] !== files[path]))
  const layered: Studio = {
    ...studio,
    files,
    published: published?.files ?? {},
    changed,
    issues: [...refusals, ...issuesOf(studio.issues, laid, dealership)],
    write: (path, text) => writeAll({ [path]: text }),
    writeAll,
    remove: (path) => writeAll({ [path]: null }),
    revert: (path) => writeAll({ [path]: published?.files[path] ?? null }),
  }
  const layer: Layer = {
    dealership,
    title: studio.dealerships.find(({ code }) => code === dealership)?.title ?? dealership,
    laid,
    packages: [laid.base, laid.package],
    differences: differencesBy(laid),
    files: filesThatDiffer(laid),
    refusals,
    dismiss: () => setRefusals([]),
    reset: (id) => keep(overlayText(withoutElement(laid.base, laid.overlay, id), studio.published[own])),
    resetFile: (path) => keep(overlayText(withoutOperations(laid.base, laid.overlay, (operation) => fileOf(operation, [laid.package, laid.base]) === path), studio.published[own])),
  }
  return <StudioContext value={layered}><LayerContext value={layer}>{children}</LayerContext></StudioContext>
}
