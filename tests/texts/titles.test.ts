import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { locales } from '../../engine/kernel/titles.ts'
import { placeOf, sourceFiles, visit } from './sources.ts'

interface Found {
  readonly place: string
  readonly titles: Readonly<Record<string, string>>
}

const definitions = join(import.meta.dirname, '..', '..', 'definitions', 'auto-service')

/** Names that people write in Latin letters in every language. */
const latin = /\b(VIN|SMS|USSD|GPS|XLSX|CSV|PDF|PS|FAQ|CRM|Telegram|WhatsApp|Viber|GraphQL|API|NPS|JSON|SQL|ID|URL|E-mail|e-mail|Pitlane|QR|OK|E-Mail|Follow up PS)\b/g

/** Everything in the package that is said in languages. */
function titlesOfPackage(): readonly Found[] {
  const files = (readdirSync(definitions, { recursive: true }) as string[]).filter((path) => path.endsWith('.json')).sort()
  return files.flatMap((file) => [...titlesIn(JSON.parse(readFileSync(join(definitions, file), 'utf8')), `${file}#`)])
}

function* titlesIn(value: unknown, place: string): Generator<Found> {
  if (typeof value !== 'object' || value === null) return
  if ('en' in value && typeof value.en === 'string') yield { place, titles: value as Record<string, string> }
  else for (const [key, inner] of Object.entries(value)) yield* titlesIn(inner, `${place}/${key}`)
}

/** The same in the engine's own source: objects with `en` and `ru` as text. */
function titlesOfEngine(): readonly Found[] {
  return sourceFiles('engine', /\.tsx?$/).flatMap((file) => {
    const found: Found[] = []
    visit(file, (node) => {
      if (!ts.isObjectLiteralExpression(node) || isSample(node)) return
      const entries = node.properties.flatMap((property) => (ts.isPropertyAssignment(property) && textOf(property.initializer) !== null ? [[property.name.getText(), textOf(property.initializer) ?? ''] as const] : []))
      const titles = Object.fromEntries(entries)
      if (titles.en !== undefined && titles.ru !== undefined) found.push({ place: placeOf(node), titles })
    })
    return found
  })
}

/** Samples of the conformance suite are no texts of the product. */
const isSample = (node: ts.Node): boolean => ts.findAncestor(node, (above) => (ts.isPropertyAssignment(above) && above.name.getText() === 'samples') || (ts.isFunctionDeclaration(above) && above.name?.text === 'sampleSchema')) !== undefined

function textOf(node: ts.Expression): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  return ts.isTemplateExpression(node) ? node.getText().slice(1, -1).replaceAll(/\$\{[^}]*\}/g, ' ') : null
}

/** Is there a word in Latin letters that is no name known everywhere? */
const saysLatin = (text: string): boolean => /\p{L}{2}/u.test(text) && !/\p{Script=Cyrillic}/u.test(text) && /[a-z]{3}/i.test(text.replaceAll(latin, '').replaceAll(/\{[^}]*\}/g, ''))

describe.each([
  ['the package', titlesOfPackage(), 450],
  ['the engine', titlesOfEngine(), 60],
] as const)('titles of %s', (_, found, least) => {
  test('were found', () => {
    expect(found.length).toBeGreaterThan(least)
  })

  test('are given in every language', () => {
    const poor = found.filter(({ titles }) => locales.some((locale) => (titles[locale] ?? '').trim() === ''))
    expect(poor.map(({ place, titles }) => `${place} ${titles.en}`)).toEqual([])
  })

  test('are Russian and Ukrainian where they say so', () => {
    const latinOnly = found.flatMap(({ place, titles }) => (['ru', 'uk'] as const).filter((locale) => saysLatin(titles[locale] ?? '')).map((locale) => `${place} ${locale}: ${titles[locale]}`))
    expect(latinOnly).toEqual([])
  })

  test('are not English in Romanian, nor Russian in Ukrainian', () => {
    // Single words may well be the same; a phrase of three words is not. Letters ы, э, ё, ъ are not Ukrainian.
    const copied = found.filter(({ titles }) => /\p{L}\s+\p{L}+\s+\p{L}/u.test(titles.ro ?? '') && titles.ro === titles.en && titles.ro !== 'Follow up PS')
    const russian = found.filter(({ titles }) => /[ыэёъ]/i.test(titles.uk ?? ''))
    expect([...copied, ...russian].map(({ place, titles }) => `${place} ${titles.ro} / ${titles.uk}`)).toEqual([])
  })
})
