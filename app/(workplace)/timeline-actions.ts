'use server'
import { getLocale } from 'next-intl/server'
import type { Mentionable, TimelineEntry, TimelinePart } from '../../engine/client.ts'
import { currentActor } from '../_lib/actor.ts'
import { type Answer, answerInPlace } from '../_lib/answer.ts'
import { engine } from '../_lib/engine.ts'

/** Entries that are shown at first, and more of them each time. */
const page = 50

export async function readTimeline(entity: string, id: string, part: Omit<TimelinePart, 'limit'> = {}): Promise<Answer<readonly TimelineEntry[]>> {
  return answerInPlace(async () => engine().timeline(await currentActor(), await getLocale(), String(entity), String(id), { ...part, limit: page }))
}

export async function findMentionable(entity: string, id: string, search: string): Promise<Answer<readonly Mentionable[]>> {
  return answerInPlace(async () => engine().mentionable(await currentActor(), String(entity), String(id), String(search)))
}

export async function addComment(entity: string, id: string, text: string, mentions: readonly string[]): Promise<Answer<null>> {
  return answerInPlace(async () => {
    await engine().comment(await currentActor(), String(entity), String(id), String(text), mentions.map(String))
    return null
  })
}
