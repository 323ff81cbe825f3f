/** When what happens by itself happens, and how long promises last. */
import type { Element } from '../elements.ts'
import { delayOf } from '../overlay-delays.ts'
import type { ClockDefinition, TransitionDefinition } from '../types.ts'
import { eachPair, emit, nodeAt, type Work } from './work.ts'

export function setDelays(work: Work, elements: readonly Element[]): void {
  for (const element of elements.filter(({ kind }) => kind === 'transition')) {
    const [now, wanted] = [work.draft.elements.get(element.id), delayOf(element.path)]
    const delay = now && delayOf(now.path)
    if (!now || delay === null || wanted === null) continue
    const counted = otherCalendar(nodeAt<TransitionDefinition>(work.draft.package, now).meta, nodeAt<TransitionDefinition>(work.target.package, element).meta)
    if (delay !== wanted || counted) emit(work, { op: 'set-delay', transition: element.id, ...(delay === wanted ? {} : { delay: wanted }), ...counted })
  }
}

export function setClocks(work: Work, elements: readonly Element[]): void {
  eachPair<ClockDefinition>(work, elements.filter(({ kind }) => kind === 'clock'), ({ id, now, wanted }) => {
    const counted = otherCalendar(now, wanted)
    if (now.limit !== wanted.limit || counted) emit(work, { op: 'set-clock', clock: id, ...(now.limit === wanted.limit ? {} : { limit: wanted.limit }), ...counted })
  })
}

interface Counted {
  readonly calendar?: string
}

const otherCalendar = (now: Counted, wanted: Counted): { readonly calendar: string | null } | null => (now.calendar === wanted.calendar ? null : { calendar: wanted.calendar ?? null })
