'use client'
import { TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { renameField } from '../../../../engine/client.ts'
import { useStudio } from '../studio-context.tsx'
import { isFreeName } from './edits.ts'
import type { FieldPartProps } from './field-panel.tsx'
import { type FieldAt, schemaAt } from './kind.ts'

/** The name that expressions and the API know the field by; where it changes, whatever speaks of it follows, and its values stay. */
export function FieldName({ kind, at, onChoose }: FieldPartProps) {
  const t = useTranslations('designer-form')
  const { files, writeAll, layer } = useStudio()
  const name = at.at(-1) ?? ''
  const [text, setText] = useState(name)
  const schema = schemaAt(kind, at)
  const isWrong = text !== name && !(schema && isFreeName(schema, text, name))
  const rename = () => {
    if (text === name || isWrong) return
    const [first] = at
    const next: FieldAt = at.length === 1 ? [text] : [first, text]
    writeAll(renameField(files, { entity: kind.entity.name, lines: at.length === 1 ? null : first, from: name, to: text }))
    onChoose({ kind: 'field', at: next })
  }
  return <TextInput label={t('name')} description={t('nameHint')} readOnly={layer !== null} error={isWrong && t('nameWrong')} value={text} onChange={(event) => setText(event.currentTarget.value)} onBlur={rename} onKeyDown={(event) => event.key === 'Enter' && rename()} />
}
