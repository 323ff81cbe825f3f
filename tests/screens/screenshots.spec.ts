/** Every screen as a picture, to be looked at one by one: .pitlane/screenshots/index.html shows them all. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from '@playwright/test'
import { chosen, isWanted, isWhole, type Look, openViewers, screens } from './screens.ts'

const folder = resolve(import.meta.dirname, '../../.pitlane/screenshots')
const widths = [1440, 360]
const looks: readonly Look[] = ['light', 'dark']
const languages = ['ru', 'en'] as const

const fileOf = (name: string, language: string, width: number, look: Look): string => `${name}.${language}.${width}.${look}.png`

test.beforeAll(() => {
  if (isWhole) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
})

for (const language of languages) {
  test.describe(language, () => {
    let viewers: ReturnType<typeof openViewers>
    test.beforeAll(({ browser }) => {
      viewers = openViewers(browser, language)
    })
    test.afterAll(() => viewers.close())

    for (const screen of chosen) {
      test(screen.name, async () => {
        for (const width of widths) {
          for (const look of looks.filter((one) => isWanted(screen.name, language, String(width), one))) {
            const page = await viewers.show(screen, width, look)
            await page.screenshot({ path: resolve(folder, fileOf(screen.name, language, width, look)), animations: 'disabled' })
          }
        }
      })
    }
  })
}

test.afterAll(() => {
  const row = (name: string): string => {
    const pictures = languages.flatMap((language) => widths.flatMap((width) => looks.map((look) => fileOf(name, language, width, look))))
    return `<h2 id="${name}">${name}</h2><div>${pictures.map((file) => `<figure><a href="${file}"><img loading="lazy" src="${file}" alt="${file}"></a><figcaption>${file}</figcaption></figure>`).join('')}</div>`
  }
  const style = 'body{font:14px system-ui;margin:16px}div{display:flex;flex-wrap:wrap;gap:12px;align-items:start}figure{margin:0}img{height:260px;border:1px solid #bbb}figcaption{color:#666;font-size:11px}nav a{margin-right:8px}'
  writeFileSync(resolve(folder, 'index.html'), `<!doctype html><meta charset="utf-8"><title>Pitlane: every screen</title><style>${style}</style><nav>${screens.map(({ name }) => `<a href="#${name}">${name}</a>`).join('')}</nav>${screens.map(({ name }) => row(name)).join('')}\n`)
})
