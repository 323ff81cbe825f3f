/** Client care: a survey from its generated questions to a complaint, and the complaint to its end and back. */
import { expect, type Locator, type Page } from '@playwright/test'
import { chooseCell, typeCell } from './grid.ts'
import { signedIn, test } from './people.ts'

/** Finds a record in a field by typing and takes the first that fits. */
async function pick(page: Page, field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await page.getByRole('option').filter({ hasText: text }).first().click()
}

const state = (page: Page, title: string) => page.locator('header').getByText(title, { exact: true })

test('a survey asks the questions of its type; a bad answer becomes a complaint, linked both ways', async ({ browser }) => {
  const page = await signedIn(browser, 'customer-service.tyumen', { at: '/survey-response?view=vi_survey_response_calls' })
  await page.getByRole('row').nth(1).click()
  await expect(state(page, 'Запланирован')).toBeVisible()
  const survey = page.url()
  await page.getByRole('radio', { name: '2, плохо' }).first().check()
  await page.getByRole('textbox', { name: 'Комментарий клиента' }).fill('Ждал машину три часа')
  await page.getByRole('radio', { name: 'Негативный' }).check()
  await pick(page, page.getByRole('combobox', { name: 'Вид жалобы' }), 'РЕМОНТ')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('button', { name: 'Сохранить' })).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('radio', { name: '2, плохо' }).first()).toBeChecked()

  await page.getByRole('button', { name: 'Другие действия' }).click()
  await page.getByRole('menuitem', { name: 'Сформировать жалобу' }).click()
  await expect(page.getByRole('combobox', { name: 'Жалоба', exact: true })).not.toHaveValue('')
  await page.getByRole('button', { name: 'Опрос состоялся' }).click()
  await expect(state(page, 'Опрошен')).toBeVisible()

  await page.locator('main a[href^="/complaint/"]').first().click()
  await expect(state(page, 'Зарегистрирована')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Содержание' }).first()).toHaveValue('Ждал машину три часа')
  await expect(page.locator(`main a[href="${new URL(survey).pathname}"]`).or(page.getByRole('tab', { name: /Опрос/ })).first()).toBeVisible()
})

test('a complaint goes to its end and back; what was said about it is only ever added to', async ({ browser }) => {
  const page = await signedIn(browser, 'supervisor.spb', { at: '/complaint/new' })
  await pick(page, page.getByRole('combobox', { name: 'Клиент', exact: true }), 'ов')
  await page.getByRole('combobox', { name: 'Способ обращения' }).click()
  await page.getByRole('option', { name: 'Визит' }).click()
  await pick(page, page.getByRole('combobox', { name: 'Вид жалобы' }), 'Мойка')
  await page.getByRole('textbox', { name: 'Содержание' }).first().fill('После мойки царапина на двери')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(state(page, 'Зарегистрирована')).toBeVisible()

  const comments = page.getByRole('grid', { name: 'Комментарии' })
  await page.getByRole('region', { name: 'Комментарии' }).getByRole('button', { name: 'Добавить строку' }).click()
  await typeCell(page, comments, 1, 'Содержание', 'Клиент согласен на полировку')
  await chooseCell(page, comments, 1, 'Удовлетворённость', 'Удовлетворён')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('button', { name: 'Сохранить' })).toHaveCount(0)
  await expect(comments).toContainText('Порядкина Ия')
  await expect(page.getByLabel('Содержание, строка 1')).toHaveCount(0)
  await expect(comments.getByRole('button', { name: /Удалить строку/ })).toHaveCount(0)

  const press = async (button: string, into: string, reason?: [string, string]) => {
    await page.getByRole('button', { name: button, exact: true }).click()
    const dialog = page.getByRole('dialog')
    if (reason) await dialog.getByLabel(reason[0]).fill(reason[1])
    if (reason ?? button === 'Взять в работу') await dialog.getByRole('button', { name: button, exact: true }).click()
    await expect(state(page, into)).toBeVisible()
  }
  await press('Взять в работу', 'В работе')
  await press('Передать на решение', 'Ожидает решения', ['Что нужно решить', 'Полировать за наш счёт?'])
  await press('Принять решение', 'В работе', ['Решение', 'Полировать за наш счёт'])
  await page.getByRole('button', { name: 'Другие действия' }).click()
  await expect(page.getByRole('menu')).toContainText('Сначала укажите способ разрешения')
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Разрешение' }).click()
  const resolution = page.getByRole('region', { name: 'Разрешение' })
  await resolution.getByRole('button', { name: 'Добавить строку' }).click()
  await chooseCell(page, resolution.getByRole('grid'), 1, 'Способ разрешения', 'Бесплатная переделка')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await press('Решена', 'Решена')
  await press('Завершить', 'Завершена')
  await press('Возобновить', 'В работе', ['Причина', 'Царапина осталась'])
  await expect(page.getByRole('complementary', { name: 'История' })).toContainText('Царапина осталась')
})

test('the questions of a survey are made up in its own form, and put in their order by keys', async ({ browser }) => {
  const page = await signedIn(browser, 'admin', { at: '/survey-type' })
  await page.getByRole('row').filter({ hasText: 'Послесервисный опрос на 2й день' }).click()
  const questions = page.getByRole('list', { name: 'Вопросы' })
  await expect(questions.getByRole('listitem').first()).toBeVisible()
  const before = await questions.getByRole('listitem').count()
  await page.getByLabel('Текст нового вопроса').fill('Перезвонить вам?')
  await page.getByRole('button', { name: 'Добавить вопрос' }).click()
  await page.getByRole('combobox', { name: 'Вид ответа' }).click()
  await page.getByRole('option', { name: 'выбор из списка' }).click()
  await page.getByRole('switch', { name: 'Ответ обязателен' }).check()
  await page.getByRole('button', { name: 'Переместить «Перезвонить вам? *» выше' }).click()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('button', { name: 'Сохранить' })).toHaveCount(0)
  await page.reload()
  await expect(questions.getByRole('listitem')).toHaveCount(before + 1)
  await expect(questions.getByRole('listitem').nth(before - 1)).toContainText('Перезвонить вам? *')
})
