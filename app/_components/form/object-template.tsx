'use client'
import { Tabs } from '@mantine/core'
import type { ObjectFieldTemplateProps } from '@rjsf/utils'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { fold, useFolded } from '../../_lib/folded.ts'
import type { JsonObject } from '../../../engine/client.ts'
import { useFormFacts } from './form-facts.tsx'
import classes from './form.module.css'
import { hasMessages } from './issues.ts'
import { type FieldUi, propertiesOf } from './values.ts'

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

/** Sections with their columns, and tabs; without any, one column of fields. */
export function ObjectTemplate({ properties, schema, uiSchema, errorSchema, readonly }: ObjectFieldTemplateProps) {
  const facts = useFormFacts()
  const folded = useFolded()
  const sections = (uiSchema?.['ui:sections'] ?? []) as readonly Section[]
  const tabs = (uiSchema?.['ui:tabs'] ?? []) as readonly Tab[]
  const contents = new Map<string, ReactNode>(properties.map(({ name, content }) => [name, content]))
  const typeOf = (name: string): string => (uiSchema?.[name]?.['ui:options']?.type as string | undefined) ?? ''
  const isStill = (name: string): boolean => readonly === true || propertiesOf(schema as JsonObject)[name]?.readOnly === true
  const hasTimes = (name: string): boolean => ((uiSchema?.[name] ?? {}) as FieldUi)['ui:options']?.freeTimes?.isOpen === true
  const isWide = (name: string): boolean => wide.has(typeOf(name)) || (uiSchema?.[name]?.['ui:widget'] === 'buttons' && typeOf(name) !== 'boolean') || (hasTimes(name) && !isStill(name))
  const shown = (names: readonly string[]) => names.filter((name) => contents.has(name) && !facts.hidden.includes(name))
  const isWrong = (names: readonly string[]): boolean => names.some((name) => hasMessages(errorSchema?.[name]))

  if (sections.length === 0) return <div className={classes.plain}>{shown(properties.map(({ name }) => name)).map((name) => <div key={name} data-wide={isWide(name) || undefined}>{contents.get(name)}</div>)}</div>

  const draw = (section: Section) => {
    const names = shown(section.fields)
    if (names.length === 0 || facts.hidden.includes(section.id)) return null
    // What is wrong is never hidden away.
    const isFolded = facts.isFoldable && folded.has(section.id) && !isWrong(section.fields)
    return (
      <section key={section.id} className={classes.section} aria-labelledby={`${facts.id}-${section.id}`} data-folded={isFolded || undefined}>
        <SectionHead id={`${facts.id}-${section.id}`} title={section.title} isFolded={isFolded} onFold={facts.isFoldable ? () => fold(section.id, !isFolded) : null} />
        <div className={classes.columns} data-columns={section.columns} hidden={isFolded}>
          {names.map((name) => <div key={name} data-wide={isWide(name) || undefined} data-titled={(titled.has(typeOf(name)) && names.length === 1) || undefined}>{contents.get(name)}</div>)}
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
