import ts from 'typescript'
import { expect, test } from 'vitest'
import { shapeOf } from './icu.ts'
import { literalTexts } from './literals.ts'
import { usedKeys } from './used-keys.ts'

const source = (text: string): ts.SourceFile => ts.createSourceFile('app/a.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)

test('keys are found by the namespace of their translator, unknown parts as a star', () => {
  const uses = usedKeys(source(`const t = useTranslations('list')
    const a = [t('new'), t.rich(isOn ? 'one' : 'two'), t(\`kind.\${kind}.title\`)]
    const b = (await getTranslations('audit'))('title')`))
  expect(uses.map(({ namespaces, key }) => `${namespaces}:${key}`)).toEqual(['list:new', 'list:one', 'list:two', 'list:kind.*.title', 'audit:title'])
})

test('words in markup and in spoken attributes are found, code and names are not', () => {
  const found = literalTexts(source(`const a = <p title="Open it" className="muted">Hello {isOn ? "there" : t("x")} <b>Pitlane</b> <b>{\`№ \${n}\`}</b> <code>app/_lib/a.ts</code></p>`))
  expect(found).toEqual(['app/a.tsx:1 Open it', 'app/a.tsx:1 Hello', 'app/a.tsx:1 there'])
})

test('arguments and plural forms are read, nested ones too', () => {
  expect(shapeOf('{count, plural, one {# file of {name}} other {# files}} at {at}')).toEqual({ names: ['at', 'count', 'name'], plurals: [['one', 'other']] })
  expect(shapeOf('{n, number} of {total, number}')).toEqual({ names: ['n', 'total'], plurals: [] })
})
