'use client'
import { useTranslations } from 'next-intl'
import { indexOf, nameOf, type OverlayOperation, type PackageDefinition, type Titles, titleOf, valueAt } from '../../../../engine/client.ts'
import { useFormat } from '../../workplace-context.tsx'

type Locale = keyof Titles
type Values = Readonly<Record<string, string | number>>

/** What an operation of an overlay says, in a sentence. `packages` know the names of what it speaks of. */
export function useOperationText(): (operation: OverlayOperation, packages: readonly PackageDefinition[]) => string {
  const t = useTranslations('layers')
  const { locale } = useFormat()
  return (operation, packages) => {
    const name = (id: string): string => nameOf(id, packages, locale as Locale)
    const names = (ids: readonly string[]): string => (ids.length === 0 ? t('nothing') : ids.includes('*') ? t('everything') : ids.map((id) => (t.has(`system.${id}`) ? t(`system.${id}`) : name(id))).join(', '))
    const said = (titles: Partial<Titles>): string => (titles[locale as Locale] ? titleOf(titles as Titles, locale) : Object.values(titles)[0]) ?? ''
    const { key, values } = partsOf(operation, { name, names, said, option: (id, value) => optionName(id, value, packages, locale) })
    return t(`operations.${key}`, values)
  }
}

interface Words {
  readonly name: (id: string) => string
  readonly names: (ids: readonly string[]) => string
  readonly said: (titles: Partial<Titles>) => string
  readonly option: (id: string, value: string) => string
}

function optionName(id: string, value: string, packages: readonly PackageDefinition[], locale: string): string {
  for (const pkg of packages) {
    const element = indexOf(pkg).get(id)
    const titles = element && (valueAt(pkg.entities[element.entity], [element.file.endsWith('machine.json') ? 'machine' : 'entity', ...element.path, 'x-field', 'options', value, 'titles']) as Titles | undefined)
    if (titles) return titleOf(titles, locale)
  }
  return value
}

function partsOf(operation: OverlayOperation, words: Words): { readonly key: string; readonly values: Values } {
  const { name, names, said, option } = words
  switch (operation.op) {
    case 'add-field':
      return { key: operation.op, values: { name: said(operation.schema['x-field'].titles), element: name(operation.entity) } }
    case 'add-option':
      return { key: operation.op, values: { name: said(operation.titles), element: name(operation.field) } }
    case 'add-state':
      return { key: operation.op, values: { name: said(operation.state.meta.titles), element: name(operation.entity) } }
    case 'add-transition':
      return { key: operation.op, values: { name: said(operation.transition.meta.titles), element: name(operation.state) } }
    case 'add-delay':
      return { key: operation.op, values: { name: said(operation.transition.meta.titles), element: name(operation.state) } }
    case 'add-actions':
      return { key: operation.op, values: { element: name(operation.to), count: operation.actions.length } }
    case 'add-section':
      return { key: operation.op, values: { name: said(operation.section.titles), element: name(operation.entity) } }
    case 'add-view':
      return { key: operation.op, values: { name: said(operation.view.titles), element: name(operation.entity) } }
    case 'add-panel':
      return { key: operation.op, values: { name: said(operation.panel.titles), element: name(operation.entity) } }
    case 'add-block':
      return { key: operation.op, values: { element: name(operation.workplace) } }
    case 'retitle':
      return operation.option === undefined ? { key: operation.part === undefined ? 'retitle' : `retitle-${operation.part}`, values: { element: name(operation.element), name: said(operation.titles) } } : { key: 'retitle-option', values: { element: name(operation.element), option: operation.option, name: said(operation.titles) } }
    case 'set-color':
      return { key: operation.op, values: { element: operation.option === undefined ? name(operation.element) : option(operation.element, operation.option) } }
    case 'hide':
    case 'move':
      return { key: operation.op, values: { element: name(operation.element) } }
    case 'set-visible':
      return { key: operation.op, values: { element: name(operation.element), condition: operation.visible } }
    default:
      return ruleParts(operation, { name, names, said, option })
  }
}

type Rule = Exclude<OverlayOperation, { op: 'add-field' | 'add-option' | 'add-state' | 'add-transition' | 'add-delay' | 'add-actions' | 'add-section' | 'add-view' | 'add-panel' | 'add-block' | 'retitle' | 'set-color' | 'hide' | 'move' | 'set-visible' }>

function ruleParts(operation: Rule, { name, names, said }: Words): { readonly key: string; readonly values: Values } {
  switch (operation.op) {
    case 'retarget':
      return { key: operation.op, values: { element: name(operation.transition), target: name(operation.to) } }
    case 'require':
      return operation.state === undefined ? { key: operation.when === undefined ? 'require' : 'require-when', values: { element: name(operation.field), condition: operation.when ?? '' } } : { key: 'require-in', values: { element: name(operation.field), state: name(operation.state) } }
    case 'set-rule':
      return { key: operation.op, values: { element: name(operation.field), message: said(operation.message) } }
    case 'set-default':
      return { key: operation.op, values: { element: name(operation.field), value: operation.initial ?? String(operation.value) } }
    case 'set-initial':
      return { key: operation.op, values: { element: name(operation.state) } }
    case 'set-guard':
      return { key: operation.op, values: { element: name(operation.transition), condition: operation.titles ? said(operation.titles) : operation.cel } }
    case 'set-roles':
      return { key: operation.op, values: { element: name(operation.transition), roles: names(operation.roles) } }
    case 'set-delay':
      return { key: operation.op, values: { element: name(operation.transition) } }
    case 'set-clock':
      return { key: operation.op, values: { element: name(operation.clock) } }
    case 'set-limits':
      return { key: operation.op, values: { element: name(operation.field) } }
    case 'set-section':
      return { key: operation.op, values: { element: name(operation.section) } }
    case 'set-navigation':
      return { key: operation.op, values: { element: name(operation.workplace) } }
    case 'set-report':
      return { key: operation.op, values: { name: said(operation.report.titles) } }
    case 'set-rights':
      return operation.entity === '*' ? { key: 'set-rights-all', values: { role: name(operation.role) } } : { key: operation.op, values: { role: name(operation.role), element: name(operation.entity) } }
    case 'set-editable':
      return { key: operation.op, values: { element: name(operation.state), role: names([operation.role]), fields: names(operation.fields) } }
    case 'set-list':
      return { key: operation.op, values: { element: name(operation.entity) } }
    case 'set-facts':
      return { key: operation.op, values: { element: name(operation.entity), fields: names(operation.fields) } }
    case 'set-print':
      return { key: operation.op, values: { element: name(operation.entity), name: said(operation.form.titles) } }
    case 'set-automation':
      return { key: operation.op, values: { element: name(operation.automation.entity), name: said(operation.automation.titles) } }
    case 'set-intake':
      return { key: operation.op, values: { element: name(operation.intake.entity), name: said(operation.intake.titles) } }
    case 'set-message':
      return { key: operation.op, values: { element: name(operation.message.entity), name: said(operation.message.titles) } }
    case 'set-calendar':
      return { key: operation.op, values: { element: name(operation.calendar) } }
    default:
      return { key: operation.op, values: { element: name(operation.entity) } }
  }
}
