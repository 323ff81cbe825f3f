import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { loadPackage } from '../../definition/index.ts'
import type { PackageDefinition, PrintBlock } from '../../definition/types.ts'
import { contextOf } from './context.ts'
import { checkPrints } from './check-prints.ts'

const pkg = loadPackage(resolve(import.meta.dirname, '../../../definitions/auto-service')).package as PackageDefinition
const same = (text: string) => ({ en: text, ru: text })

function issuesOf(...blocks: readonly PrintBlock[]): readonly string[] {
  const files = pkg.entities['work-order']
  if (!files) throw new Error('the package has no work orders')
  const form = { id: 'pf_test', name: 'test', titles: same('Test'), blocks }
  const entities = { ...pkg.entities, 'work-order': { ...files, print: { test: form } } }
  return checkPrints(contextOf({ ...pkg, entities })).map(({ file, pointer }) => `${file} ${pointer}`)
}

const file = 'entities/work-order/print/test.json'

test('the forms of the package are right', () => {
  expect(checkPrints(contextOf(pkg))).toEqual([])
})

test.each<[string, PrintBlock, readonly string[]]>([
  ['an unknown field in a text', { kind: 'heading', text: same('№ {{record.nomber}}') }, ['/blocks/0/text/en', '/blocks/0/text/ru']],
  ['an unknown field behind a reference', { kind: 'paragraph', join: [same('{{record.client.nothing}}')] }, ['/blocks/0/join/0/en', '/blocks/0/join/0/ru']],
  ['words that are no expression', { kind: 'heading', text: same('{{ 1 + }}') }, ['/blocks/0/text/en', '/blocks/0/text/ru']],
  ['a condition that is none', { kind: 'heading', text: same('x'), visible: 'record.mileage' }, ['/blocks/0/visible']],
  ['an unknown field', { kind: 'fields', rows: [{ field: 'nothing' }] }, ['/blocks/0/rows/0/field']],
  ['a row that says nothing', { kind: 'fields', rows: [{ titles: same('x') }] }, ['/blocks/0/rows/0']],
  ['a paragraph that says nothing', { kind: 'paragraph' }, ['/blocks/0']],
  ['a table of what holds no lines', { kind: 'lines', field: 'client', columns: [{ field: 'name' }] }, ['/blocks/0/field']],
  ['an unknown column', { kind: 'lines', field: 'works', columns: [{ field: 'nothing' }] }, ['/blocks/0/columns/0/field']],
  ['a signature of nobody', { kind: 'signatures', places: [{ titles: same('x'), text: same('{{record.nobody}}') }] }, ['/blocks/0/places/0/text/en', '/blocks/0/places/0/text/ru']],
])('%s is found where it stands', (_, block, pointers) => {
  expect(issuesOf(block)).toEqual(pointers.map((pointer) => `${file} ${pointer}`))
})

test('what stands for itself, and what is right, is no mistake', () => {
  expect(issuesOf({ kind: 'paragraph', text: same('{{dealership}} {{ today }} {{reader}} {{record.client.name}} {{record.number}}'), visible: 'size(record.works) > 0' })).toEqual([])
})
