'use client'
import { Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { BoardDefinition } from '../../../../engine/client.ts'
import { choicesOf, draftEntity, isFigure, isShown } from '../parts/draft-fields.ts'
import { NamesField } from '../parts/names-field.tsx'
import { OptionalPart } from '../parts/optional-part.tsx'
import { useStudio } from '../studio-context.tsx'
import { isColumn, newBoard, withKeys } from './edits.ts'
import type { PartProps } from './lists-designer.tsx'

/** The list as columns of cards. */
export function BoardPart({ entity, views, fields, onChange }: PartProps) {
  const t = useTranslations('designer-views')
  const { files } = useStudio()
  const hasStates = fields.some(({ name }) => name === 'state')
  const columns = fields.filter((field) => isColumn(field) || field.name === 'state')
  const write = (board: BoardDefinition | undefined) => onChange(withKeys(views, { board }))
  return (
    <OptionalPart content={views.board} start={newBoard(fields, draftEntity(files, entity)?.entity.label ?? [])} onChange={write} texts={{ none: t(hasStates ? 'lists.boardByState' : 'lists.noBoard'), add: t('lists.addBoard'), impossible: t('lists.boardImpossible'), remove: t('lists.removeBoard') }}>
      {(board) => (
        <>
          <Select label={t('lists.boardColumns')} data={[...choicesOf(columns)]} value={board.columns ?? 'state'} allowDeselect={false} onChange={(name) => write(withKeys(board, { columns: name === null || name === 'state' ? undefined : name }))} />
          <Select label={t('lists.lanes')} clearable placeholder={t('none')} data={[...choicesOf(fields.filter(isColumn))]} value={board.swimLanes ?? null} onChange={(name) => write(withKeys(board, { swimLanes: name ?? undefined }))} />
          <NamesField label={t('lists.card')} hint={t('lists.cardHint')} choices={choicesOf(fields.filter(isShown))} value={board.card} most={8} onChange={(card) => write({ ...board, card })} />
          <NamesField label={t('lists.sums')} choices={choicesOf(fields.filter(isFigure))} value={board.sums ?? []} most={3} onChange={(sums) => write(withKeys(board, { sums }))} />
        </>
      )}
    </OptionalPart>
  )
}
