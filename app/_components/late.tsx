'use client'
import { type ComponentType, lazy, Suspense } from 'react'
import { whenQuiet } from '../../engine/client.ts'

/** A part of a page that comes after the page itself, and is there before it is opened: also where the connection is gone by then. */
export function late<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Late = lazy(async () => ({ default: await load() }))
  // What cannot be had now is asked for again when it is opened.
  if (typeof window !== 'undefined') void whenQuiet().then(load).catch(() => undefined)
  return function LatePart(props: P) {
    return <Suspense><Late {...props} /></Suspense>
  }
}
