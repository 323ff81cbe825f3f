import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { interfaceLocales } from '../../app/_lib/locale.ts'
import { catalogue } from './catalogues.ts'
import { shapeOf } from './icu.ts'
import { literalTexts } from './literals.ts'
import { sourceFiles } from './sources.ts'
import { type Use, usedKeys } from './used-keys.ts'

const english = catalogue('en')
const others = interfaceLocales.filter((locale) => locale !== 'en')
// The halves of field types that run in the browser speak through their host.
const files = [...sourceFiles('app', /\.tsx?$/), ...sourceFiles('engine/fields', /\.tsx$/)]
const uses = files.flatMap(usedKeys)

/** Does the place ask for this text? A namespace that was handed over may be any. */
const asks = ({ namespaces, key }: Use, text: string): boolean => {
  const [namespace = '', path = ''] = text.split(':')
  if (namespaces.length > 0 && !namespaces.includes(namespace)) return false
  return key.includes('*') ? new RegExp(`^${key.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`).test(path) : key === path
}

/** The same word in two languages, where both write it so. */
const alike = new Set(['sign-in:languages.en', 'sign-in:languages.ru', 'sign-in:languages.uk', 'sign-in:languages.ro', 'shell:languages.en', 'shell:languages.ru', 'shell:languages.uk', 'shell:languages.ro'])

/** What is left of a text without its arguments and without names that every language writes alike. */
const words = (text: string): string => text.replaceAll(/\{[^{}]*\}/g, '').replaceAll(/\b(Excel|XLSX|CSV|PDF|VIN|API|GraphQL|Pitlane|Ctrl|Enter|Esc|Tab)\b/g, '')

/** English kept by mistake: a phrase equal to the English one, or, where people write in Cyrillic, a word without any. */
function isLeft(locale: string, key: string, text: string): boolean {
  if (locale === 'ro') return /\p{L}\s+\p{L}/u.test(words(text)) && text === english.get(key)
  return /\p{L}{2}/u.test(words(text)) && !/\p{Script=Cyrillic}/u.test(text)
}

describe.each(others)('texts in %s', (locale) => {
  const texts = catalogue(locale)

  test('are there for every English one, and for nothing else', () => {
    expect([...texts.keys()].filter((key) => !english.has(key))).toEqual([])
    expect([...english.keys()].filter((key) => !texts.has(key))).toEqual([])
  })

  test('take the arguments that the English ones take', () => {
    const odd = [...texts].filter(([key, text]) => String(shapeOf(text).names) !== String(shapeOf(english.get(key) ?? '').names))
    expect(odd).toEqual([])
  })

  test('have every plural form of the language', () => {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.filter((form) => form !== 'other' && form !== 'many')
    const poor = [...texts].filter(([, text]) => shapeOf(text).plurals.some((forms) => [...needed, 'other'].some((form) => !forms.includes(form))))
    expect(poor).toEqual([])
  })

  test('are not left in English', () => {
    const left = [...texts].filter(([key, text]) => !alike.has(key) && isLeft(locale, key, text))
    expect(left).toEqual([])
  })
})

describe('the source', () => {
  test('was read: files and places that ask for texts', () => {
    expect(files.length).toBeGreaterThan(80)
    expect(uses.length).toBeGreaterThan(150)
  })

  test('asks for no text that is missing', () => {
    const missing = uses.filter((use) => use.key !== '*' && ![...english.keys()].some((text) => asks(use, text)))
    expect(missing.map(({ place, namespaces, key }) => `${place} ${namespaces}:${key}`)).toEqual([])
  })

  test('asks for every text there is', () => {
    // A key that comes in a variable is written out somewhere in the source.
    const literals = new Set(files.flatMap((file) => stringsOf(file)))
    const isAsked = (text: string): boolean => uses.some((use) => (use.key === '*' ? use.namespaces.includes(text.split(':')[0] ?? '') && literals.has(text.split(':')[1] ?? '') : asks(use, text)))
    expect([...english.keys()].filter((text) => !isAsked(text))).toEqual([])
  })

  test('keeps the words people read out of its markup', () => {
    expect(files.flatMap(literalTexts)).toEqual([])
  })
})

/** Every string a file names; where a translator gets a key from a variable, one of them is the key. */
function stringsOf(file: ts.SourceFile): readonly string[] {
  const found: string[] = []
  const walk = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text)
    ts.forEachChild(node, walk)
  }
  walk(file)
  return found
}
