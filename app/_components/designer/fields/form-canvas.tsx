'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type SectionDefinition, titleOf } from '../../../../engine/client.ts'
import { useDragItem, useDropTarget } from '../../drag/use-drag.ts'
import { IconGripVertical } from '@tabler/icons-react'
import type { Chosen } from './choice.ts'
import { FieldCard } from './field-card.tsx'
import classes from './fields.module.css'
import { type Kind, unplacedFields } from './kind.ts'

interface Props {
  readonly path: string
  readonly kind: Kind
  readonly chosen: Chosen | null
  readonly onChoose: (chosen: Chosen) => void
  readonly tab: string | null
  readonly onTab: (name: string) => void
  /** By keys: a place on, or into another section. */
  readonly onStep: (name: string, by: 1 | -1, isFar: boolean) => void
}

/** The form as people meet it, every part of it to be taken and moved. */
export function FormCanvas(props: Props) {
  const t = useTranslations('designer-form')
  const locale = useLocale()
  const { kind, chosen, onChoose, tab, onTab } = props
  const { sections, tabs = [] } = kind.views.form
  const names = new Set(tabs.map(({ name }) => name))
  const tabOf = (section: SectionDefinition): string | null => (section.tab !== undefined && names.has(section.tab) ? section.tab : null)
  const open = tabs.some(({ name }) => name === tab) ? tab : (tabs[0]?.name ?? null)
  const others = unplacedFields(kind)
  return (
    <div className={classes.form}>
      <p id="form-canvas-keys" className="visually-hidden">{t('keys')}</p>
      {sections.filter((section) => tabOf(section) === null).map((section) => <SectionBox key={section.id} section={section} {...props} />)}
      {tabs.length > 0 && (
        <div className={classes.tabs} role="group" aria-label={t('tabs')}>
          {tabs.map(({ name, titles }) => (
            <button key={name} type="button" className={classes.tab} aria-pressed={name === open} data-chosen={(chosen?.kind === 'tab' && chosen.name === name) || undefined} onClick={() => { onTab(name); onChoose({ kind: 'tab', name }) }}>{titleOf(titles, locale)}</button>
          ))}
        </div>
      )}
      {sections.filter((section) => tabOf(section) !== null && tabOf(section) === open).map((section) => <SectionBox key={section.id} section={section} {...props} />)}
      {others.length > 0 && (
        <section className={classes.section} aria-label={t('other')}>
          <div className={classes.sectionHead}><span className={classes.sectionTitle}>{t('other')}</span><span className="muted">{t('otherHint')}</span></div>
          <div className={classes.columns} data-columns={2}>{others.map((name) => <FieldCard key={name} name={name} {...props} />)}</div>
        </section>
      )}
    </div>
  )
}

function SectionBox({ section, ...props }: Props & { readonly section: SectionDefinition }) {
  const t = useTranslations('designer-form')
  const locale = useLocale()
  const { kind, chosen, onChoose } = props
  const { ref, handle, isDragging } = useDragItem(`section:${section.id}`)
  const end = useDropTarget(`end:${section.id}`)
  const title = titleOf(section.titles, locale)
  const fields = section.fields.filter((name) => kind.entity.schema.properties[name]?.['x-field'].hidden !== true)
  return (
    <section ref={ref} className={classes.section} aria-label={title} data-dragging={isDragging || undefined} data-chosen={(chosen?.kind === 'section' && chosen.id === section.id) || undefined}>
      <div className={classes.sectionHead}>
        <span ref={handle} className={classes.grip} aria-hidden><IconGripVertical size={14} /></span>
        <button type="button" className={classes.sectionTitle} aria-pressed={chosen?.kind === 'section' && chosen.id === section.id} onClick={() => onChoose({ kind: 'section', id: section.id })}>{title}</button>
        {section.visible !== undefined && <span className={classes.condition}>{t('underCondition')}</span>}
      </div>
      <div className={classes.columns} data-columns={section.columns ?? 2}>
        {fields.map((name) => <FieldCard key={name} name={name} {...props} />)}
        <div ref={end.ref} className={classes.end} data-over={end.isOver || undefined} data-empty={fields.length === 0 || undefined}>{fields.length === 0 && t('emptySection')}</div>
      </div>
    </section>
  )
}
