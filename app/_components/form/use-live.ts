'use client'
import { useEffect, useMemo, useState } from 'react'
import { type JsonObject, whenQuiet } from '../../../engine/client.ts'
import type { Live, liveOf } from './live.ts'

/** undefined: the expressions have not come. */
let known: typeof liveOf | undefined

/** The form's conditions and computed fields. Until they come, what is typed stands as it is, and hidden is what the server said. */
export function useLive(schema: JsonObject, uiSchema: JsonObject, states: readonly string[], firstHidden: readonly string[]): Live {
  const [make, setMake] = useState(() => known)
  useEffect(() => {
    if (make) return
    let isGone = false
    void whenQuiet().then(() => import('./live.ts')).then(
      (module) => {
        known = module.liveOf
        if (!isGone) setMake(() => module.liveOf)
      },
      // The server has the last word anyway.
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [make])
  const key = states.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the server said is for the beginning; states by their names
  return useMemo(() => make?.(schema, uiSchema, states) ?? { recompute: (data) => data, hidden: () => firstHidden }, [make, schema, uiSchema, key])
}
