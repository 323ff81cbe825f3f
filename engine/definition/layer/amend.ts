/** Additions that change are said with what they are to be from now on. */
import { indexOf } from '../elements.ts'
import type { HomeBlock } from '../home.ts'
import { delayOf } from '../overlay-delays.ts'
import { pathOf } from '../overlay-draft.ts'
import { subjectOf } from '../rebase/subject.ts'
import type { EntityFiles, OverlayOperation, PackageDefinition, PropertySchema, SectionDefinition, StateDefinition, TransitionDefinition, ViewsDefinition } from '../types.ts'
import { valueAt } from '../update-at.ts'
import { shownField } from './add-fields.ts'
import { isSame } from './differences.ts'

/** The same where nothing of it changed; null where it is not to be any more. */
export function amended(operation: OverlayOperation, base: PackageDefinition, before: PackageDefinition, target: PackageDefinition): OverlayOperation | null {
  if (operation.op === 'add-option') return amendedOption(operation, before, target)
  if (isWhole(operation)) return amendedWhole(operation, base, target)
  if (!operation.op.startsWith('add-') || operation.op === 'add-actions') return operation
  const id = subjectOf(operation)
  const now = indexOf(target).get(id)
  if (!now) return null
  const node = valueAt(target, pathOf(now))
  const old = indexOf(before).get(id)
  const delay = operation.op === 'add-delay' ? delayOf(now.path) : null
  if (operation.op === 'add-delay' && delay === null) return null
  const isOther = (operation.op === 'add-delay' && delay !== operation.delay) || !old || !isSame(valueAt(before, pathOf(old)), node) || isRequired(before, operation, id) !== isRequired(target, operation, id)
  return isOther ? withContent(operation.op === 'add-delay' && delay !== null ? { ...operation, delay } : operation, node, isRequired(target, operation, id)) : operation
}

/** Where a package keeps what these operations bring as a whole. */
const wholes = { 'set-automation': ['automations', 'automation'], 'set-intake': ['intakes', 'intake'], 'set-message': ['messages', 'message'], 'set-report': ['reports', 'report'] } as const

type Whole = Extract<OverlayOperation, { op: keyof typeof wholes }>
const isWhole = (operation: OverlayOperation): operation is Whole => Object.hasOwn(wholes, operation.op)

/** An automation, intake, message or report of a dealership's own, as it is to be; null where it is as in the package but for its title. */
function amendedWhole(operation: Whole, base: PackageDefinition, target: PackageDefinition): OverlayOperation | null {
  const [group, key] = wholes[operation.op]
  const said = operation[key as keyof Whole] as unknown as { readonly name: string }
  const [known, wanted] = [base[group]?.[said.name], target[group]?.[said.name]]
  // What is only called otherwise is retitled.
  if (!wanted || isSame(known && { ...known, titles: wanted.titles }, wanted)) return null
  return isSame(wanted, said) ? operation : ({ ...operation, [key]: wanted } as Whole)
}

function isRequired(pkg: PackageDefinition, { op }: OverlayOperation, id: string): boolean {
  const element = op === 'add-field' ? indexOf(pkg).get(id) : undefined
  return element !== undefined && (pkg.entities[element.entity] as EntityFiles).entity.schema.required?.includes(String(element.path.at(-1))) === true
}

function withContent(operation: OverlayOperation, node: unknown, required: boolean): OverlayOperation {
  switch (operation.op) {
    case 'add-field': {
      const { required: _, ...rest } = operation
      return { ...rest, schema: shownField(node as PropertySchema), ...(required ? { required } : {}) }
    }
    case 'add-state':
      return { ...operation, state: node as StateDefinition }
    case 'add-transition':
    case 'add-delay':
      return { ...operation, transition: node as TransitionDefinition }
    case 'add-section': {
      const { fields: _, ...section } = node as SectionDefinition
      return { ...operation, section }
    }
    case 'add-view':
      return { ...operation, view: node as NonNullable<ViewsDefinition['list']['views']>[number] }
    case 'add-panel':
      return { ...operation, panel: node as NonNullable<ViewsDefinition['panels']>[number] }
    case 'add-block':
      return { ...operation, block: node as HomeBlock }
    default:
      return operation
  }
}

function amendedOption(operation: Extract<OverlayOperation, { op: 'add-option' }>, before: PackageDefinition, target: PackageDefinition): OverlayOperation | null {
  const optionIn = (pkg: PackageDefinition): { readonly titles: typeof operation.titles; readonly color?: string } | undefined => {
    const field = indexOf(pkg).get(operation.field)
    const property = field && (valueAt(pkg, pathOf(field)) as PropertySchema)
    return property?.enum?.includes(operation.value) ? property['x-field'].options?.[operation.value] : undefined
  }
  const wanted = optionIn(target)
  if (!wanted) return null
  if (isSame(optionIn(before), wanted)) return operation
  const { color: _, ...rest } = operation
  return { ...rest, titles: wanted.titles, ...(wanted.color === undefined ? {} : { color: wanted.color }) }
}
