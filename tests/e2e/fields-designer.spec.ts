/** Kinds of record are made from nothing, their forms put together from fields. */
import { expect } from '@playwright/test'
import { signedIn, test } from './people.ts'

test('a kind of record is made, a field added, moved by keys and previewed, published, and staff fill it in', async ({ browser }) => {
  const page = await signedIn(browser, 'admin', { at: '/definitions' })
  await page.getByRole('button', { name: 'Новый вид записей' }).click()
  const wizard = page.getByRole('dialog', { name: 'Новый вид записей' })
  await wizard.getByLabel('Как называется одна запись').first().fill('Тест-драйв')
  await wizard.getByLabel('Как называется список').first().fill('Тест-драйвы')
  await wizard.getByLabel('Кто с ними работает').fill('Менеджер по продажам')
  await page.getByRole('option', { name: 'Менеджер по продажам' }).click()
  await wizard.getByLabel('В меню рабочих мест').fill('Автосалон')
  await page.getByRole('option', { name: 'Автосалон' }).click()
  await page.keyboard.press('Escape')
  await wizard.getByRole('button', { name: 'Создать' }).click()

  const side = page.getByRole('complementary', { name: 'Свойства' })
  await side.getByRole('button', { name: 'Целое число' }).click()
  await page.getByRole('dialog').getByLabel('Название').fill('Пробег до поездки')
  await page.getByRole('dialog').getByRole('button', { name: 'Добавить' }).click()
  const field = page.getByRole('button', { name: /Пробег до поездки/ })
  await expect(field).toBeFocused()
  await field.press('Alt+ArrowUp')
  await expect(page.getByText('Пробег до поездки: Основное, место 3 из 4')).toBeAttached()
  await expect(field).toBeFocused()
  await side.getByLabel('Единица').fill('км')
  // The same by mouse: let go on the field before which it is to stand.
  const before = page.locator('[data-field="title"]')
  const [from, to] = [await field.boundingBox(), await before.boundingBox()]
  await page.mouse.move((from?.x ?? 0) + 30, (from?.y ?? 0) + 12)
  await page.mouse.down()
  await page.mouse.move((from?.x ?? 0) + 30, (from?.y ?? 0), { steps: 4 })
  await page.mouse.move((to?.x ?? 0) + 40, (to?.y ?? 0) + 20, { steps: 8 })
  await page.mouse.up()
  await expect(page.getByText('Пробег до поездки: Основное, место 1 из 4')).toBeAttached()

  await page.getByText('Просмотр', { exact: true }).click()
  const sheet = page.locator('#form-preview')
  await expect(sheet.getByLabel('Пробег до поездки')).toBeVisible()
  await page.getByRole('combobox', { name: 'Состояние' }).click()
  await page.getByRole('option', { name: 'Готово' }).click()
  await expect(page.getByText(/«Готово»/).first()).toBeVisible()

  await page.getByRole('button', { name: 'Опубликовать' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Что изменено и зачем').fill('Учёт тест-драйвов')
  await dialog.getByRole('button', { name: 'Опубликовать' }).click()
  await expect(page.getByText(/Версия .+ действует/)).toBeVisible()

  const staff = await signedIn(browser, 'sales-manager.tyumen', { at: '/test-draiv/new' })
  await staff.getByLabel('Название').fill('Лада Веста')
  await staff.getByLabel('Пробег до поездки').fill('1200')
  await staff.getByRole('button', { name: 'Сохранить' }).click()
  await expect(staff.getByRole('button', { name: 'Взять в работу' })).toBeVisible()
})
