'use client'
import { Tabs } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { fold, useFolded } from '../../_lib/folded.ts'
import type { JsonObject } from '../../../engine/client.ts'
import { FieldFrame } from './field-frame.tsx'
import { useFormFacts } from './form-facts.tsx'
import type { FormField } from './form-field.ts'
import classes from './form.module.css'
import { innerMessages } from './issues.ts'
import { PropertyField } from './property-field.tsx'

interface Section {
  readonly id: string
  readonly title: string
  readonly columns: number
  readonly tab: string | null
  readonly fields: readonly string[]
}

interface Tab {
  readonly name: string
  readonly title: string
}

/** Wide content takes a whole row of its section. */
const wide = new Set(['lines', 'text', 'answers', 'form'])

/** Alone in a section, these are named by its title. */
const titled = new Set(['lines', 'answers', 'form'])

interface Props {
  readonly fields: readonly FormField[]
  readonly uiSchema: JsonObject
}

/** Sections with their columns, and tabs; without any, one column of fields. */
export function FormSections({ fields, uiSchema }: Props) {
  const facts = useFormFacts()
  const folded = useFolded()
  const sections = (uiSchema['ui:sections'] ?? []) as unknown as readonly Section[]
  const tabs = (uiSchema['ui:tabs'] ?? []) as unknown as readonly Tab[]
  const known = new Map(fields.map((field) => [field.name, field]))
  const shown = (names: readonly string[]): readonly FormField[] => names.flatMap((name) => (facts.hidden.includes(name) ? [] : (known.get(name) ?? [])))
  const isWrong = (names: readonly string[]): boolean => names.some((name) => hasMistakes(known.get(name)))

  if (sections.length === 0) return <div className={classes.plain}>{shown(fields.map(({ name }) => name)).map((field) => <div key={field.name} data-wide={isWide(field) || undefined}>{drawField(field)}</div>)}</div>

  const draw = (section: Section) => {
    const own = shown(section.fields)
    if (own.length === 0 || facts.hidden.includes(section.id)) return null
    // What is wrong is never hidden away.
    const isFolded = facts.isFoldable && folded.has(section.id) && !isWrong(section.fields)
    return (
      <section key={section.id} className={classes.section} aria-labelledby={`${facts.id}-${section.id}`} data-folded={isFolded || undefined}>
        <SectionHead id={`${facts.id}-${section.id}`} title={section.title} isFolded={isFolded} onFold={facts.isFoldable ? () => fold(section.id, !isFolded) : null} />
        <div className={classes.columns} data-columns={section.columns} hidden={isFolded}>
          {own.map((field) => <div key={field.name} data-wide={isWide(field) || undefined} data-titled={(titled.has(typeOf(field)) && own.length === 1) || undefined}>{drawField(field)}</div>)}
        </div>
      </section>
    )
  }
  const hasErrors = (tab: string): boolean => sections.some((section) => section.tab === tab && isWrong(section.fields))
  return (
    <>
      {sections.filter(({ tab }) => tab === null).map(draw)}
      {tabs.length > 0 && (
        <Tabs value={facts.tab ?? tabs[0]?.name ?? null} onChange={(name) => name && facts.onTab(name)} variant="pills" keepMounted className={classes.tabs}>
          <Tabs.List>
            {tabs.map(({ name, title }) => (
              <Tabs.Tab key={name} value={name} rightSection={hasErrors(name) ? <span className={classes.errorDot} aria-hidden /> : null}>{title}</Tabs.Tab>
            ))}
          </Tabs.List>
          {tabs.map(({ name }) => <Tabs.Panel key={name} value={name}>{sections.filter(({ tab }) => tab === name).map(draw)}</Tabs.Panel>)}
        </Tabs>
      )}
    </>
  )
}

const drawField = (field: FormField) => <FieldFrame field={field}><PropertyField {...field} /></FieldFrame>

const typeOf = ({ ui }: FormField): string => ui['ui:options']?.type ?? ''

const isWide = (field: FormField): boolean => wide.has(typeOf(field)) || field.ui['ui:widget'] === 'buttons' || (field.ui['ui:options']?.freeTimes?.isOpen === true && !field.isReadOnly)

const hasMistakes = (field: FormField | undefined): boolean => (field?.mistakes?.messages.length ?? 0) > 0 || innerMessages(field?.mistakes).length > 0

function SectionHead({ id, title, isFolded, onFold }: { readonly id: string; readonly title: string; readonly isFolded: boolean; readonly onFold: (() => void) | null }) {
  const t = useTranslations('form')
  return (
    <h2 className={classes.sectionTitle}>
      <span id={id}>{title}</span>
      {onFold && (
        <button type="button" className={classes.fold} aria-expanded={!isFolded} aria-label={t(isFolded ? 'unfold' : 'fold', { title })} onClick={onFold}>
          <IconChevronDown size={14} aria-hidden />
        </button>
      )}
    </h2>
  )
}
