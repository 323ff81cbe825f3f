import { describe, expect, it } from 'vitest'
import { completionsAt } from './complete.ts'
import { type ObjectScope, recordScope, type TypeScope } from './type-scope.ts'

const client: ObjectScope = recordScope('client', new Map([['name', { kind: 'string', titles: { en: 'Name', ru: 'Имя' } }]]))
const record: ObjectScope = recordScope(
  'order',
  new Map([
    ['client', { kind: 'id', target: () => client }],
    ['kind', { kind: 'string', options: ['paid', 'free'] }],
    ['works', { kind: null, lines: () => ({ name: 'order.works', fields: new Map([['price', { kind: 'decimal' as const }]]) }) }],
  ]),
  { states: ['new', 'done'] },
)
const scope: TypeScope = { record, withActor: true }

/** `|` is the caret. */
function offered(text: string): { readonly names: readonly string[]; readonly taken: readonly string[] } {
  const caret = text.indexOf('|')
  const source = text.replace('|', '')
  const { from, items } = completionsAt(source, caret, scope)
  return { names: items.map(({ name }) => name), taken: items.map(({ insert }) => source.slice(0, from) + insert + source.slice(caret)) }
}

describe('what may be written next', () => {
  it('is what the scope has, what was begun there first', () => {
    expect(offered('rec|').taken[0]).toBe('record')
    expect(offered('|').names).toEqual(expect.arrayContaining(['record', 'actor', 'now', 'coalesce']))
    expect(offered('|').names).not.toContain('input')
  })

  it('is the fields at the end of a path, through references and rows', () => {
    expect(offered('record.cl|').taken[0]).toBe('record.client')
    expect(offered('record.client.na| != null').taken[0]).toBe('record.client.name != null')
    expect(offered('record.works[0].|').names).toEqual(['price'])
    expect(offered('record.works.exists(w, w.|').names).toEqual(['price'])
    expect(offered('record.works.|').names).toContain('exists')
    expect(offered('record.nothing.|').names).toEqual([])
  })

  it('finds a field by what people call it', () => {
    expect(offered('record.client.им|').taken).toEqual(['record.client.name'])
    expect(completionsAt('record.client.', 14, scope).items.find(({ name }) => name === 'name')?.titles?.ru).toBe('Имя')
  })

  it('within a text is the values of the field alone', () => {
    expect(offered('record.kind == "p|').taken).toEqual(['record.kind == "paid'])
    expect(offered("record.state in ['new', 'd|']").taken).toEqual(["record.state in ['new', 'done']"])
    expect(offered('record.client.name == "rec|').names).toEqual([])
  })

  it('stands between the brackets of a function that takes something', () => {
    const { items } = completionsAt('coal', 4, scope)
    expect(items[0]).toMatchObject({ insert: 'coalesce()', back: 1 })
  })
})
