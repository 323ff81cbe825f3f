import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openSearch, stemOf } from '../../app/_components/manual/manual-search.ts'
import { interfaceLocales } from '../../app/_lib/locale.ts'
import { chapterOf, chapters, isChapter } from '../../app/_manual/chapters.ts'
import { readManual } from '../../app/_manual/read-manual.ts'

const folder = join(import.meta.dirname, '..', '..', 'app', '_manual')
const sourceOf = (locale: string, chapter: string): string => readFileSync(join(folder, locale, `${chapter}.md`), 'utf8')

describe.each(interfaceLocales)('the manual in %s', (locale) => {
  test('has every chapter and no other', () => {
    expect(readdirSync(join(folder, locale)).sort()).toEqual(chapters.map((chapter) => `${chapter}.md`).sort())
  })

  test('has the same parts in every language', () => {
    const partsOf = (source: string): number => source.match(/^## /gm)?.length ?? 0
    const odd = chapters.filter((chapter) => partsOf(sourceOf(locale, chapter)) !== partsOf(sourceOf('en', chapter)))
    expect(odd).toEqual([])
  })

  test('links to chapters that exist, and nowhere else', () => {
    const links = chapters.flatMap((chapter) => [...sourceOf(locale, chapter).matchAll(/\]\(([^)]*)\)/g)].map(([, to]) => `${chapter} → ${to}`))
    expect(links.length).toBeGreaterThan(12)
    expect(links.filter((link) => !isChapter(link.split(' → ')[1]))).toEqual([])
  })

  test('is made of titles, text and nothing that a browser would run', async () => {
    const manual = await readManual(locale)
    expect(manual.filter(({ title, html, sections }) => title === '' || html.length < 100 || sections.length < 2)).toEqual([])
    expect(manual.map(({ html }) => html).join('')).not.toMatch(/<(script|img|iframe|style)|javascript:|\son\w+=/i)
  })
})

test('the screens open chapters about them', () => {
  const opens = (address: string): string => {
    const { pathname, searchParams } = new URL(address, 'http://localhost')
    return chapterOf(pathname, searchParams)
  }
  expect(opens('/')).toBe('home')
  expect(opens('/work-order')).toBe('lists')
  expect(opens('/work-order?layout=board&view=x')).toBe('board')
  expect(opens('/work-order?layout=calendar')).toBe('calendar')
  expect(opens('/work-order?layout=chart')).toBe('chart')
  expect(opens('/work-order/0190')).toBe('record')
  expect(opens('/client/0190')).toBe('client')
  expect(opens('/reports/traffic')).toBe('reports')
  expect(opens('/definitions')).toBe('definitions')
  expect(opens('/audit')).toBe('audit')
})

describe('search in the manual', () => {
  const first = async (locale: (typeof interfaceLocales)[number], text: string) => (await openSearch(await readManual(locale)))(text)

  test('finds what lists are, in every language', async () => {
    for (const [locale, text, heading] of [['en', 'lists', 'Lists'], ['ru', 'списки', 'Списки'], ['uk', 'списки', 'Списки'], ['ro', 'liste', 'Liste']] as const) {
      const hits = await first(locale, text)
      expect(hits.slice(0, 3).map((hit) => hit.heading), locale).toContain(heading)
      expect(hits.map(({ chapter }) => chapter), locale).toContain('concepts')
    }
  })

  test('finds words in other forms and with a slip of the finger', async () => {
    expect((await first('ru', 'пароля'))[0]?.chapter).toBe('settings')
    expect((await first('ru', 'уведомленя')).length).toBeGreaterThan(0)
    expect((await first('en', 'duplicates'))[0]?.chapter).toBe('import')
  })

  test('finds nothing for nothing', async () => {
    expect(await first('en', 'zzzzqqq')).toEqual([])
    expect(stemOf('список')).toBe('список')
    expect(stemOf('Списки')).toBe('списк')
  })
})
