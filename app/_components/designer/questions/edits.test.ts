import { expect, test } from 'vitest'
import { form as formType } from '../../../../engine/fields/form/index.ts'
import { newTitles } from '../parts/new-titles.ts'
import { formOf, isFreeName, kindOfQuestion, newQuestion, questionKinds, questionsOf, retyped } from './edits.ts'

const titles = { en: 'Was it clean?', ru: 'Было чисто?' }
const clean = newQuestion('clean', titles)

test('questions of every kind are right at once, and stay who they are', () => {
  const asked = questionKinds.filter((kind) => kind !== 'reference').map((kind) => ({ ...newQuestion(kind, titles), property: retyped(clean.property, kind, newTitles.option) }))
  expect(asked.map(({ property }) => kindOfQuestion(property))).toEqual(asked.map(({ name }) => name))
  expect(new Set(asked.map(({ property }) => property['x-field'].id)).size).toBe(1)
  const schema = formOf(asked.map((one, i) => ({ ...one, isRequired: i % 2 === 0, property: { ...one.property, 'x-field': { ...one.property['x-field'], id: `fl_${i}` } } })))
  expect(formType.check?.({ schema } as never, {} as never) ?? null).toBeNull()
})

test('what was said of another kind of answer goes with it', () => {
  const scale = { ...clean.property, ...retyped(clean.property, 'integer', titles), minimum: 0, maximum: 10 }
  expect(retyped(scale, 'enum', titles)).toMatchObject({ enum: ['option'], 'x-field': { titles, options: { option: { titles } } } })
  expect(retyped(retyped(scale, 'enum', titles), 'boolean', titles)).toEqual({ type: 'boolean', 'x-field': { id: clean.property['x-field'].id, titles } })
})

test('a form keeps order and demands, and is none without questions', () => {
  const polite = { ...newQuestion('polite', titles), isRequired: true }
  const form = formOf([polite, clean])
  expect(form && [Object.keys(form.properties), form.required]).toEqual([['polite', 'clean'], ['polite']])
  expect(form && formOf(questionsOf(form))).toEqual(form)
  expect(formOf([])).toBeUndefined()
  expect(formOf([clean])?.required).toBeUndefined()
  expect(['clean', 'Clean', '1st', 'other'].map((name) => isFreeName([clean], name))).toEqual([false, false, false, true])
})
