import { applyOverlay, canonical, type Element, elementsOf } from '../definition/index.ts'
import type { EntityFiles, PackageDefinition } from '../definition/types.ts'
import type { PublishPlan } from '../engine.ts'
import { contentHash } from '../kernel/json.ts'
import type { Titles } from '../kernel/titles.ts'
import type { Candidate } from './candidate.ts'
import { byName, type Naming } from './naming.ts'

type Change = PublishPlan['changes'][number]

const words: Readonly<Record<Element['kind'], { readonly area: Change['area']; readonly word: string }>> = {
  entity: { area: 'table', word: 'entity' },
  field: { area: 'field', word: 'field' },
  'line-field': { area: 'field', word: 'column of lines' },
  'form-field': { area: 'form', word: 'question of a transition' },
  state: { area: 'state', word: 'state' },
  transition: { area: 'state', word: 'transition' },
  section: { area: 'form', word: 'section' },
  panel: { area: 'form', word: 'linked list' },
  view: { area: 'form', word: 'saved view' },
  role: { area: 'role', word: 'role' },
  workplace: { area: 'role', word: 'workplace' },
  report: { area: 'report', word: 'report' },
  calendar: { area: 'catalogue', word: 'calendar' },
  clock: { area: 'state', word: 'clock' },
  alarm: { area: 'state', word: 'alarm of a clock' },
  block: { area: 'form', word: 'block of a home' },
  duplicate: { area: 'field', word: 'rule of likely duplicates' },
  warning: { area: 'form', word: 'warning' },
  figure: { area: 'form', word: 'figure' },
  print: { area: 'form', word: 'print form' },
  automation: { area: 'state', word: 'automation' },
  intake: { area: 'state', word: 'intake' },
  message: { area: 'form', word: 'message' },
}

/** What differs between two versions, element by element, in plain sentences; in what order a file has its keys says nothing. */
export function describeChanges(earlier: Candidate | null, later: Candidate, naming: Naming = byName): readonly Change[] {
  const [before, after] = [earlier && canonical(earlier), canonical(later)]
  const own = before ? packageChanges(before.package, after.package, naming) : [{ area: 'catalogue' as const, text: `First version of ${naming.title(after.package.manifest.titles)}: ${Object.keys(after.package.entities).length} entities` }]
  return [...own, ...seedChanges(before?.package, after.package, naming), ...scenarioChanges(before?.package, after.package, naming), ...overlayChanges(before, after, naming, new Set(own.map(({ text }) => text)))]
}

function packageChanges(before: PackageDefinition, after: PackageDefinition, naming: Naming): readonly Change[] {
  const old = byId(before, naming)
  const now = byId(after, naming)
  const sentence = sentencesOf(naming)
  const gone = [...old.values()].filter(({ element }) => !now.has(element.id)).map(({ element, title }) => sentence(element, title, 'Removed'))
  const others = [...now.values()].flatMap(({ element, title, hash }) => {
    const earlier = old.get(element.id)
    if (!earlier) return [sentence(element, title, 'New')]
    return earlier.hash === hash ? [] : [sentence(element, title, 'Changed')]
  })
  return [...others, ...gone]
}

const sentencesOf = (naming: Naming) => ({ kind, entity }: Element, title: string, verb: string): Change => {
  const { area, word } = words[kind]
  return { area, text: `${verb} ${word} “${title}”${entity === '' || kind === 'entity' ? '' : ` in ${naming.entity(entity)}`}` }
}

function byId(pkg: PackageDefinition, naming: Naming): ReadonlyMap<string, { readonly element: Element; readonly title: string; readonly hash: string }> {
  return new Map(
    elementsOf(pkg).map((element) => {
      const node = nodeOf(pkg, element)
      return [element.id, { element, title: naming.title(titlesOf(node)) ?? element.id, hash: contentHash([element.path, ownPart(node)]) }]
    }),
  )
}

type Node = Readonly<Record<string, unknown>>

/** Where an element stands in the package as loaded. */
function nodeOf(pkg: PackageDefinition, { file, path }: Element): Node {
  const [folder, name, part, form] = file.split('/')
  const files = pkg.entities[name ?? '']
  const inEntity = part === 'print' ? files?.print?.[(form ?? '').replace('.json', '')] : files?.[(part ?? '').replace('.json', '') as keyof EntityFiles]
  const groups: Readonly<Record<string, unknown>> = { entities: inEntity, roles: pkg.roles[name ?? ''], workplaces: pkg.workplaces[name ?? ''], reports: pkg.reports[name ?? ''], calendars: pkg.calendars?.[name ?? ''], automations: pkg.automations?.[name ?? ''], intakes: pkg.intakes?.[name ?? ''], messages: pkg.messages?.[name ?? ''] }
  return (path.reduce<unknown>((node, key) => (node as Node | undefined)?.[key], groups[folder ?? '']) ?? {}) as Node
}

/** Parts that are elements themselves speak for themselves. */
const nested = new Set(['on', 'after', 'states', 'schema', 'items', 'properties', 'home'])

function ownPart(node: Node): Node {
  return Object.fromEntries(Object.entries(node).filter(([name]) => !nested.has(name)))
}

const titlesOf = (node: Node): Partial<Titles> | undefined => (node.titles ?? (node.meta as Node | undefined)?.titles ?? (node['x-field'] as Node | undefined)?.titles) as Partial<Titles> | undefined

function seedChanges(before: PackageDefinition | undefined, after: PackageDefinition, naming: Naming): readonly Change[] {
  return Object.entries(after.entities).flatMap(([name, { seed }]) => {
    if (!seed) return []
    const old = new Map((before?.entities[name]?.seed?.records ?? []).map((record) => [record[seed.key], contentHash(record)]))
    const added = seed.records.filter((record) => !old.has(record[seed.key])).length
    const changed = seed.records.filter((record) => old.has(record[seed.key]) && old.get(record[seed.key]) !== contentHash(record)).length
    return added + changed === 0 ? [] : [{ area: 'catalogue' as const, text: `${naming.entity(name)}: ${added} rows added, ${changed} changed` }]
  })
}

function scenarioChanges(before: PackageDefinition | undefined, after: PackageDefinition, naming: Naming): readonly Change[] {
  return Object.entries(after.entities).flatMap(([name, { scenarios: now }]) => {
    const old = new Map((before?.entities[name]?.scenarios?.scenarios ?? []).map((one) => [one.id, contentHash(one)]))
    const kept = now?.scenarios ?? []
    const changed = kept.filter((one) => old.get(one.id) !== contentHash(one)).length
    const gone = [...old.keys()].filter((id) => !kept.some((one) => one.id === id)).length
    return changed + gone === 0 ? [] : [{ area: 'state' as const, text: `Scenarios of ${naming.entity(name)}: ${changed} new or changed, ${gone} removed` }]
  })
}

/** How much each dealership says otherwise, and what of it changes there; what changes everywhere (`known`) is told already. */
function overlayChanges(before: Candidate | null, after: Candidate, naming: Naming, known: ReadonlySet<string>): readonly Change[] {
  const codes = [...new Set([...Object.keys(before?.overlays ?? {}), ...Object.keys(after.overlays)])].sort()
  return codes.flatMap((code) => {
    const old = contentHash(before?.overlays[code]?.operations ?? [])
    const now = after.overlays[code]?.operations ?? []
    if (old === contentHash(now)) return []
    const head: Change = { area: 'overlay', text: `Overlay of ${code}: ${now.length} ${now.length === 1 ? 'operation' : 'operations'}` }
    const here = before ? packageChanges(laidIn(before, code), laidIn(after, code), naming).filter(({ text }) => !known.has(text)) : []
    return [head, ...here.map((change) => ({ ...change, dealership: code }))]
  })
}

function laidIn({ package: pkg, overlays }: Candidate, code: string): PackageDefinition {
  const overlay = overlays[code]
  return overlay ? applyOverlay(pkg, overlay).package : pkg
}
