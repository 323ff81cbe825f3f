'use client'
import { useEffect, useMemo, useState } from 'react'
import type { EntityDefinition, FormerField } from '../../../../engine/client.ts'
import { formerFields } from '../../../(studio)/field-actions.ts'
import { reply } from '../../../_lib/request.ts'
import { jsonOf } from '../json.ts'
import type { Kind } from './kind.ts'

/** Fields that can be brought back with their values: those the draft took away, and those of earlier versions. */
export function useFormerFields({ entity }: Kind, published: string | undefined): readonly FormerField[] {
  const [earlier, setEarlier] = useState<readonly FormerField[]>([])
  const { id } = entity
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is published tells which were taken away before
  useEffect(() => {
    let isGone = false
    // Where they cannot be had nothing is offered: it can be asked again by opening the form.
    void reply(formerFields(id)).then((answer) => !isGone && answer.ok && setEarlier(answer.data))
    return () => {
      isGone = true
    }
  }, [id, published])
  const live = useMemo(() => jsonOf<EntityDefinition>(published), [published])
  return useMemo(() => {
    const here = new Set(Object.values(entity.schema.properties).map((property) => property['x-field'].id))
    const removed = Object.entries(live?.schema?.properties ?? {}).map(([name, schema]): FormerField => ({ id: schema['x-field'].id, name, schema, required: false, version: '', until: '' }))
    return [...removed, ...earlier].filter((field) => !here.has(field.id))
  }, [entity, live, earlier])
}
