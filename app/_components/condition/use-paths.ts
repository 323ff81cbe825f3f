'use client'
import { useEffect, useMemo, useState } from 'react'
import type { FieldView } from '../../../engine/client.ts'
import { readFields } from '../../(workplace)/actions.ts'
import { isPerson } from '../../_lib/list-filter.ts'
import { reply } from '../../_lib/request.ts'
import type { FieldAt } from './condition-model.ts'

/** A field that conditions may speak of, by the way to it. */
export interface FieldPath {
  readonly path: string
  readonly title: string
  /** Title of the reference that leads to it; null: the record's own. */
  readonly of: string | null
}

const isAsked = ({ kind, type }: FieldView): boolean => type !== 'lines' && kind !== null && kind !== 'json'

/** The record's own fields and those of the records it points to. */
export function usePaths(fields: readonly FieldView[]): { readonly paths: readonly FieldPath[]; readonly fieldAt: FieldAt; readonly isReady: boolean } {
  const [inner, setInner] = useState<Readonly<Record<string, readonly FieldView[]>> | null>(null)
  const references = useMemo(() => fields.filter((field) => field.target && !isPerson(field)), [fields])
  const targets = [...new Set(references.map(({ target }) => target?.entity ?? ''))].sort().join(',')
  useEffect(() => {
    let isGone = false
    void reply(readFields(targets === '' ? [] : targets.split(','))).then((answer) => !isGone && setInner(answer.ok ? answer.data : {}))
    return () => {
      isGone = true
    }
  }, [targets])
  return useMemo(() => {
    const innerOf = (field: FieldView | undefined): readonly FieldView[] => (field?.target && !isPerson(field) ? (inner?.[field.target.entity] ?? []) : [])
    const fieldAt: FieldAt = ([name, ...rest]) => {
      const field = fields.find((one) => one.name === name)
      return rest.length === 0 ? field : rest.length === 1 ? innerOf(field).find((one) => one.name === rest[0]) : undefined
    }
    const own = fields.filter(isAsked).map((field): FieldPath => ({ path: field.name, title: field.title, of: null }))
    const beyond = references.flatMap((field) => innerOf(field).filter(isAsked).map((one): FieldPath => ({ path: `${field.name}.${one.name}`, title: one.title, of: field.title })))
    return { paths: [...own, ...beyond], fieldAt, isReady: inner !== null }
  }, [fields, references, inner])
}
