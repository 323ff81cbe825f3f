import type { OverlayOperation } from '../types.ts'

/** Stable id of what the operation is about: the element it changes, or the one it adds. */
export function subjectOf(operation: OverlayOperation): string {
  switch (operation.op) {
    case 'add-field':
      return operation.schema['x-field'].id
    case 'add-state':
      return operation.state.meta.id
    case 'add-transition':
    case 'add-delay':
      return operation.transition.meta.id
    case 'add-section':
      return operation.section.id
    case 'add-view':
      return operation.view.id
    case 'add-panel':
      return operation.panel.id
    case 'add-block':
      return operation.block.id
    case 'add-actions':
      return operation.to
    case 'retarget':
    case 'set-guard':
    case 'set-roles':
    case 'set-delay':
      return operation.transition
    case 'add-option':
    case 'require':
    case 'set-rule':
    case 'set-default':
    case 'set-limits':
      return operation.field
    case 'set-initial':
    case 'set-editable':
      return operation.state
    case 'set-tabs':
    case 'set-list':
    case 'set-facts':
    case 'set-print':
    case 'set-board':
    case 'set-planner':
    case 'set-chart':
      return operation.entity
    case 'set-section':
      return operation.section
    case 'set-clock':
      return operation.clock
    case 'set-rights':
      return operation.role
    case 'set-navigation':
      return operation.workplace
    case 'set-report':
      return operation.report.id
    case 'set-calendar':
      return operation.calendar
    case 'set-automation':
      return operation.automation.id
    case 'set-intake':
      return operation.intake.id
    case 'set-message':
      return operation.message.id
    default:
      return operation.element
  }
}

/** Ids of what the operation brings, parts of parts included. */
export function idsIn(operation: OverlayOperation): readonly string[] {
  return operation.op.startsWith('add-') ? found(operation) : []
}

function found(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(found)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, entry]) => (key === 'id' && typeof entry === 'string' ? [entry] : found(entry)))
}

/** Whether the operation names this id anywhere. */
export const mentions = (operation: OverlayOperation, id: string): boolean => textOf(operation).includes(`"${id}"`)

const texts = new WeakMap<OverlayOperation, string>()

function textOf(operation: OverlayOperation): string {
  const known = texts.get(operation) ?? JSON.stringify(operation)
  texts.set(operation, known)
  return known
}
