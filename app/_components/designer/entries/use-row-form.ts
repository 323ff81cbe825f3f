'use client'
import { useLocale } from 'next-intl'
import { useEffect, useState } from 'react'
import type { DraftFiles, FormView, RoleDefinition } from '../../../../engine/client.ts'
import { previewForm } from '../../../(studio)/field-actions.ts'
import type { Refusal } from '../../../_lib/answer.ts'
import { reply } from '../../../_lib/request.ts'
import { jsonOf } from '../json.ts'
import { namedIn } from '../parts/draft-fields.ts'
import { givenFor } from '../roles/edits.ts'
import { isRole } from '../roles/role-shape.ts'
import { useStudio } from '../studio-context.tsx'

/** A role that may change such records: whoever keeps the catalogue. */
function keeperOf(files: DraftFiles, entity: string): string | null {
  const roles = namedIn(files, 'roles', 'en').flatMap(({ value }) => {
    const path = `roles/${value}/role.json`
    const role = isRole(path, files[path] ?? '') ? jsonOf<RoleDefinition>(files[path]) : null
    return role && givenFor(role, entity)?.create === true ? [role] : []
  })
  const whole = roles.find((role) => Object.keys(givenFor(role, entity)?.fields ?? {}).length === 0)
  return (whole ?? roles[0])?.name ?? null
}

/**
 * Form of a row as the draft has it, by the files it is made of; as it is live while the draft is not whole. The rows
 * themselves do not count: one that is wrong must be mendable.
 */
export function useRowForm(entity: string): { readonly form: FormView | null; readonly refusal: Refusal | null } {
  const locale = useLocale()
  const { files, published } = useStudio()
  const [found, setFound] = useState<{ readonly form: FormView | null; readonly refusal: Refusal | null }>({ form: null, refusal: null })
  const parts = [files[`entities/${entity}/entity.json`], files[`entities/${entity}/views.json`]].join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row makes no other form
  useEffect(() => {
    let isGone = false
    const role = keeperOf(files, entity)
    const ask = async (of: DraftFiles) => {
      const { [`entities/${entity}/seed.json`]: _, ...rest } = of
      return reply(previewForm(rest, { entity, state: null, role: role ?? '', locale, dealership: null }))
    }
    const read = async () => {
      const drafted = await ask(files)
      const answer = drafted.ok ? drafted : await ask(published)
      if (!isGone) setFound(answer.ok ? { form: answer.data, refusal: null } : { form: null, refusal: drafted.ok ? null : drafted.refusal })
    }
    void read()
    return () => {
      isGone = true
    }
  }, [parts, entity, locale])
  return found
}
