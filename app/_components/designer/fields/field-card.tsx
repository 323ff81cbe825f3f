'use client'
import { IconEyeOff, IconFunction, IconLock } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { titleOf } from '../../../../engine/client.ts'
import { useDragItem, useDropTarget } from '../../drag/use-drag.ts'
import { DiffersDot } from '../layer/differs.tsx'
import { Mark } from '../mark.tsx'
import { namedIn } from '../parts/draft-fields.ts'
import { useStudio } from '../studio-context.tsx'
import type { Chosen } from './choice.ts'
import { isRequired } from './edits.ts'
import { iconOf, typeOf } from './field-types.ts'
import { titleIn } from './field-text.ts'
import classes from './fields.module.css'
import type { Kind } from './kind.ts'

interface Props {
  readonly path: string
  readonly kind: Kind
  readonly name: string
  readonly chosen: Chosen | null
  readonly onChoose: (chosen: Chosen) => void
  readonly onStep: (name: string, by: 1 | -1, isFar: boolean) => void
}

/** These take a whole row of their section, as on the form. */
const wide = new Set(['lines', 'text', 'answers', 'form'])

/** One field as it stands on the form: to be chosen, dragged, or moved by Alt and the arrows. */
export function FieldCard({ path, kind, name, chosen, onChoose, onStep }: Props) {
  const t = useTranslations('designer-form')
  const locale = useLocale()
  const { issues } = useStudio()
  const drag = useDragItem(`field:${name}`)
  const drop = useDropTarget(`before:${name}`)
  const property = kind.entity.schema.properties[name]
  if (!property) return null
  const type = typeOf(property)
  const Shape = iconOf(type)
  const { visible, computed } = property['x-field']
  const found = issues.find(({ file, pointer }) => file === path && `${pointer}/`.startsWith(`/schema/properties/${name}/`))
  const keys = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onStep(name, event.key === 'ArrowDown' ? 1 : -1, event.shiftKey)
  }
  const isChosen = chosen?.kind === 'field' && chosen.at[0] === name
  return (
    <div ref={drop.ref} className={classes.card} data-wide={wide.has(type) || undefined} data-over={drop.isOver || undefined} data-dragging={drag.isDragging || undefined}>
      <button ref={drag.ref} type="button" className={classes.field} data-field={name} aria-pressed={isChosen} aria-describedby="form-canvas-keys" onClick={() => onChoose({ kind: 'field', at: [name] })} onKeyDown={keys}>
        <span className={classes.label}>
          {titleIn(kind, [name], locale)}
          {isRequired(kind, [name]) && <span className={classes.required} aria-hidden>*</span>}
          {visible !== undefined && <IconEyeOff size={12} role="img" aria-label={t('underCondition')} />}
          {computed !== undefined && <IconFunction size={12} role="img" aria-label={t('computed')} />}
          {property.readOnly === true && <IconLock size={12} role="img" aria-label={t('readOnly')} />}
          <DiffersDot id={property['x-field'].id} />
          {found && <Mark severity={found.severity} text={found.message} />}
        </span>
        <span className={classes.box} data-type={type}><Shape size={14} stroke={1.6} aria-hidden /><span><Look kind={kind} name={name} /></span></span>
      </button>
    </div>
  )
}

/** What would stand in the field: its choices, its columns, where it leads; else its type. */
function Look({ kind, name }: { readonly kind: Kind; readonly name: string }) {
  const t = useTranslations('designer-form')
  const locale = useLocale()
  const { files } = useStudio()
  const property = kind.entity.schema.properties[name]
  const { options = {}, entity } = property?.['x-field'] ?? {}
  if (property?.enum) return property.enum.map((value) => (options[String(value)] ? titleOf(options[String(value)]?.titles ?? { en: '', ru: '' }, locale) : String(value))).join(' · ')
  if (property?.items) return Object.keys(property.items.properties).map((column) => titleIn(kind, [name, column], locale)).join(' | ')
  const type = property ? t(`types.${typeOf(property)}`) : ''
  return entity === undefined ? type : `${type}: ${namedIn(files, 'entities', locale).find(({ value }) => value === entity)?.label ?? entity}`
}
