/** A dealership's layer of the draft: its package as designers show it, and what they write as changes of its overlay. */
import { applyOverlay, contentsOf, type DraftFiles, type Issue, elementsIn, indexOf, isSame, type LayerRefusal, overlayFile, overlayFromChange, type OverlayDefinition, type OverlayOperation, packageOf, pointerOf, type PackageDefinition } from '../../../../engine/client.ts'
import { jsonOf, textOf } from '../json.ts'

export interface Laid {
  readonly base: PackageDefinition
  readonly overlay: OverlayDefinition
  /** The package as it is in this dealership. */
  readonly package: PackageDefinition
  readonly files: DraftFiles
}

type Contents = Readonly<Record<string, unknown>>

const isOverlay = (path: string): boolean => path.startsWith('overlays/')

/** What package the files are; null where they are none. */
export const manifestIn = (files: DraftFiles): { readonly id: string; readonly version: string } | null => jsonOf(files['manifest.json'])

/** The package of a draft; null where a file is no JSON or one is missing. */
export function packageIn(files: DraftFiles, read: (path: string, text: string) => unknown): PackageDefinition | null {
  const contents: Record<string, unknown> = {}
  for (const [path, text] of Object.entries(files)) {
    if (isOverlay(path)) continue
    const content = read(path, text)
    if (content === null) return null
    contents[path] = content
  }
  return packageOf(contents)
}

export const overlayIn = (files: DraftFiles, dealership: string, base: PackageDefinition): OverlayDefinition =>
  jsonOf<OverlayDefinition>(files[overlayFile(dealership)]) ?? { base: `${base.manifest.id}@${base.manifest.version}`, dealership, operations: [] }

/** null where the package or the overlay cannot be read. */
export function layOver(files: DraftFiles, dealership: string, read: (path: string, text: string) => unknown): Laid | null {
  try {
    const base = packageIn(files, read)
    if (!base) return null
    const overlay = overlayIn(files, dealership, base)
    const { package: laid } = applyOverlay(base, { ...overlay, base: `${base.manifest.id}@${base.manifest.version}` })
    return { base, overlay, package: laid, files: laidFiles(files, contentsOf(base), contentsOf(laid)) }
  } catch {
    // What has the shape of no definition is shown as text, and mended there.
    return null
  }
}

/** Files as designers show them: those that are as in the package keep its text. */
function laidFiles(files: DraftFiles, base: Contents, laid: Contents): DraftFiles {
  const own = Object.entries(laid).map(([path, content]) => [path, content === base[path] && files[path] !== undefined ? files[path] : textOf(content)] as const)
  const overlays = Object.entries(files).filter(([path]) => isOverlay(path))
  return Object.fromEntries([...own, ...overlays])
}

export interface Written {
  /** Text of the dealership's overlay; null: there is none any more; undefined: nothing changes. */
  readonly overlay: string | null | undefined
  readonly refusals: readonly LayerRefusal[]
}

/** What somebody writes into files of the layer, null taking one away, as the overlay that says so. */
export function writtenInto(laid: Laid, parts: Contents, published: string | undefined): Written {
  const [file = ''] = Object.keys(parts)
  try {
    const contents = Object.fromEntries(Object.entries({ ...contentsOf(laid.package), ...parts }).filter(([, content]) => content !== null))
    const target = packageOf(contents)
    if (!target) return { overlay: undefined, refusals: [{ file, pointer: '', message: 'this belongs to the package and is the same in every dealership', hint: 'Choose “Whole network” above to change it for all.' }] }
    const { overlay, refusals } = overlayFromChange({ base: laid.base, overlay: laid.overlay, target })
    return { overlay: overlay === laid.overlay ? undefined : overlayText(overlay, published), refusals }
  } catch {
    // JSON of another shape, while somebody types it.
    return { overlay: undefined, refusals: [{ file, pointer: '', message: 'the text is no definition of this kind', hint: 'Go on writing, or take the last step back.' }] }
  }
}

/** As it is published where it says the same. */
export function overlayText(overlay: OverlayDefinition, published: string | undefined): string | null {
  const known = jsonOf<OverlayDefinition>(published)
  if (known && isSame(known, overlay)) return published as string
  return overlay.operations.length === 0 && !known ? null : textOf(overlay)
}

/** Operations by the elements that they speak of. */
export function differencesBy({ overlay, base }: Laid): ReadonlyMap<string, readonly OverlayOperation[]> {
  const found = new Map<string, OverlayOperation[]>()
  for (const operation of overlay.operations) for (const id of new Set(elementsIn(operation, [base]))) found.set(id, [...(found.get(id) ?? []), operation])
  return found
}

/** Files in which the dealership differs. */
export const filesThatDiffer = ({ base, package: laid }: Laid): ReadonlySet<string> => {
  const [before, after] = [contentsOf(base), contentsOf(laid)]
  return new Set([...Object.keys(before), ...Object.keys(after)].filter((path) => before[path] !== after[path] && !isSame(before[path], after[path])))
}

/** What is wrong with the overlay, told at the element that it speaks of; other dealerships' matters are left out. */
export function issuesOf(issues: readonly Issue[], laid: Laid, dealership: string): readonly Issue[] {
  const own = overlayFile(dealership)
  return issues.flatMap((issue) => {
    if (!issue.file?.startsWith('overlays/')) return [issue]
    if (issue.file !== own) return []
    const operation = laid.overlay.operations[Number(/^\/operations\/(\d+)/.exec(issue.pointer)?.[1] ?? Number.NaN)]
    const element = operation && elementsIn(operation).map((id) => indexOf(laid.package).get(id)).find((one) => one !== undefined)
    return element ? [{ ...issue, file: element.file, pointer: pointerOf(element.path) }] : [issue]
  })
}
