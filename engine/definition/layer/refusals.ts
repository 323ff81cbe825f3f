/** Why an overlay may not say something, and what to do. */
import { indexOf, pointerOf } from '../elements.ts'
import { entityFile, overlayFile, placeOf } from '../file-place.ts'
import { limitKeys } from '../overlay-limits.ts'
import { subjectOf } from '../rebase/subject.ts'
import type { PackageDefinition } from '../types.ts'
import type { Derived, Left } from './derive.ts'
import type { Path } from './differences.ts'
import type { LayerRefusal } from './overlay-from-change.ts'
import type { Refused } from './work.ts'

type Reason = Pick<LayerRefusal, 'message' | 'hint'>

const reasons = {
  type: { message: 'the kind of a field of the package is the same in every dealership, so that figures stay comparable', hint: 'Add a field of the dealership’s own and hide this one.' },
  name: { message: 'the name of what belongs to the package is the same in every dealership', hint: 'Change its title instead.' },
  limits: { message: 'the limits of the package hold in every dealership; here they can only be narrower', hint: 'Choose a narrower limit, or change the package.' },
  kind: { message: 'a new kind of records is a table of the whole network', hint: 'Choose “Whole network” above, add it there for roles that may do nothing with it, and give them their rights here.' },
  inner: { message: 'what stands inside a state of the package is the same in every dealership', hint: 'Add a state beside it, or change the package.' },
  mask: { message: 'what the package keeps from a role is kept from it in every dealership', hint: 'It can be kept more strictly here, not less.' },
  required: { message: 'what the package requires is required in every dealership', hint: 'Take the demand away in the whole network, or give the field a first value here.' },
  condition: { message: 'the condition of the package holds in every dealership; one of the dealership’s own is added to it', hint: 'Leave the package’s condition in brackets and add yours: (…) && (…).' },
  form: { message: 'a field of the package stands on the form or is hidden', hint: 'Hide the field instead of taking it off the form.' },
  file: { message: 'what is new here belongs to the whole network', hint: 'Choose “Whole network” above and add it there; dealerships can hide it.' },
  actions: { message: 'what the package does is done in every dealership; further actions come after it', hint: 'Add yours at the end, or change the package.' },
  package: { message: 'this belongs to the package and is the same in every dealership', hint: 'Choose “Whole network” above to change it for all.' },
} satisfies Record<string, Reason>

/** Keys of a property that say what it holds. */
const kindKeys = new Set(['type', 'format', 'enum', 'entity', 'items', 'scale', 'unit', 'computed'])
const limits = new Set<string>(limitKeys)
const conditionKeys = new Set(['visible', 'requiredWhen', 'rule', 'ruleMessage', 'guard', 'cel'])

function reasonOf({ file, path }: Left, isWhole: boolean): Reason {
  const [last, above] = [String(path.at(-1) ?? ''), String(path.at(-2) ?? '')]
  if (isWhole) return placeOf(file)?.kind === 'entity' ? reasons.kind : reasons.file
  if (path[0] === 'permissions' && path[2] === 'fields') return reasons.mask
  if (path[0] === 'permissions' && path[2] === 'filter') return reasons.condition
  if (path.includes('sections') && path.includes('fields')) return reasons.form
  if (last === 'required') return reasons.required
  if (path.some((key) => conditionKeys.has(String(key)))) return reasons.condition
  if (path.length > 2 && (above === 'states' || last === 'states' || last === 'initial')) return reasons.inner
  if (['properties', 'states'].includes(above)) return reasons.name
  if (path.some((key) => ['actions', 'entry', 'exit'].includes(String(key)))) return reasons.actions
  if (path.includes('properties') && limits.has(last)) return reasons.limits
  if (path.includes('properties') && kindKeys.has(last)) return reasons.type
  return reasons.package
}

export function refusalsOf({ refused, left }: Derived, target: PackageDefinition, dealership: string): readonly LayerRefusal[] {
  const said = refused.map((one) => placed(one, target, dealership))
  // What follows from an operation that could not be laid needs no second sentence.
  const owned = new Set(said.map(({ file }) => file))
  const rest = left.filter(({ file }) => !owned.has(file) && !isOfNewKind(file, left)).map((one) => ({ file: one.file, pointer: pointerOf(one.path), ...reasonOf(one, one.path.length === 0) }))
  const once = new Map([...said, ...rest].map((one) => [JSON.stringify([one.file, one.message, parentOf(one.pointer)]), one]))
  return [...once.values()]
}

/** A form or machine of a kind that is new as a whole. */
function isOfNewKind(file: string, left: readonly Left[]): boolean {
  const place = placeOf(file)
  return place !== null && place.kind !== 'entity' && left.some((one) => one.path.length === 0 && one.file !== file && one.file === entityFile(place.name, 'entity'))
}

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'))

function placed({ operation, refusal }: Refused, target: PackageDefinition, dealership: string): LayerRefusal {
  const element = indexOf(target).get(subjectOf(operation))
  const place: { readonly file: string; readonly path: Path } = element ?? { file: overlayFile(dealership), path: [] }
  const inside = operation.op === 'set-rights' ? ['permissions', operation.entity] : []
  return { file: place.file, pointer: pointerOf([...place.path, ...inside]), message: refusal.message, hint: refusal.hint ?? reasons.package.hint }
}
