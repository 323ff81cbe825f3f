import { isAmong } from '../kernel/phones.ts'
import type { Actor, Entity, ExpressionContext, Intake, Model, Values } from '../model/types.ts'
import { readScopeOf } from '../runtime/read-scope.ts'
import { type Filter, type Query, readPage, type Selected } from '../store/index.ts'

/** Digits by which a number is found that was written down without its area code. */
const localDigits = 7
/** More than that have the same last digits nowhere but in a test. */
const mostAlike = 50

interface Looking {
  readonly query: Query
  readonly model: Model
  readonly actor: Actor
  readonly now: Date
}

/** Of these reference fields those filled with whom the number belongs to: with the one record that has it, with none where more than one has. */
export async function identified(looking: Looking, intake: Intake, entity: Entity, number: string | null, areaCode: string, isFree: (field: string) => boolean = () => true): Promise<Values> {
  if (number === null) return {}
  const values: Record<string, string> = {}
  for (const { field, phones } of intake.identify.filter((one) => isFree(one.field))) {
    const target = looking.model.entities.get(entity.fieldByName.get(field)?.target ?? '')
    const ids = target ? await holdersOf(looking, target, phones, number, areaCode) : []
    if (ids.length === 1 && ids[0] !== undefined) values[field] = ids[0]
  }
  return values
}

/** Of these reference fields those filled with the one record that has the values asked for. */
export async function found({ query, model, actor, now }: Looking, intake: Intake, entity: Entity, context: ExpressionContext, isFree: (field: string) => boolean = () => true): Promise<Values> {
  const values: Record<string, string> = {}
  for (const { field, by } of intake.find.filter((one) => isFree(one.field))) {
    const target = model.entities.get(entity.fieldByName.get(field)?.target ?? '')
    const wanted = by.map(([name, value]) => [name, value.evaluate(context)] as const)
    if (!target || wanted.some(([, value]) => value === null)) continue
    const filter: Filter = { and: wanted.map(([name, value]) => ({ [name]: target.fieldByName.get(name)?.target ? { id: { eq: value } } : { eq: value } })) }
    const { edges } = await readPage(query, readScopeOf(model, actor, now), { entity: target, filter, select: [{ key: 'id', kind: 'column', name: 'id' }], withTotal: false, first: 2 })
    const [one, ...more] = edges
    if (one && more.length === 0) values[field] = (one.node as { readonly id: string }).id
  }
  return values
}

/** Search knows numbers in normal form; whether one of these fields holds this one is looked at afterwards. */
async function holdersOf({ query, model, actor, now }: Looking, entity: Entity, phones: readonly string[], number: string, areaCode: string): Promise<readonly string[]> {
  const select: readonly Selected[] = [{ key: 'id', kind: 'column', name: 'id' }, ...phones.map((name): Selected => ({ key: name, kind: 'column', name }))]
  const search = number.replace(/\D/g, '').slice(-localDigits)
  const { edges } = await readPage(query, readScopeOf(model, actor, now), { entity, search, select, withTotal: false, first: mostAlike })
  const holds = (text: unknown): boolean => typeof text === 'string' && isAmong(number, text, areaCode)
  return edges.flatMap(({ node }) => {
    const row = node as Readonly<Record<string, unknown>> & { readonly id: string }
    return phones.some((name) => holds(row[name])) ? [row.id] : []
  })
}
