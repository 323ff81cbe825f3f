'use client'
import { Tabs } from '@mantine/core'
import type { ObjectFieldTemplateProps } from '@rjsf/utils'
import type { ReactNode } from 'react'
import classes from './form.module.css'
import type { FormFacts } from './schema-form.tsx'

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
export function ObjectTemplate({ properties, uiSchema, registry, errorSchema }: ObjectFieldTemplateProps) {
  const facts = registry.formContext as FormFacts
  const sections = (uiSchema?.['ui:sections'] ?? []) as readonly Section[]
  const tabs = (uiSchema?.['ui:tabs'] ?? []) as readonly Tab[]
  const contents = new Map<string, ReactNode>(properties.map(({ name, content }) => [name, content]))
  const typeOf = (name: string): string => (uiSchema?.[name]?.['ui:options']?.type as string | undefined) ?? ''
  const shown = (names: readonly string[]) => names.filter((name) => contents.has(name) && !facts.hidden.includes(name))

  if (sections.length === 0) return <div className={classes.plain}>{shown(properties.map(({ name }) => name)).map((name) => <div key={name}>{contents.get(name)}</div>)}</div>

  const draw = (section: Section) => {
    const names = shown(section.fields)
    if (names.length === 0 || facts.hidden.includes(section.id)) return null
    return (
      <section key={section.id} className={classes.section} aria-labelledby={`${facts.id}-${section.id}`}>
        <h2 id={`${facts.id}-${section.id}`} className={classes.sectionTitle}>{section.title}</h2>
        <div className={classes.columns} data-columns={section.columns}>
          {names.map((name) => <div key={name} data-wide={wide.has(typeOf(name)) || undefined} data-titled={(titled.has(typeOf(name)) && names.length === 1) || undefined}>{contents.get(name)}</div>)}
        </div>
      </section>
    )
  }
  const hasErrors = (tab: string): boolean => sections.some((section) => section.tab === tab && section.fields.some((name) => errorSchema?.[name] !== undefined && Object.keys(errorSchema[name] ?? {}).length > 0))
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
