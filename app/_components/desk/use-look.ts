'use client'
import { useEffect, useRef, useState } from 'react'
import type { DeskLook, DeskView, JsonObject } from '../../../engine/client.ts'
import { lookDesk } from '../../(workplace)/home-actions.ts'
import { reply } from '../../_lib/request.ts'
import type { RecordFormState } from '../record/use-record-form.ts'

/** Milliseconds after a choice, and after a letter. */
const [soon, later] = [30, 400]

const isChoice = (value: unknown): boolean => typeof value !== 'string' || /^[0-9a-f-]{36}$/.test(value)

/** What is known of the form as it is filled in: asked for again when something in it changes. */
export function useLook(block: string, { record }: DeskView, form: RecordFormState): DeskLook {
  const [look, setLook] = useState<DeskLook>({ events: record.events, labels: {}, about: null, script: null, unfit: [] })
  const text = JSON.stringify(form.data)
  const before = useRef<JsonObject>(record.form.data)
  const latest = useRef(form)
  latest.current = form
  useEffect(() => {
    const asked = JSON.parse(text) as JsonObject
    const changed = [...new Set([...Object.keys(asked), ...Object.keys(before.current)])].filter((name) => JSON.stringify(asked[name]) !== JSON.stringify(before.current[name]))
    if (changed.length === 0) return
    const pause = changed.some((name) => isChoice(asked[name] ?? before.current[name])) ? soon : later
    let isOver = false
    const timer = setTimeout(async () => {
      const answer = await reply(lookDesk(block, asked))
      if (isOver || !answer.ok) return
      before.current = asked
      setLook(answer.data)
      const { data, change } = latest.current
      // What does not go with the rest any more is taken out, as long as nobody has chosen anew.
      const unfit = answer.data.unfit.filter((name) => data[name] !== undefined && data[name] === asked[name])
      if (unfit.length > 0) change(Object.fromEntries(Object.entries(data).filter(([name]) => !unfit.includes(name))))
    }, pause)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [block, text])
  return look
}
