'use client'
import { Button, SegmentedControl } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import studio from '../studio.module.css'
import type { Wanted } from './add-field-dialog.tsx'
import type { Chosen } from './choice.ts'
import { FieldPanel } from './field-panel.tsx'
import classes from './fields.module.css'
import type { DesignerProps } from './fields-designer.tsx'
import { propertyAt } from './kind.ts'
import { KindPanel } from './kind-panel.tsx'
import { Palette } from './palette.tsx'
import { SectionPanel } from './section-panel.tsx'
import { TabPanel } from './tab-panel.tsx'

export interface SideProps extends DesignerProps {
  readonly onChoose: (chosen: Chosen | null) => void
  readonly onWant: (wanted: Wanted) => void
  readonly onStep: (name: string, by: 1 | -1, isFar: boolean) => void
}

/** What is chosen on the form; nothing: what can be put there, and the kind of record as a whole. */
export function Side({ chosen, ...props }: SideProps & { readonly chosen: Chosen | null }) {
  const t = useTranslations('designer-form')
  const [shown, show] = useState<'add' | 'kind'>('add')
  const { kind, onChoose } = props
  const aside = useRef<HTMLElement>(null)
  // On a narrow screen it stands below the form.
  useEffect(() => {
    if (chosen) aside.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const panel = panelOf(chosen, props)
  return (
    <aside ref={aside} className={studio.side} aria-label={t('properties')}>
      {panel ? (
        <div className={studio.panel}>
          <Button className={classes.back} variant="subtle" color="gray" size="compact-sm" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={() => onChoose(chosen?.kind === 'field' && chosen.at.length === 2 ? { kind: 'field', at: [chosen.at[0]] } : null)}>{t(chosen?.kind === 'field' && chosen.at.length === 2 ? 'backToLines' : 'backToPalette')}</Button>
          {panel}
        </div>
      ) : (
        <div className={studio.panel}>
          <SegmentedControl aria-label={t('properties')} value={shown} onChange={(value) => show(value as typeof shown)} data={[{ value: 'add', label: t('addField') }, { value: 'kind', label: t('kind') }]} />
          {shown === 'add' ? <Palette {...props} /> : <KindPanel key={kind.entity.id} {...props} />}
        </div>
      )}
    </aside>
  )
}

/** null where what was chosen is gone, by a step back for instance. */
function panelOf(chosen: Chosen | null, props: SideProps) {
  const { sections, tabs = [] } = props.kind.views.form
  if (chosen?.kind === 'field') return propertyAt(props.kind, chosen.at) ? <FieldPanel key={chosen.at.join('/')} at={chosen.at} {...props} /> : null
  if (chosen?.kind === 'section') return sections.some(({ id }) => id === chosen.id) ? <SectionPanel key={chosen.id} id={chosen.id} {...props} /> : null
  if (chosen?.kind === 'tab') return tabs.some(({ name }) => name === chosen.name) ? <TabPanel key={chosen.name} name={chosen.name} {...props} /> : null
  return null
}
