/** One function per kind of overlay operation: the package after it, or what is wrong. */
import type { Titles } from '../kernel/titles.ts'
import type { ElementKind } from './elements.ts'
import { type Applied, type Draft, elementOf, isElement, type Operation, pathOf } from './overlay-draft.ts'
import { addField } from './overlay-fields.ts'
import { hide } from './overlay-hide.ts'
import { setLayout } from './overlay-layouts.ts'
import { requireField, setDefault, setEditable, setGuard, setInitial, setRule, setVisible } from './overlay-rules.ts'
import { addState, addTransition, retarget } from './overlay-states.ts'
import { addActions, addOption, optionOf, setCalendar, setColor } from './overlay-values.ts'
import { addDelay, setClock, setDelay } from './overlay-delays.ts'
import { addBlock, setNavigation } from './overlay-home.ts'
import { setLimits } from './overlay-limits.ts'
import { setRights } from './overlay-rights.ts'
import { addPanel, addSection, addView, move, setFacts, setList, setSection, setTabs } from './overlay-views.ts'
import type { OverlayOperation } from './types.ts'
import { setAutomation, setIntake, setMessage, setReport } from './overlay-content.ts'
import { setPrint } from './overlay-print.ts'
import { updateAt, valueAt } from './update-at.ts'

export const operations: { readonly [K in OverlayOperation['op']]: (draft: Draft, operation: Operation<K>) => Applied } = {
  'add-field': addField,
  'add-option': addOption,
  'add-state': addState,
  'add-transition': addTransition,
  'add-delay': addDelay,
  'add-actions': addActions,
  'add-section': addSection,
  'add-view': addView,
  'add-panel': addPanel,
  'add-block': addBlock,
  move,
  retarget,
  retitle,
  hide,
  require: requireField,
  'set-rule': setRule,
  'set-visible': setVisible,
  'set-default': setDefault,
  'set-initial': setInitial,
  'set-limits': setLimits,
  'set-guard': setGuard,
  'set-delay': setDelay,
  'set-clock': setClock,
  'set-roles': setRoles,
  'set-rights': setRights,
  'set-editable': setEditable,
  'set-color': setColor,
  'set-section': setSection,
  'set-tabs': setTabs,
  'set-list': setList,
  'set-facts': setFacts,
  'set-board': setLayout,
  'set-planner': setLayout,
  'set-chart': setLayout,
  'set-calendar': setCalendar,
  'set-print': setPrint,
  'set-automation': setAutomation,
  'set-intake': setIntake,
  'set-message': setMessage,
  'set-report': setReport,
  'set-navigation': setNavigation,
}

const titlesUnder: Partial<Record<ElementKind, string>> = { field: 'x-field', 'line-field': 'x-field', 'form-field': 'x-field', state: 'meta', transition: 'meta' }

const allKinds: readonly ElementKind[] = ['entity', 'field', 'line-field', 'form-field', 'state', 'transition', 'section', 'panel', 'view', 'role', 'workplace', 'report', 'calendar', 'clock', 'block', 'warning', 'figure', 'print', 'automation', 'intake', 'message']

function retitle(draft: Draft, { element: id, option, part, titles }: Operation<'retitle'>): Applied {
  if (part !== undefined) return retitlePart(draft, id, part, titles)
  if (option !== undefined) {
    const found = optionOf(draft, id, option)
    return 'message' in found ? found : updateAt<Titles>(draft.package, [...found.path, 'titles'], (old) => ({ ...old, ...titles }))
  }
  const element = elementOf(draft, id, 'element', allKinds)
  if (!isElement(element)) return element
  const under = titlesUnder[element.kind]
  return updateAt<Titles>(draft.package, [...pathOf(element), ...(under ? [under] : []), 'titles'], (old) => ({ ...old, ...titles }))
}

/** What many records are called, or what helps to fill a field: it need not have said anything yet. */
function retitlePart(draft: Draft, id: string, part: 'plural' | 'help', titles: Partial<Titles>): Applied {
  const element = elementOf(draft, id, 'element', part === 'plural' ? ['entity'] : ['field', 'line-field', 'form-field'])
  if (!isElement(element)) return element
  const path = [...pathOf(element), ...(part === 'plural' ? ['pluralTitles'] : ['x-field', 'help'])]
  const { en, ru } = { ...(valueAt(draft.package, path) as Partial<Titles> | undefined), ...titles }
  if (en === undefined || ru === undefined) return { pointer: '/titles', message: 'needs words in English and Russian', hint: 'Give "en" and "ru".' }
  return updateAt<Titles | undefined>(draft.package, path, (old) => ({ ...old, ...titles, en, ru }))
}

function setRoles(draft: Draft, { transition: id, roles }: Operation<'set-roles'>): Applied {
  const transition = elementOf(draft, id, 'transition', ['transition'])
  if (!isElement(transition)) return transition
  const unknown = roles.find((role) => role !== '*' && !Object.hasOwn(draft.package.roles, role))
  if (unknown !== undefined) return { pointer: '/roles', message: `there is no role “${unknown}”`, hint: `Known: ${Object.keys(draft.package.roles).join(', ')}.` }
  return updateAt<readonly string[]>(draft.package, [...pathOf(transition), 'meta', 'roles'], () => roles)
}
