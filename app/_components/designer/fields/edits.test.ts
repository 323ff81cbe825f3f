import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPackage } from '../../../../engine/compile/index.ts'
import { packageFromFiles, readFolder } from '../../../../engine/definition/index.ts'
import { addField, bringBack, changeField, isFreeName, moveColumn, removeField, setRequired } from './edits.ts'
import { questionPaths, shapeOf, targetsOf, typeNames, typeOf } from './field-types.ts'
import { filesOfKind, type FieldAt, type Kind, kindIn, unplacedFields } from './kind.ts'
import { addSection, addTab, changeSection, placeField, placeSection, removeSection, removeTab, stepField, stepFieldToSection, stepSection, stepTab } from './layout-edits.ts'
import { fieldNameOf, kindNameOf } from './names.ts'

const path = 'entities/task/entity.json'
const files = readFolder('definitions/auto-service')
const task = kindIn(files, path) as Kind
const titles = { en: 'Towing', ru: 'Эвакуация' }
const shape = (type: (typeof typeNames)[number]) => shapeOf(type, { option: 'One', row: 'Name', target: 'client', form: '' })
const issuesOf = (kind: Kind) => {
  const { package: pkg, issues } = packageFromFiles({ ...files, ...filesOfKind(path, task, kind) })
  return pkg ? checkPackage(pkg) : issues
}
const sectionsWith = (kind: Kind, name: string) => kind.views.form.sections.filter(({ fields }) => fields.includes(name)).map(({ id }) => id)
const first = task.views.form.sections[0]?.id ?? ''

describe('changes of fields', () => {
  it('adds fields of every type that are right at once', () => {
    const types = typeNames.filter((type) => type !== 'answers')
    const kind = types.reduce((now, type) => addField(now, { name: `towing${type}`, titles, shape: shape(type), section: first, index: 0 }).kind, task)
    expect(issuesOf(kind)).toEqual([])
    expect(types.map((type) => typeOf(kind.entity.schema.properties[`towing${type}`] as never))).toEqual(types)
    expect(kind.views.form.sections[0]?.fields[0]).toBe(`towing${types.at(-1)}`)
  })

  it('gives every field a name and an id of its own, whatever is wanted', () => {
    const once = addField(task, { name: 'createdAt', titles, shape: shape('date') })
    expect(once.at).toEqual(['createdAt2'])
    const twice = addField(once.kind, { name: 'TITLE!', titles, shape: shape('lines') })
    const ids = [...JSON.stringify(twice.kind.entity).matchAll(/"(fl_[^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(isFreeName(task.entity.schema, 'TITLE'.toLowerCase())).toBe(false)
    expect(isFreeName(task.entity.schema, 'constructor')).toBe(false)
  })

  it('takes a field out wherever it is merely listed, and brings it back by its id', () => {
    const schema = task.entity.schema.properties.priority as never
    const without = removeField(task, ['priority'])
    expect(JSON.stringify(without)).not.toContain('"priority"')
    expect(issuesOf(without).filter(({ severity }) => severity !== 'warning')).toEqual([])
    const back = bringBack(without, { name: 'priority', schema }, first)
    expect(issuesOf(back.kind)).toEqual([])
    expect(back.kind.entity.schema.properties.priority).toEqual(schema)
  })

  it('never leaves a label or a list without anything to show', () => {
    const bare = Object.keys(task.entity.schema.properties).reduce((kind, name) => removeField(kind, [name]), task)
    expect(bare.entity.label.length).toBeGreaterThan(0)
    expect(bare.views.list.columns.length).toBeGreaterThan(0)
  })

  it('lets those edit a new field in a state who edit the one beside it', () => {
    const order = kindIn(files, 'entities/work-order/entity.json') as Kind
    const section = order.views.form.sections.find(({ fields }) => fields.includes('bay'))
    const { kind, at } = addField(order, { name: 'tyreSet', titles, shape: shape('string'), section: section?.id ?? '', index: (section?.fields.indexOf('bay') ?? 0) + 1 })
    const beside = (text: string, name: string) => [...text.matchAll(/\[[^\][]*\]/g)].filter(([list]) => list.includes(`"${name}"`)).length
    expect(beside(JSON.stringify(kind.machine), at[0])).toBe(beside(JSON.stringify(order.machine), 'bay'))
    expect(beside(JSON.stringify(order.machine), 'bay')).toBeGreaterThan(0)
  })

  it('changes rows of lines like other fields', () => {
    const lines = addField(task, { name: 'parts', titles, shape: shape('lines') })
    const inner = addField(lines.kind, { name: 'price', titles, shape: shape('money'), lines: 'parts' })
    const moved = moveColumn(setRequired(inner.kind, inner.at, true), inner.at, -1)
    expect(Object.keys(moved.entity.schema.properties.parts?.items?.properties ?? {})).toEqual(['price', 'name'])
    expect(issuesOf(moved)).toEqual([])
    expect(Object.keys(removeField(moved, ['parts', 'name']).entity.schema.properties.parts?.items?.properties ?? {})).toEqual(['price'])
  })

  it('knows what a kind may point to and whose questions it may answer', () => {
    const response = kindIn(files, 'entities/survey-response/entity.json') as Kind
    expect(questionPaths(files, response.entity)).toEqual(['surveyType.questions'])
    const client = kindIn(files, 'entities/client/entity.json') as Kind
    expect(targetsOf(files, client.entity).map(({ name }) => name)).not.toContain('work-order')
  })
})

describe('changes of the layout', () => {
  it('steps a field through its section and into the next', () => {
    const { sections } = task.views.form
    const last = sections[0]?.fields.at(-1) ?? ''
    const second = addSection(task, titles)
    const stepped = stepField(second.kind, last, 1)
    expect(sectionsWith(stepped, last)).toEqual([sections[1]?.id ?? second.id])
    expect(sectionsWith(stepField(stepped, last, -1), last)).toEqual([first])
    expect(sectionsWith(placeField(task, last, null), last)).toEqual([])
    expect(unplacedFields(placeField(task, last, null))).toContain(last)
  })

  it('gives a section the tab of where it comes to stand', () => {
    const tab = addTab(task, titles, 'more')
    const inTab = addSection(tab.kind, titles, tab.name)
    const outside = addSection(inTab.kind, titles)
    const placed = placeSection(outside.kind, outside.id, inTab.id)
    expect(placed.views.form.sections.find(({ id }) => id === outside.id)?.tab).toBe('more')
    expect(removeTab(placed, 'more').views.form).not.toHaveProperty('tabs')
  })

  it('stays valid after any changes, every id once, every field in one section at most', () => {
    const name = fc.constantFrom('title', 'priority', 'towing', 'towing2', 'parts', 'assignee', 'nothing')
    const by = fc.constantFrom(1 as const, -1 as const)
    const type = fc.constantFrom(...typeNames.filter((one) => one !== 'answers'))
    const section = fc.nat(4)
    const sectionAt = (kind: Kind, i: number) => kind.views.form.sections[i]?.id ?? ''
    const edit: fc.Arbitrary<(kind: Kind) => Kind> = fc.oneof(
      fc.record({ name, type, section }).map(({ name: wanted, type: of, section: i }) => (kind: Kind) => addField(kind, { name: wanted, titles, shape: shape(of), ...(sectionAt(kind, i) !== '' && { section: sectionAt(kind, i) }) }).kind),
      name.map((one) => (kind: Kind) => (['towing', 'towing2', 'parts', 'priority'].includes(one) && kind.entity.schema.properties[one] ? removeField(kind, [one]) : kind)),
      fc.record({ name, section, index: fc.nat(9) }).map(({ name: one, section: i, index }) => (kind: Kind) => (kind.entity.schema.properties[one] ? placeField(kind, one, sectionAt(kind, i) || null, index) : kind)),
      fc.record({ name, by }).map(({ name: one, by: step }) => (kind: Kind) => (kind.entity.schema.properties[one] ? stepFieldToSection(stepField(kind, one, step), one, step) : kind)),
      fc.record({ name, to: fc.boolean() }).map(({ name: one, to }) => (kind: Kind) => (['towing', 'parts'].includes(one) && kind.entity.schema.properties[one] ? setRequired(kind, [one], to) : kind)),
      fc.record({ section, by }).map(({ section: i, by: step }) => (kind: Kind) => stepSection(kind, sectionAt(kind, i), step)),
      fc.record({ section, to: section }).map(({ section: i, to }) => (kind: Kind) => placeSection(kind, sectionAt(kind, i), sectionAt(kind, to) || null)),
      section.map((i) => (kind: Kind) => (kind.views.form.sections.length > 1 ? removeSection(kind, sectionAt(kind, i)) : kind)),
      fc.boolean().map((inTab) => (kind: Kind) => addSection(kind, titles, inTab ? kind.views.form.tabs?.[0]?.name : undefined).kind),
      fc.record({ section, columns: fc.integer({ min: 1, max: 3 }) }).map(({ section: i, columns }) => (kind: Kind) => changeSection(kind, sectionAt(kind, i), (one) => ({ ...one, columns }))),
      by.map((step) => (kind: Kind) => stepTab(addTab(kind, titles, 'tab').kind, 'tab', step)),
      fc.constant((kind: Kind) => removeTab(kind, 'tab')),
      name.map((one) => (kind: Kind) => (kind.entity.schema.properties[one] ? changeField(kind, [one] as FieldAt, (property) => ({ ...property, 'x-field': { ...property['x-field'], help: titles } })) : kind)),
    )
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const kind = edits.reduce((now, change) => change(now), task)
        expect(issuesOf(kind).filter(({ severity }) => severity !== 'warning')).toEqual([])
        const placed = kind.views.form.sections.flatMap(({ fields }) => fields)
        expect(new Set(placed).size).toBe(placed.length)
      }),
      { numRuns: 6 },
    )
  })
})

describe('names out of titles', () => {
  it('are Latin, short and never begin with a digit', () => {
    expect(fieldNameOf('Срок ремонта')).toBe('srokRemonta')
    expect(fieldNameOf('Ще один їжак')).toBe('shcheOdinIzhak')
    expect(kindNameOf('Тест-драйв 2')).toBe('test-draiv2')
    expect(fieldNameOf('Număr de înmatriculare')).toBe('numarDeInmatriculare')
    expect(fieldNameOf('!!!')).toBe('')
    fc.assert(fc.property(fc.string({ maxLength: 120, unit: 'grapheme' }), (title) => {
      expect(fieldNameOf(title)).toMatch(/^([a-z][A-Za-z0-9]{0,39})?$/)
      expect(kindNameOf(title)).toMatch(/^([a-z][a-z0-9]*(-[a-z0-9]+)*)?$/)
    }))
  })
})
