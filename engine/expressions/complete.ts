/** What may be written next in an expression: names, functions, and the values that a field can have. */
import type { Titles } from '../kernel/titles.ts'
import { macroNames } from './check-calls.ts'
import { Checker } from './checker.ts'
import { functions } from './functions.ts'
import type { Node } from './node.ts'
import { parseSource } from './parse.ts'
import { actorScope, type FieldScope, type TypeScope } from './type-scope.ts'
import { isText, type Type } from './types.ts'

export interface Completion {
  readonly kind: 'variable' | 'field' | 'function' | 'value'
  readonly name: string
  /** Takes the place of what stands from `from` to the caret. */
  readonly insert: string
  /** So many characters before the end of `insert` the typing goes on. */
  readonly back: number
  readonly titles?: Titles
  /** How a function is written. */
  readonly usage?: string
}

export interface Completions {
  readonly from: number
  readonly items: readonly Completion[]
}

/** What is begun may be a word of people's own language: fields are found by their titles too. */
const pathBefore = /(?:([A-Za-z_]\w*(?:\[\d+\]|\.[A-Za-z_]\w*)*)\.)?([\p{L}_][\p{L}\d_]*)?$/u
const valueBefore = /([A-Za-z_][\w.]*)\s*(?:==|!=|in\s*\[(?:\s*(?:"[^"]*"|'[^']*')\s*,)*)\s*(["'])([^"']*)$/
const rowsBefore = /([A-Za-z_][\w.]*)\.(?:all|exists|exists_one|filter|map)\(\s*([A-Za-z_]\w*)\s*,/g

/** What fits at the caret, what was begun there first; within a text only the values of the field it is compared with. */
export function completionsAt(source: string, caret: number, scope: TypeScope): Completions {
  const before = source.slice(0, caret)
  const inText = valueBefore.exec(before)
  if (inText) return { from: caret - (inText[3] ?? '').length, items: matching(valuesOf(nodeOf(inText[1] ?? '', before, scope)), inText[3] ?? '') }
  if (isInText(before)) return { from: caret, items: [] }
  const [, path, begun = ''] = pathBefore.exec(before) ?? []
  const items = path === undefined ? [...rows(before), ...variables(scope), ...calls('function')] : membersOf(nodeOf(path, before, scope)?.type)
  return { from: caret - begun.length, items: matching(items, begun) }
}

/** Those that begin so first, then those that hold it, in name or title. */
function matching(items: readonly Completion[], begun: string): readonly Completion[] {
  const wanted = begun.toLowerCase()
  const texts = ({ name, titles }: Completion): readonly string[] => [name, ...Object.values(titles ?? {})].map((text) => text.toLowerCase())
  const first = items.filter((item) => texts(item).some((text) => text.startsWith(wanted)))
  return [...first, ...items.filter((item) => !first.includes(item) && texts(item).some((text) => text.includes(wanted)))]
}

/** Whether a text was begun and not ended. */
function isInText(before: string): boolean {
  let open = ''
  for (let i = 0; i < before.length; i += 1) {
    const letter = before[i] ?? ''
    if (open !== '' && letter === '\\') i += 1
    else if (open === '' && (letter === '"' || letter === "'")) open = letter
    else if (letter === open) open = ''
  }
  return open !== ''
}

/** The checked path, with the rows that macros before it have named. */
function nodeOf(path: string, before: string, scope: TypeScope): Node | null {
  const checker = new Checker(scope)
  for (const [, list = '', name = ''] of before.matchAll(rowsBefore)) {
    const type = checked(checker, list)?.type
    if (type?.kind === 'list') checker.locals.set(name, { type: type.of, path: null })
  }
  return checked(checker, path)
}

function checked(checker: Checker, source: string): Node | null {
  const parsed = parseSource(source)
  return 'tree' in parsed ? checker.check(parsed.tree) : null
}

const rows = (before: string): readonly Completion[] => [...new Set([...before.matchAll(rowsBefore)].map(([, , name = '']) => name))].map((name) => ({ kind: 'variable', name, insert: name, back: 0 }))

function variables({ record, line, input, params, call, withActor }: TypeScope): readonly Completion[] {
  const known = Object.entries({ record, line, input, params, call, actor: withActor ? actorScope : undefined }).filter(([, object]) => object !== undefined)
  return [...known.map(([name]): Completion => ({ kind: 'variable', name, insert: name, back: 0 })), { kind: 'variable', name: 'now', insert: 'now', back: 0 }]
}

function calls(style: 'function' | 'method'): readonly Completion[] {
  return [...functions.values()].filter((spec) => spec.style === style || spec.style === 'both').map(({ name, usage, arity: [, most] }) => {
    const isEmpty = most === (style === 'method' ? 1 : 0)
    return { kind: 'function', name, insert: `${name}()`, back: isEmpty ? 0 : 1, usage }
  })
}

function membersOf(type: Type | undefined): readonly Completion[] {
  if (type?.kind === 'object') return [...type.scope.fields].map(([name, field]) => member(name, field))
  if (type?.kind === 'list') return macroNames.map((name) => ({ kind: 'function', name, insert: `${name}(row, )`, back: 1, usage: `.${name}(row, …)` }))
  return type && isText(type) ? calls('method') : []
}

const member = (name: string, { titles }: FieldScope): Completion => ({ kind: 'field', name, insert: name, back: 0, ...(titles && { titles }) })

function valuesOf(node: Node | null): readonly Completion[] {
  const field = node?.op === 'field' ? node.field : null
  return (field?.options ?? []).map((name) => ({ kind: 'value', name, insert: name, back: 0, ...(field?.optionTitles?.[name] && { titles: field.optionTitles[name] }) }))
}

