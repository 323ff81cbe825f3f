'use client'
import { type FormEvent, useCallback } from 'react'
import type { check } from './checker.ts'

/** null: it has not come. */
let checker: typeof check | null = null
let coming: Promise<void> | null = null

/** Brings the checker. Where it cannot be had, values go unchecked to the server, which has the last word anyway. */
function bring(): Promise<void> {
  coming ??= import('./checker.ts').then(
    (module) => {
      checker = module.check
    },
    () => {
      coming = null
    },
  )
  return coming
}

export const checkerNow = (): typeof check | null => checker

/** What a form listens to so that it is checked in time: whoever comes into it brings the checker, and who sends it waits for that. */
export function useChecker(): { readonly onFocusCapture: () => void; readonly onSubmitCapture: (event: FormEvent<HTMLElement>) => void } {
  const onSubmitCapture = useCallback((event: FormEvent<HTMLElement>) => {
    const { target } = event
    if (checker || !(target instanceof HTMLFormElement) || target.dataset.waited) return
    event.preventDefault()
    event.stopPropagation()
    const { submitter } = event.nativeEvent as SubmitEvent
    void bring().then(() => {
      // Sent once more, checked or not.
      target.dataset.waited = 'true'
      if (target.isConnected) target.requestSubmit(submitter)
      delete target.dataset.waited
    })
  }, [])
  return { onFocusCapture: () => void bring(), onSubmitCapture }
}
