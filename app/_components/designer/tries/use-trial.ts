'use client'
import { useEffect, useRef, useState } from 'react'
import type { Issue, JsonObject, TriedStep, TriedView, TryOutRequest } from '../../../../engine/client.ts'
import { tryStep } from '../../../(studio)/definitions/try/actions.ts'
import type { Refusal } from '../../../_lib/answer.ts'
import { reply } from '../../../_lib/request.ts'
import type { EventSender } from '../../record/event-dialog.tsx'
import { useStudio } from '../studio-context.tsx'
import { begunWalk, type HandWalk, withView } from './hand-walk.ts'

/** A record on its way, and all that has happened to it, newest last. */
interface Way {
  readonly view: TriedView
  readonly steps: readonly TriedStep[]
  readonly walk: HandWalk
}

/** The way with one step more. */
const onwards = ({ steps, walk }: Way, view: TriedView): Way => ({ view, steps: [...steps, ...view.steps], walk: withView(walk, view) })

export interface Trial extends EventSender {
  readonly way: Way | null
  readonly role: string
  readonly setRole: (role: string) => void
  readonly issues: readonly Issue[]
  readonly begin: (from: TryOutRequest['from']) => void
  readonly save: (values: JsonObject) => void
  readonly wait: (until: string) => void
  /** Takes note of what is typed and not applied yet: it goes along with the next event. */
  readonly noteTyped: (values: JsonObject) => void
  /** Takes the last step back; null: there is none. */
  readonly back: (() => void) | null
  /** What the event just sent was refused with. */
  readonly refused: { readonly event: string; readonly step: TriedStep } | null
}

interface Kept {
  readonly past: readonly Way[]
  readonly way: Way | null
  readonly role: string
}

/** Records that are being tried stay while one goes to Design and back; a page that is left takes them along. */
const kept = new Map<string, Kept>()

export function useTrial(entity: string, dealership: string | null, firstRole: string): Trial {
  const { files, changes } = useStudio()
  const key = `${entity} ${dealership}`
  const [{ past, way, role }, setKept] = useState<Kept>(kept.get(key) ?? { past: [], way: null, role: firstRole })
  const [issues, setIssues] = useState<readonly Issue[]>([])
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [refused, setRefused] = useState<Trial['refused']>(null)
  const [isBusy, setBusy] = useState(false)
  const asked = useRef(0)
  const typed = useRef<JsonObject>({})
  const keep = (next: Kept) => {
    kept.set(key, next)
    setKept(next)
  }
  /** Asks for one step; what comes of it becomes the record, unless something else was asked for since. */
  const step = async (from: TryOutRequest['from'], does: TryOutRequest['does'], as: string): Promise<TriedView | null> => {
    const mine = ++asked.current
    setBusy(true)
    const answer = await reply(tryStep(files, { entity, dealership, role: as, at: way && from.kind === 'tried' ? way.view.at : new Date().toISOString(), from, does }))
    if (mine !== asked.current) return null
    setBusy(false)
    setRefusal(answer.ok ? null : answer.refusal)
    if (!answer.ok) return null
    typed.current = {}
    setIssues(answer.data.issues.filter(({ severity }) => severity !== 'warning'))
    return answer.data.view
  }
  const current = (): TryOutRequest['from'] => (way ? { kind: 'tried', record: way.view.record } : { kind: 'new', state: null })
  const go = async (does: TryOutRequest['does']) => {
    setRefused(null)
    const view = await step(current(), does, role)
    if (view && way) keep({ past: [...past, way], way: onwards(way, view), role })
  }
  const look = async (as: string) => {
    const view = way && (await step(current(), null, as))
    if (view && way) keep({ past, way: { ...way, view }, role: as })
  }
  const isFirst = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft that has changed shows the record otherwise
  useEffect(() => {
    const wasFirst = isFirst.current
    isFirst.current = false
    if (way && (!wasFirst || kept.has(key))) void look(role)
  }, [changes])
  return {
    way,
    role,
    issues,
    refusal,
    refused,
    isBusy,
    setRole: (next) => {
      keep({ past, way, role: next })
      void look(next)
    },
    begin: (from) => {
      setRefused(null)
      void step(from, null, role).then((view) => view && keep({ past: [], way: { view, steps: view.steps, walk: begunWalk(view, role) }, role }))
    },
    save: (values) => void go({ kind: 'save', values }),
    wait: (until) => void go({ kind: 'wait', until }),
    noteTyped: (values) => {
      typed.current = values
    },
    back: past.length === 0 ? null : () => {
      asked.current++
      typed.current = {}
      setBusy(false)
      setRefused(null)
      keep({ past: past.slice(0, -1), way: past.at(-1) ?? null, role })
    },
    send: async (event, input) => {
      const view = await step(current(), { kind: 'send', event, input: input ?? {}, ...(Object.keys(typed.current).length > 0 && { values: typed.current }) }, role)
      if (!view || !way) return false
      const [first] = view.steps
      setRefused(first?.refused ? { event, step: first } : null)
      keep({ past: [...past, way], way: onwards(way, view), role })
      return !first?.refused
    },
  }
}
