import { expect, test } from 'vitest'
import type { SearchHit, ShellView } from '../../../engine/client.ts'
import { choicesFor, type PaletteStock, type PaletteWords } from './choices.ts'

const view = {
  timeZone: 'Asia/Yekaterinburg',
  create: [
    { entity: 'client', title: 'Клиент', icon: 'user', text: 'name', moment: null },
    { entity: 'task', title: 'Задача', icon: 'checklist', text: 'title', moment: { field: 'dueAt', isDay: false } },
    { entity: 'payment', title: 'Оплата', icon: 'coin', text: null, moment: null },
  ],
  navigation: [{ title: '', items: [{ kind: 'entity', name: 'task', title: 'Задачи', icon: 'checklist' }, { kind: 'page', name: 'nowhere', title: 'Задел на будущее', icon: 'box' }] }],
} as unknown as ShellView

const words: PaletteWords = { create: (name) => `Создать: ${name}`, createWith: (name, text) => `Создать: ${name} «${text}»`, day: (day) => day, time: (at) => at, screens: [{ href: '/', title: 'Главная', icon: 'home' }] }
const hit = { entity: 'client', title: 'Клиент', icon: 'user', id: '1', label: 'Ковшов', detail: '', state: null, fit: 'exact' } satisfies SearchHit
const offered = (text: string, hits: readonly SearchHit[] = [], stock: Partial<PaletteStock> = {}) =>
  choicesFor({ view, recent: [], commands: [], ...stock }, text, hits, words, new Date('2026-11-22T10:30:00Z')).map(({ title, href, detail }) => [title, href, detail].filter(Boolean).join(' | '))

test('a line with a moment makes what has one first, with the moment in its field and out of its title', () => {
  expect(offered('Позвонить завтра 10:00')).toEqual([
    'Создать: Задача «Позвонить» | /task/new?title=%D0%9F%D0%BE%D0%B7%D0%B2%D0%BE%D0%BD%D0%B8%D1%82%D1%8C&dueAt=2026-11-23T05%3A00%3A00.000Z | 2026-11-23T05:00:00.000Z',
    `Создать: Клиент «Позвонить завтра 10:00» | /client/new?${new URLSearchParams({ name: 'Позвонить завтра 10:00' })}`,
  ])
})

test('what can be done here comes first, pages without a screen never, and what was found exactly is not made again', () => {
  const commands = [{ id: 'x', title: 'Закрыть задачу', detail: 'Задача 5', icon: 'route', run: () => undefined }]
  expect(offered('зада', [], { commands })).toEqual(['Закрыть задачу | Задача 5', 'Создать: Задача | /task/new', 'Задачи | /task', expect.stringContaining('Создать: Клиент «зада»'), expect.stringContaining('Создать: Задача «зада»')])
  expect(offered('Ковшов', [hit])).toEqual(['Ковшов | /client/1 | Клиент'])
})
