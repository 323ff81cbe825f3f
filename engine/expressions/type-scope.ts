/** What an expression may read, by name. Scopes point to one another lazily, so that entities may refer to each other. */
import type { Titles } from '../kernel/titles.ts'
import { listedTitles, systemFieldsOf } from '../model/system-fields.ts'
import type { ScalarKind } from '../model/types.ts'

/** One readable member of an object. A reference has `kind: 'id'` and `target`; lines have only `lines`. */
export interface FieldScope {
  /** Kind of the value; null for lines and for a plain object such as a period. */
  readonly kind: ScalarKind | null
  /** reference: the object it leads to. Called only when an expression goes there. */
  readonly target?: () => ObjectScope
  /** A list of values of `kind`. */
  readonly isList?: boolean
  /** lines: what a row holds. */
  readonly lines?: () => ObjectScope
  /** All values it can have (enum, state); comparing it with anything else is a mistake worth telling. */
  readonly options?: readonly string[]
  /** What people call it, and each of its options; nothing is checked by them. */
  readonly titles?: Titles
  readonly optionTitles?: Readonly<Record<string, Titles>>
}

export interface ObjectScope {
  /** For messages: `client`, `work-order.works`, `actor`. */
  readonly name: string
  readonly fields: ReadonlyMap<string, FieldScope>
}

/** The variables of an expression. Those left out may not be used. `now` and `today()` are always there. */
export interface TypeScope {
  readonly record?: ObjectScope
  readonly line?: ObjectScope
  readonly input?: ObjectScope
  readonly params?: ObjectScope
  /** A call that came in. */
  readonly call?: ObjectScope
  readonly withActor?: boolean
}

export const actorScope: ObjectScope = {
  name: 'actor',
  fields: new Map<string, FieldScope>([
    ['id', { kind: 'id' }],
    ['login', { kind: 'string' }],
    ['name', { kind: 'string' }],
    ['position', { kind: 'string' }],
    ['dealership', { kind: 'string' }],
    ['roles', { kind: 'string', isList: true }],
  ]),
}

/** What is known of a call; null while it is not. */
export const callScope: ObjectScope = {
  name: 'call',
  fields: new Map<string, FieldScope>([
    ['id', { kind: 'string', titles: { en: 'Id at the exchange', ru: 'Номер у АТС', uk: 'Номер в АТС', ro: 'Id în centrală' } }],
    ['direction', {
      kind: 'string',
      options: ['in', 'out'],
      titles: { en: 'Direction', ru: 'Направление', uk: 'Напрямок', ro: 'Sens' },
      optionTitles: { in: { en: 'Somebody calls us', ru: 'Звонят нам', uk: 'Дзвонять нам', ro: 'Suntem apelați' }, out: { en: 'We call', ru: 'Звоним мы', uk: 'Дзвонимо ми', ro: 'Apelăm noi' } },
    }],
    ['number', { kind: 'string', titles: { en: 'Number of the other side in normal form', ru: 'Номер собеседника в едином виде', uk: 'Номер співрозмовника в єдиному вигляді', ro: 'Numărul interlocutorului, normalizat' } }],
    ['from', { kind: 'string', titles: { en: 'Caller’s number as the exchange tells it', ru: 'Номер звонящего, как его сообщила АТС', uk: 'Номер абонента, як його передала АТС', ro: 'Numărul apelantului, cum îl transmite centrala' } }],
    ['to', { kind: 'string', titles: { en: 'Called number', ru: 'Набранный номер', uk: 'Набраний номер', ro: 'Numărul apelat' } }],
    ['extension', { kind: 'string', titles: { en: 'Extension that answered', ru: 'Ответивший внутренний номер', uk: 'Внутрішній номер, що відповів', ro: 'Interiorul care a răspuns' } }],
    ['user', { kind: 'id', titles: { en: 'Whose extension answered', ru: 'Кто ответил', uk: 'Хто відповів', ro: 'Cine a răspuns' } }],
    ['startedAt', { kind: 'datetime', titles: { en: 'When it began', ru: 'Начало', uk: 'Початок', ro: 'Început' } }],
    ['answeredAt', { kind: 'datetime', titles: { en: 'When it was answered', ru: 'Ответ', uk: 'Відповідь', ro: 'Răspuns' } }],
    ['endedAt', { kind: 'datetime', titles: { en: 'When it ended', ru: 'Окончание', uk: 'Завершення', ro: 'Sfârșit' } }],
    ['duration', { kind: 'integer', titles: { en: 'Seconds of talk', ru: 'Длительность разговора, с', uk: 'Тривалість розмови, с', ro: 'Secunde de convorbire' } }],
    ['isMissed', { kind: 'boolean', titles: { en: 'Nobody answered', ru: 'Никто не ответил', uk: 'Ніхто не відповів', ro: 'Nu a răspuns nimeni' } }],
  ]),
}

const period: ObjectScope = {
  name: 'period',
  fields: new Map<string, FieldScope>([
    ['from', { kind: 'date' }],
    ['to', { kind: 'date' }],
  ]),
}

/** A parameter of a report of type `period`: `{from, to}`, first and last day, both inside. */
export const periodField: FieldScope = { kind: null, target: () => period }

/** What every record has beside its own fields. */
export function recordScope(entity: string, fields: ReadonlyMap<string, FieldScope>, system: { readonly states?: readonly string[]; readonly isNumbered?: boolean } = {}): ObjectScope {
  // A shared record has a dealership too: none.
  const facts = { scope: 'dealership', numbering: system.isNumbered ? {} : null, machine: system.states } as const
  const all = new Map<string, FieldScope>(systemFieldsOf(facts).map(({ name, kind }) => [name, { kind, ...(listedTitles[name] && { titles: listedTitles[name] }), ...(name === 'state' && system.states && { options: system.states }) }]))
  for (const [name, field] of fields) all.set(name, field)
  return { name: entity, fields: all }
}
