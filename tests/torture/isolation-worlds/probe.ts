/** Everything that can be read, asked as one person in one place; what should not have been told comes back as text. */
import type { GraphqlResult } from '../../../engine/engine.ts'
import type { Actor } from '../../../engine/model/types.ts'
import type { OpenWorld } from './open-world.ts'
import { leaks, type Oracle } from './oracle.ts'
import type { Random } from './random.ts'
import { type EntityName, entityNames, references, reports, textFields, type Thing } from './world.ts'

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
const own = { owner: 'name secret kind', tag: 'text secret code', job: 'title secret amount kind', note: 'text secret' } as const
const nested: Readonly<Record<EntityName, string>> = {
  owner: '',
  tag: '',
  job: 'owner { id label name secret } tag { id label text secret code } parts { name tag { id label text secret } } keeper { name }',
  note: 'job { id label title secret amount owner { id label name secret } parts { name tag { id text } } } tag { id label text }',
}

interface Counted {
  readonly what: string
  readonly filter?: object
  readonly search?: string
  readonly expected: number
}

/** Compares with what the oracle knows. */
class Probe {
  readonly mistakes: string[] = []
  readonly #open: OpenWorld
  readonly #actor: Actor
  readonly #oracle: Oracle
  readonly #random: Random
  constructor(open: OpenWorld, actor: Actor, oracle: Oracle, random: Random) {
    this.#open = open
    this.#actor = actor
    this.#oracle = oracle
    this.#random = random
  }

  #same(what: string, found: unknown, expected: unknown): void {
    if (JSON.stringify(found) !== JSON.stringify(expected)) this.mistakes.push(`${what}: ${JSON.stringify(found)?.slice(0, 200)} instead of ${JSON.stringify(expected)?.slice(0, 200)}`)
  }
  #quiet(what: string, answer: unknown, isForm = false): void {
    const told = leaks(answer, this.#oracle, isForm)
    if (told.length > 0) this.mistakes.push(`${what} tells ${told.slice(0, 5).join(', ')}`)
  }
  /** Through both doors; `sent`: whether words of others stand in the question, which an error may repeat. */
  async #ask(what: string, query: string, variables: object = {}, sent = false): Promise<GraphqlResult> {
    const answer = await this.#open.post(this.#actor, query, variables)
    this.#quiet(what, sent ? answer.data : answer)
    if (!this.#random.chance(0.4)) return answer
    const inside = await this.#open.engine.graphql(this.#actor, query, variables as Record<string, unknown>)
    this.#same(`${what}, at both doors`, answer.data ?? null, inside.data ?? null)
    this.#quiet(`${what}, inside`, sent ? inside.data : inside)
    return answer
  }
  /** Counts that must be as expected, or not told at all: many in one question, each under a name of its own. */
  async #counts(entity: EntityName, asked: readonly Counted[]): Promise<void> {
    const type = capital(entity)
    const variables = Object.fromEntries(asked.flatMap(({ filter, search }, i) => [[`f${i}`, filter ?? null], [`s${i}`, search ?? null]]))
    const head = asked.map((_, i) => `$f${i}: ${type}Filter, $s${i}: String`).join(', ')
    const lists = asked.map((_, i) => `c${i}: ${entity}s(filter: $f${i}, search: $s${i}) { totalCount }`).join(' ')
    if (asked.length === 0) return
    const { data, errors } = await this.#ask(`counts of ${entity}`, `query (${head}) { ${lists} }`, variables, true)
    if (errors) return asked.length === 1 ? undefined : this.#apart(entity, asked)
    for (const [i, { what, expected }] of asked.entries()) this.#same(`${what} of ${entity}`, (data as Record<string, { totalCount: number }>)[`c${i}`]?.totalCount, expected)
  }
  /** One that is refused refuses all: again in halves. */
  async #apart(entity: EntityName, asked: readonly Counted[]): Promise<void> {
    const half = Math.ceil(asked.length / 2)
    for (const part of [asked.slice(0, half), asked.slice(half)]) await this.#counts(entity, part)
  }
  #words(things: readonly Thing[], field: string): readonly string[] {
    return things.map(({ values }) => String(values[field]))
  }

  async all(isEnough: (mistakes: readonly string[]) => boolean): Promise<readonly string[]> {
    for (const entity of entityNames) {
      if (isEnough(this.mistakes)) return this.mistakes
      if (!this.#oracle.mayRead(entity)) await this.#denied(entity)
      else {
        await this.#list(entity)
        await this.#one(entity)
        await this.#filters(entity)
        await this.#orders(entity)
        await this.#figures(entity)
        await this.#changes(entity)
      }
      await this.#pages(entity)
    }
    await this.#elsewhere()
    return this.mistakes
  }

  async #denied(entity: EntityName): Promise<void> {
    for (const query of [`{ list: ${entity}s { totalCount nodes { id } } }`, `{ ${entity}sAggregate { count } }`, `{ ${entity}(id: "${this.#open.world.things.find((thing) => thing.entity === entity)?.id}") { id } }`]) {
      const { data, errors } = await this.#ask(`${entity}, denied`, query, {}, true)
      const isRefused = errors?.[0]?.extensions?.code === 'FORBIDDEN' || Object.values((data ?? { x: 1 }) as object).every((value) => value === null)
      if (!isRefused) this.mistakes.push(`${entity} may not be read, but ${query} answers ${JSON.stringify(data).slice(0, 100)}`)
    }
  }

  async #list(entity: EntityName): Promise<void> {
    const visible = this.#oracle.visibleOf(entity)
    const { data, errors } = await this.#ask(`list of ${entity}`, `{ list: ${entity}s(first: 500) { totalCount nodes { id label ${own[entity]} ${nested[entity]} } } again: ${entity}s(first: 3) { totalCount edges { node { x: id y: label } } } }`)
    const { list, again } = (data ?? {}) as { list?: { totalCount: number; nodes: Record<string, unknown>[] }; again?: { totalCount: number } }
    if (!list || !again) return void this.mistakes.push(`list of ${entity}: ${JSON.stringify(errors)}`)
    this.#same(`ids of ${entity}`, list.nodes.map(({ id }) => id).sort(), visible.map(({ id }) => id).sort())
    this.#same(`counts of ${entity}`, [list.totalCount, again.totalCount], [visible.length, visible.length])
    const byId = new Map(this.#open.world.things.map((thing) => [thing.id, thing]))
    for (const node of list.nodes) {
      const thing = byId.get(String(node.id))
      for (const [field, target] of Object.entries(references[entity])) {
        const pointed = byId.get(String(thing?.values[field]))
        const isSeen = pointed !== undefined && this.#oracle.isClear(entity, field) && this.#oracle.mayRead(target) && this.#oracle.visible(pointed)
        this.#same(`${entity}.${field}`, (node[field] as { id: string } | null)?.id ?? null, isSeen ? pointed.id : null)
      }
      for (const field of textFields[entity]) if (this.#oracle.isClear(entity, field)) this.#same(`${entity}.${field}`, node[field], thing?.values[field])
    }
  }

  async #one(entity: EntityName): Promise<void> {
    for (const thing of [...sample(this.#random, this.#oracle.hiddenOf(entity), 2), ...sample(this.#random, this.#oracle.visibleOf(entity), 1)]) {
      const { data } = await this.#ask(`one ${entity}`, `query ($id: ID!) { one: ${entity}(id: $id) { id label ${own[entity]} ${nested[entity]} } }`, { id: thing.id }, true)
      this.#same(`one ${entity}`, (data as { one: { id: string } | null } | undefined)?.one?.id ?? null, this.#oracle.visible(thing) ? thing.id : null)
    }
  }

  async #filters(entity: EntityName): Promise<void> {
    const hidden = this.#oracle.hiddenOf(entity)
    const anyOf = (what: string, words: readonly string[], filterOf: (word: string) => object): Counted => ({ what, filter: { or: words.map(filterOf) }, expected: 0 })
    const asked: Counted[] = [
      { what: 'filter by ids of others', filter: { id: { in: hidden.map(({ id }) => id) } }, expected: 0 },
      { what: 'the opposite of nothing', filter: { not: { id: { in: hidden.map(({ id }) => id) } } }, expected: this.#oracle.visibleOf(entity).length },
    ]
    for (const field of textFields[entity]) {
      if (this.#oracle.isClear(entity, field)) asked.push(anyOf(`filter by words of others in ${field}`, this.#words(hidden, field), (word) => ({ [field]: { eq: word } })))
      else await this.#refused(`filter by ${entity}.${field}, which is masked`, `query ($filter: ${capital(entity)}Filter) { ${entity}s(filter: $filter) { totalCount } }`, { filter: { [field]: { contains: 'q' } } })
    }
    for (const [field, target] of Object.entries(references[entity])) for (const inner of textFields[target]) asked.push(anyOf(`filter by ${field}.${inner} of others`, this.#words(this.#oracle.hiddenOf(target), inner), (word) => ({ [field]: { [inner]: { eq: word } } })))
    for (const [field, target] of Object.entries(references[entity])) if (this.#oracle.isClear(entity, field) && this.#oracle.mayRead(target)) asked.push(...this.#pointers(entity, field, target))
    if (entity === 'job') {
      asked.push({ what: 'filter by lines of others', filter: { parts: { some: { name: { in: this.#parts(hidden) } } } }, expected: 0 })
      for (const inner of textFields.tag) asked.push(anyOf(`filter by lines' tags of others, ${inner}`, this.#words(this.#oracle.hiddenOf('tag'), inner), (word) => ({ parts: { some: { tag: { [inner]: { eq: word } } } } })))
    }
    const wordsIn = (things: readonly Thing[]): readonly string[] => things.flatMap((thing) => textFields[thing.entity].map((field) => String(thing.values[field])))
    const searched = [...wordsIn(hidden), ...this.#parts(hidden), ...Object.values(references[entity]).flatMap((target) => wordsIn(this.#oracle.hiddenOf(target)))]
    const masked = this.#oracle.visibleOf(entity).flatMap((thing) => textFields[entity].filter((field) => !this.#oracle.isClear(entity, field)).map((field) => String(thing.values[field])))
    for (const word of [...sample(this.#random, searched, 6), ...sample(this.#random, masked, 2)]) asked.push({ what: `search for ${word}`, search: word, expected: 0 })
    await this.#counts(entity, asked)
  }

  /** A reference to a record that is not seen is no reference, whichever way it is asked for. */
  #pointers(entity: EntityName, field: string, target: EntityName): readonly Counted[] {
    const seen = new Set(this.#oracle.visibleOf(target).map(({ id }) => id))
    const pointing = this.#oracle.visibleOf(entity).filter(({ values }) => seen.has(String(values[field])))
    return [
      { what: `filter by ${field} to others, by id`, filter: { [field]: { id: { in: this.#oracle.hiddenOf(target).map(({ id }) => id) } } }, expected: 0 },
      { what: `filter by ${field} that leads somewhere`, filter: { [field]: { isNull: false } }, expected: pointing.length },
      { what: `filter by ${field} that leads nowhere`, filter: { [field]: { isNull: true } }, expected: this.#oracle.visibleOf(entity).length - pointing.length },
    ]
  }

  #parts(things: readonly Thing[]): readonly string[] {
    return things.flatMap(({ values }) => ((values.parts ?? []) as readonly { readonly name: string }[]).map(({ name }) => name))
  }

  async #refused(what: string, query: string, variables: object = {}): Promise<void> {
    const { errors } = await this.#ask(what, query, variables, true)
    if (!errors) this.mistakes.push(`${what} is answered`)
  }

  async #orders(entity: EntityName): Promise<void> {
    const visible = this.#oracle.visibleOf(entity)
    for (const field of textFields[entity]) {
      const query = `{ list: ${entity}s(first: 500, orderBy: [{ field: ${field.toUpperCase()}, direction: DESC }]) { nodes { id } } }`
      if (!this.#oracle.isClear(entity, field)) await this.#refused(`order by ${entity}.${field}, which is masked`, query)
      else {
        const { data } = await this.#ask(`order of ${entity}`, query)
        this.#same(`order of ${entity}`, (data as { list: { nodes: unknown[] } } | undefined)?.list.nodes.length, visible.length)
      }
    }
  }

  async #figures(entity: EntityName): Promise<void> {
    const visible = this.#oracle.visibleOf(entity)
    const dimensions = [...Object.entries(references[entity]), ...(entity === 'job' ? ([['state', null]] as const) : []), ...(entity === 'owner' ? [] : ([['dealership', null]] as const))]
    for (const [field, target] of dimensions) {
      const group = target ? `${field} { id label ${own[target]} }` : field
      const { data, errors } = await this.#ask(`figures of ${entity} by ${field}`, `{ groups: ${entity}sAggregate(groupBy: [{ field: ${field.toUpperCase()} }]) { count group { ${group} } } }`)
      if (errors && this.#oracle.isClear(entity, field)) this.mistakes.push(`figures of ${entity} by ${field}: ${JSON.stringify(errors)}`)
      const groups = (data as { groups: { count: number }[] } | undefined)?.groups
      if (groups) this.#same(`figures of ${entity} by ${field}`, groups.reduce((sum, { count }) => sum + count, 0), visible.length)
    }
    const clear = textFields[entity].filter((field) => this.#oracle.isClear(entity, field))
    const { data } = await this.#ask(`figures of ${entity}`, `{ all: ${entity}sAggregate { count ${clear.length > 0 ? `countDistinct { ${clear.join(' ')} }` : ''} ${entity === 'job' && this.#oracle.isClear('job', 'amount') ? 'sum { amount } max { amount }' : ''} } }`)
    const [all] = (data as { all: { count: number; countDistinct?: Record<string, number>; sum?: { amount: number | null } }[] } | undefined)?.all ?? []
    this.#same(`count of ${entity}`, all?.count, visible.length)
    for (const field of clear) this.#same(`distinct ${entity}.${field}`, all?.countDistinct?.[field], visible.length)
    if (all?.sum) this.#same('sum of amounts', Number(all.sum.amount ?? 0), visible.reduce((sum, { values }) => sum + Number(values.amount ?? 0), 0))
  }

  /** What a refused change says of the record. */
  async #changes(entity: EntityName): Promise<void> {
    const type = capital(entity)
    const update = `mutation ($id: ID!, $input: ${type}Input!) { made: update${type}(id: $id, version: 99, input: $input) { id label } }`
    for (const thing of [...sample(this.#random, this.#oracle.hiddenOf(entity), 1), ...sample(this.#random, this.#oracle.visibleOf(entity), 3)]) {
      const { errors } = await this.#open.post(this.#actor, update, { id: thing.id, input: {} })
      this.#quiet(`a refused change of ${entity}`, JSON.stringify(errors)?.replaceAll(thing.id, ''), true)
      const may = this.#oracle.mayEdit(thing)
      const isShared = entity === 'tag' && thing.dealership === null && this.#actor.dealership !== null
      const expected = may === null ? 'FORBIDDEN' : !this.#oracle.visible(thing) ? 'NOT_FOUND' : may && !isShared ? 'VERSION_CONFLICT' : 'FORBIDDEN'
      this.#same(`a change of ${entity}`, errors?.[0]?.extensions?.code, expected)
    }
    const pointing = Object.entries(references[entity])[0]
    if (!pointing) return
    const [field, target] = pointing
    for (const thing of sample(this.#random, this.#oracle.hiddenOf(target), 1)) {
      const { errors } = await this.#open.post(this.#actor, `mutation ($input: ${type}Input!) { made: create${type}(input: $input) { id } }`, { input: { [field]: thing.id } })
      this.#quiet(`a refused ${entity}`, JSON.stringify(errors)?.replaceAll(thing.id, ''))
    }
  }

  async #pages(entity: EntityName): Promise<void> {
    const { engine } = this.#open
    const told = async (what: string, sent: string, work: () => Promise<unknown>): Promise<unknown> => {
      const answer = await work().catch((error: { code?: string; message: string }) => ({ code: error.code, message: error.message }))
      this.#quiet(`${what} of ${entity}`, JSON.stringify(answer)?.replaceAll(sent, ''), what === 'the page')
      return answer
    }
    for (const thing of [...sample(this.#random, this.#oracle.hiddenOf(entity), 1), ...sample(this.#random, this.#oracle.visibleOf(entity), 2)]) {
      const expected = this.#oracle.mayRead(entity) && this.#oracle.visible(thing) ? undefined : 'NOT_FOUND'
      const view = (await told('the page', thing.id, () => engine.recordView(this.#actor, 'en', entity, thing.id))) as { code?: string; mayEdit?: boolean; panels?: { count: number; field: string }[] }
      this.#same(`the page of ${entity}`, view.code, expected)
      if (view.mayEdit && !this.#oracle.mayEdit(thing)) this.mistakes.push(`the page of ${entity} offers to change it`)
      for (const panel of view.panels ?? []) this.#same('the count on a page', panel.count, this.#oracle.isClear('job', panel.field) ? this.#oracle.visibleOf('job').filter(({ values }) => values.owner === thing.id).length : panel.count)
      const timeline = (await told('the timeline', thing.id, () => engine.timeline(this.#actor, 'en', entity, thing.id))) as { code?: string }
      this.#same(`the timeline of ${entity}`, timeline.code, expected)
    }
    const all = (await told('choices', '', () => engine.choices(this.#actor, 'en', entity, '', 100))) as { value: string }[] | { code: string }
    if (Array.isArray(all)) this.#same(`choices of ${entity}`, all.map(({ value }) => value).sort(), this.#oracle.visibleOf(entity).map(({ id }) => id).sort())
    for (const thing of sample(this.#random, this.#oracle.hiddenOf(entity), 1)) {
      const word = String(thing.values[textFields[entity][0]])
      const found = await told('choices', word, () => engine.choices(this.#actor, 'en', entity, word))
      if (Array.isArray(found)) this.#same(`choices of ${entity} for ${word}`, found.length, 0)
      await told('a new page', thing.id, () => engine.recordView(this.#actor, 'en', entity === 'owner' ? 'job' : 'note', null, { [entity]: thing.id }))
    }
  }

  async #elsewhere(): Promise<void> {
    const { engine } = this.#open
    for (const name of reports) {
      const report = await engine.report(this.#actor, 'en', name, {}).catch((error: { code: string }) => ({ code: error.code }))
      this.#quiet(`the report ${name}`, report)
      if (!('blocks' in report)) continue
      const [block] = report.blocks
      const total = block?.kind === 'figures' ? block.figures[0]?.cell.value : block?.kind === 'table' ? block.total?.at(-1)?.value : undefined
      this.#same(`the report ${name}`, total, this.#oracle.visibleOf('job').length)
    }
    this.#quiet('notifications', await engine.notifications(this.#actor, 'en'))
    this.#quiet('the shell', await engine.shell(this.#actor, 'en'))
  }
}

function sample<T>(random: Random, values: readonly T[], most: number): readonly T[] {
  return values.length <= most ? values : Array.from({ length: most }, () => random.pick(values))
}

export const probe = (open: OpenWorld, actor: Actor, oracle: Oracle, random: Random, isEnough: (mistakes: readonly string[]) => boolean): Promise<readonly string[]> => new Probe(open, actor, oracle, random).all(isEnough)
