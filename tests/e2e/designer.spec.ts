/** Machines are changed as drawings. */
import { expect, type Page } from '@playwright/test'
import { signedIn, test } from './people.ts'

const stateOf = (page: Page, title: string) => page.locator('.react-flow__node').filter({ hasText: title })

test('a status is renamed and a way out drawn, taken back and made again, published, and staff have it', async ({ browser }) => {
  const page = await signedIn(browser, 'admin', { at: '/definitions' })
  await page.getByLabel('Найти файл').fill('entities/survey-response/machine')
  await page.getByRole('navigation', { name: 'Файлы определений' }).getByRole('button', { name: 'Статусы' }).click()
  await stateOf(page, 'Отказался').press('Enter')
  await page.getByRole('region', { name: 'Состояние' }).getByLabel('Название: русский').fill('Не стал отвечать')
  await expect(stateOf(page, 'Не стал отвечать')).toBeVisible()

  await page.getByRole('button', { name: 'Отменить', exact: true }).click()
  await expect(stateOf(page, 'Отказался')).toBeVisible()
  await page.getByRole('button', { name: 'Повторить' }).click()
  await expect(stateOf(page, 'Не стал отвечать')).toBeVisible()

  await stateOf(page, 'Опрошен').locator('.react-flow__handle-bottom').or(stateOf(page, 'Не дозвонились').locator('.react-flow__handle-bottom')).first().dragTo(stateOf(page, 'Запланирован').locator('.react-flow__handle-top'))
  const panel = page.getByRole('region', { name: 'Переход' })
  await expect(panel.getByLabel('Событие')).toHaveValue('TO_PLANNED')
  await panel.getByLabel('Название: русский').fill('Обзвонить заново')
  await expect(page.locator('.react-flow__edgelabel-renderer').getByText('Обзвонить заново')).toBeVisible()

  // The condition in rows, then as text: completed by keys, wrong ones told at once.
  await panel.getByRole('button', { name: 'Добавить условие: Только если' }).click()
  const guard = panel.getByRole('group', { name: 'Только если' })
  await expect(guard.getByLabel('Сравнение')).toBeVisible()
  await guard.getByText('Текст', { exact: true }).click()
  const cel = guard.getByRole('textbox', { name: 'Только если' })
  await cel.fill('')
  await cel.pressSequentially('record.попы')
  await expect(page.getByRole('option', { name: 'attempts' })).toBeVisible()
  await cel.press('Enter')
  await expect(cel).toHaveValue('record.attempts')
  await cel.pressSequentially(' == "3"')
  await expect(guard.getByText('сравнить их нельзя')).toBeVisible()
  await cel.fill('record.attempts > 3')
  await expect(guard.getByText('сравнить их нельзя')).toHaveCount(0)

  await panel.getByRole('button', { name: 'Добавить действие' }).click()
  await page.getByRole('menuitem', { name: 'Оставить комментарий' }).click()
  await panel.getByRole('region', { name: '1. Оставить комментарий' }).getByRole('textbox', { name: 'Текст' }).fill('"Звоним снова"')

  // Who may fill what where, by keys.
  await page.getByRole('radiogroup', { name: 'Показать', exact: true }).getByText('Поля', { exact: true }).click()
  const cell = page.getByRole('table', { name: 'Поля' }).getByRole('button', { name: /^Комментарий клиента, Опрошен: / })
  await expect(cell).toHaveAccessibleName(/только чтение/)
  await cell.press(' ')
  await expect(cell).toHaveAccessibleName(/можно заполнять/)

  await page.getByRole('button', { name: 'Опубликовать' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Что изменено и зачем').fill('Слово понятнее, и можно начать обзвон заново')
  await dialog.getByRole('button', { name: 'Опубликовать' }).click()
  await expect(page.getByText(/Версия .+ действует/)).toBeVisible()
  await page.goto('/survey-response?layout=board')
  await expect(page.getByText('Не стал отвечать').filter({ visible: true }).first()).toBeVisible()
})
