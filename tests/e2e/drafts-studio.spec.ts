/** A draft of the definitions belongs to all who may publish: they change it at once, and none of it is lost. */
import { expect, type Page } from '@playwright/test'
import { openFile } from './definitions.ts'
import { signedIn, test } from './people.ts'

const path = 'entities/survey-response/entity.json'
const textOf = (page: Page) => page.getByRole('textbox', { name: `Текст файла ${path}` })
const picker = (page: Page) => page.getByRole('button', { name: /^Черновик:/ })

/** Another title in one of the languages. */
async function retitle(page: Page, language: string, title: string): Promise<void> {
  const area = textOf(page)
  const content = JSON.parse(await area.inputValue()) as { titles: Record<string, string> }
  content.titles[language] = title
  await area.fill(`${JSON.stringify(content, null, 2)}\n`)
}

async function openDraft(page: Page, name: string): Promise<void> {
  await picker(page).click()
  await page.getByRole('button', { name }).first().click()
  await expect(picker(page)).toContainText(name)
}

test('two people in one draft see and merge each other’s changes, a closed browser loses nothing, and it goes live at its time', async ({ browser }) => {
  const admin = await signedIn(browser, 'admin', { at: '/definitions' })
  await picker(admin).click()
  await admin.getByRole('button', { name: 'Новый черновик' }).click()
  await admin.getByLabel('Название черновика').fill('Опросы к зиме')
  await admin.getByRole('button', { name: 'Сохранить' }).click()
  await expect(picker(admin)).toContainText('Опросы к зиме')
  await openFile(admin, path)

  const consultant = await signedIn(browser, 'consultant', { at: '/definitions' })
  await openDraft(consultant, 'Опросы к зиме')
  await openFile(consultant, path)
  await expect(admin.getByRole('list', { name: /В этом черновике также/ })).toBeVisible()

  // Different places come together by themselves.
  await retitle(admin, 'en', 'Winter survey')
  await expect(textOf(consultant)).toHaveValue(/Winter survey/)
  await retitle(consultant, 'ru', 'Зимний опрос')
  await expect(textOf(admin)).toHaveValue(/Зимний опрос/)

  // The same place asks; nothing is lost with the browser that is closed while it cannot reach the server.
  await consultant.context().setOffline(true)
  await retitle(consultant, 'en', 'Cold survey')
  await expect(consultant.getByText('Изменения хранятся в этом браузере')).toBeVisible()
  const kept = admin.waitForResponse((response) => response.request().method() === 'PUT')
  await retitle(admin, 'en', 'Frost survey')
  await kept
  const context = consultant.context()
  await consultant.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.clock.install({ time: Date.now() + 10_000 })
  await again.goto('/definitions?as=text')
  await again.getByRole('button', { name: 'Выбрать, что остаётся' }).click()
  const dialog = again.getByRole('dialog')
  await expect(dialog.getByText('Frost survey')).toBeVisible()
  await dialog.getByRole('radio', { name: 'Моё' }).check()
  await dialog.getByRole('button', { name: 'Применить' }).click()
  await expect(textOf(admin)).toHaveValue(/Cold survey/)

  // Live at its time, without anybody.
  await again.close()
  await admin.getByRole('button', { name: 'Опубликовать' }).click()
  const publishing = admin.getByRole('dialog')
  await publishing.getByRole('radio', { name: 'В заданное время' }).check()
  const zone = (await publishing.getByLabel(/Время публикации/).getAttribute('aria-label'))?.match(/\((.+)\)/)?.[1] ?? 'UTC'
  await publishing.getByLabel(/Время публикации/).fill(new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone }).format(Date.now() + 4000).replace(' ', 'T'))
  await publishing.getByRole('button', { name: 'Запланировать' }).click()
  await expect(admin.getByText(/Будет опубликован/)).toBeVisible()
  await expect(admin.getByText('Черновик опубликован или удалён')).toBeVisible({ timeout: 15_000 })
  await admin.reload()
  await expect(picker(admin)).toContainText('Опубликованное')
  await expect(textOf(admin)).toHaveValue(/Cold survey[\s\S]*Зимний опрос/)
})
