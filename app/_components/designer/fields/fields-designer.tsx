'use client'
import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconFolderPlus, IconLayoutRows } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { titleOf } from '../../../../engine/client.ts'
import { type Dropped, DragScope } from '../../drag/drag-scope.tsx'
import { useStudio } from '../studio-context.tsx'
import studio from '../studio.module.css'
import { AddFieldDialog, type Wanted } from './add-field-dialog.tsx'
import { type Chosen, fieldAtPointer } from './choice.ts'
import { titleIn } from './field-text.ts'
import classes from './fields.module.css'
import { FormCanvas } from './form-canvas.tsx'
import { FormPreview } from './form-preview.tsx'
import { type Kind, unplacedFields } from './kind.ts'
import { addSection, addTab, placeField, placeSection, sectionOf, stepField, stepFieldToSection } from './layout-edits.ts'
import { newTitles } from '../parts/new-titles.ts'
import { Side } from './side.tsx'
import { useKind } from './use-kind.ts'

/** The fields of a kind of record and the form they stand on; what is chosen is changed in the panel beside it. */
export function FieldsDesigner({ path }: { readonly path: string }) {
  const t = useTranslations('designer-form')
  const { open } = useStudio()
  const { kind, put } = useKind(path)
  if (kind) return <Designer path={path} kind={kind} put={put} />
  const views = path.replace(/[^/]+$/, 'views.json')
  return <div className={studio.none}><p>{t('brokenViews')}</p><Button variant="default" onClick={() => open(views)}>{t('openViews')}</Button></div>
}

export interface DesignerProps {
  readonly path: string
  readonly kind: Kind
  readonly put: (next: Kind) => void
}

function Designer({ path, kind, put }: DesignerProps) {
  const t = useTranslations('designer-form')
  const td = useTranslations('designer')
  const locale = useLocale()
  const { undo, redo, place } = useStudio()
  const [look, setLook] = useState<'form' | 'preview'>('form')
  const [chosen, choose] = useState<Chosen | null>(null)
  const [tab, setTab] = useState<string | null>(kind.views.form.tabs?.[0]?.name ?? null)
  const [wanted, want] = useState<Wanted | null>(null)
  const [said, say] = useState('')
  const canvas = useRef<HTMLDivElement>(null)
  // Whoever jumps to a mistake finds its field chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same place can be jumped to again
  useEffect(() => {
    const at = place.pointer === null ? null : fieldAtPointer(place.pointer)
    if (at) choose({ kind: 'field', at })
  }, [place.pointer, place.jump])
  const focusField = (name: string) => requestAnimationFrame(() => canvas.current?.querySelector<HTMLElement>(`[data-field="${name}"]`)?.focus())
  const moved = (name: string, next: Kind) => {
    if (next === kind) return
    put(next)
    const section = sectionOf(next, name)
    const fields = section?.fields ?? unplacedFields(next)
    if (section?.tab !== undefined) setTab(section.tab)
    say(t('moved', { field: titleIn(next, [name], locale), section: section ? titleOf(section.titles, locale) : t('other'), at: fields.indexOf(name) + 1, of: fields.length }))
    focusField(name)
  }
  const drop = ({ item, target }: Dropped) => {
    if (target === null) return
    const [what, name = ''] = [item.slice(0, item.indexOf(':')), item.slice(item.indexOf(':') + 1)]
    const [where, to = ''] = [target.slice(0, target.indexOf(':')), target.slice(target.indexOf(':') + 1)]
    const section = where === 'end' ? to : (sectionOf(kind, to)?.id ?? '')
    if (what === 'section') return put(placeSection(kind, name, section))
    const fields = kind.views.form.sections.find(({ id }) => id === section)?.fields.filter((one) => one !== name) ?? []
    const index = where === 'before' ? fields.indexOf(to) : fields.length
    if (what === 'type') want({ type: name, ...(section !== '' && { section, index }) })
    else if (what === 'field' && name !== to) moved(name, placeField(kind, name, section === '' ? null : section, index))
  }
  const keys = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || (event.target instanceof Element && event.target.closest('input, textarea'))) return
    event.preventDefault()
    ;(event.shiftKey ? redo : undo)?.()
  }
  const makeSection = () => {
    const made = addSection(kind, newTitles.section, tab ?? undefined)
    put(made.kind)
    choose({ kind: 'section', id: made.id })
  }
  const makeTab = () => {
    const made = addTab(kind, newTitles.tab, 'tab')
    put(made.kind)
    setTab(made.name)
    choose({ kind: 'tab', name: made.name })
  }
  const step = (name: string, by: 1 | -1, isFar: boolean) => moved(name, isFar ? stepFieldToSection(kind, name, by) : stepField(kind, name, by))
  return (
    <DragScope onDrop={drop} preview={(item) => <Carried item={item} kind={kind} />}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of what is inside */}
      <div className={studio.canvas} onKeyDown={keys} ref={canvas}>
        <div className={`${studio.bar} ${classes.bar}`}>
          <SegmentedControl size="xs" aria-label={t('look')} value={look} onChange={(value) => setLook(value as typeof look)} data={[{ value: 'form', label: t('design') }, { value: 'preview', label: t('preview') }]} />
          <span className={studio.barGap} />
          <Button variant="default" leftSection={<IconLayoutRows size={14} aria-hidden />} onClick={makeSection}>{t('addSection')}</Button>
          <ActionIcon size={30} variant="default" aria-label={t('addTab')} title={t('addTab')} onClick={makeTab}><IconFolderPlus size={15} aria-hidden /></ActionIcon>
          <ActionIcon size={30} variant="default" disabled={!undo} aria-label={td('undo')} title={td('undo')} onClick={() => undo?.()}><IconArrowBackUp size={15} aria-hidden /></ActionIcon>
          <ActionIcon size={30} variant="default" disabled={!redo} aria-label={td('redo')} title={td('redo')} onClick={() => redo?.()}><IconArrowForwardUp size={15} aria-hidden /></ActionIcon>
        </div>
        {look === 'form' ? <FormCanvas path={path} kind={kind} chosen={chosen} onChoose={choose} tab={tab} onTab={setTab} onStep={step} /> : <FormPreview path={path} kind={kind} />}
        <div role="status" className="visually-hidden">{said}</div>
      </div>
      <Side path={path} kind={kind} put={put} chosen={chosen} onChoose={choose} onWant={want} onStep={step} />
      {wanted && (
        <AddFieldDialog
          kind={kind}
          wanted={wanted}
          section={wanted.section ?? shownSection(kind, chosen, tab)}
          onClose={() => want(null)}
          onAdd={({ kind: next, at }) => {
            put(next)
            want(null)
            choose({ kind: 'field', at })
            focusField(at[0])
          }}
        />
      )}
    </DragScope>
  )
}

/** Where a field comes to stand that is not dragged anywhere: behind what is chosen, else in the last section in sight. */
function shownSection(kind: Kind, chosen: Chosen | null, tab: string | null): string | undefined {
  const { sections } = kind.views.form
  if (chosen?.kind === 'section') return chosen.id
  const own = chosen?.kind === 'field' ? sectionOf(kind, chosen.at[0])?.id : undefined
  return own ?? sections.findLast((section) => (section.tab ?? null) === tab)?.id ?? sections.at(-1)?.id
}

function Carried({ item, kind }: { readonly item: string; readonly kind: Kind }) {
  const t = useTranslations('designer-form')
  const locale = useLocale()
  const [what, name = ''] = item.split(':')
  const section = kind.views.form.sections.find(({ id }) => id === name)
  return <Button variant="default">{what === 'type' ? t(`types.${name}`) : what === 'section' && section ? titleOf(section.titles, locale) : titleIn(kind, [name], locale)}</Button>
}
