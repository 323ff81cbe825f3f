/** A draft is tried before it is live. */
import { expect } from '@playwright/test'
import { edit, type Json } from './definitions.ts'
import { signedIn, test } from './people.ts'

const reason = 'Сначала укажите, что случилось.'
const guard = (cel: string) => ({ type: 'expression', params: { cel, titles: { en: 'Say what happened first.', ru: reason } } })

test('a condition that is too strict shows by hand, on real records and along scenarios', async ({ browser }) => {
  const page = await signedIn(browser, 'admin', { at: '/definitions/try?as=text' })
  await page.getByRole('combobox', { name: 'Вид записей' }).click()
  await page.getByRole('option', { name: 'Жалоба', exact: true }).click()

  await page.getByText('Сценарии', { exact: true }).click()
  await page.getByRole('button', { name: 'Подобрать сценарии' }).click()
  await page.getByRole('button', { name: /^Сохранить \d+ сценари/ }).click()
  await expect(page.getByText(/Все? \d* ?сценари\S* проход|Сценарий проходит/)).toBeVisible()

  await page.getByRole('link', { name: 'Настройка', exact: true }).click()
  await edit(page, 'entities/complaint/machine.json', (machine) => {
    const { registered } = machine.states as Record<string, { on: Record<string, Json> }>
    Object.assign(registered?.on.TAKE ?? {}, { guard: guard("record.content == 'xyz'") })
  })
  await page.getByRole('link', { name: 'Проверка' }).click()
  await expect(page.getByText(/^Больше не проходят: \d+ из \d+/)).toBeVisible()
  await expect(page.getByText(reason).first()).toBeVisible()

  await page.getByText('Вручную', { exact: true }).click()
  await page.getByRole('button', { name: 'Новая запись' }).click()
  const record = page.getByRole('region', { name: 'Пробная запись' })
  await expect(record.getByRole('button', { name: 'Взять в работу' })).toBeDisabled()
  await expect(record.getByText(reason)).toBeVisible()
  await expect(page.locator('.react-flow__node [aria-current]')).toHaveText('Зарегистрирована')
  await page.getByRole('combobox', { name: 'Роль' }).click()
  await page.getByRole('option', { name: 'Сервис-консультант', exact: true }).click()
  await expect(record.getByText('Ваша роль не позволяет сделать это здесь.').first()).toBeVisible()

  await page.getByRole('combobox', { name: 'Вид записей' }).click()
  await page.getByRole('option', { name: 'Задача', exact: true }).click()
  await page.getByRole('button', { name: 'Новая запись' }).click()
  const keep = page.getByRole('button', { name: 'Сохранить как сценарий' })
  await record.getByLabel('Что сделать').fill('Перезвонить')
  await expect(keep).toBeDisabled()
  await record.getByRole('button', { name: 'Сделано' }).click()
  await keep.click()
  await page.getByRole('dialog').getByRole('textbox').first().fill('Сделали сразу')
  await page.getByRole('dialog').getByRole('button', { name: 'Создать' }).click()
  await expect(page.getByText('Сохранено в сценариях.')).toBeVisible()
  await page.getByText('Сценарии', { exact: true }).click()
  await expect(page.getByText('Сценарий проходит.')).toBeVisible()
  await expect(page.getByText('Сделали сразу')).toBeVisible()
  await page.getByRole('combobox', { name: 'Вид записей' }).click()
  await page.getByRole('option', { name: 'Жалоба', exact: true }).click()

  await page.getByText('На реальных записях', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Сколько записей' }).fill('20')
  await page.getByRole('button', { name: 'Начать повтор' }).click()
  await expect(page.getByRole('status').filter({ hasText: /отлич/ })).toBeVisible()
  const refused = page.locator('summary').filter({ hasText: `«Взять в работу» в состоянии «Зарегистрирована» было бы отклонено: ${reason}` })
  await refused.click()
  await expect(refused.locator('..').getByRole('link').first()).toHaveAttribute('href', /^\/complaint\/[0-9a-f-]{36}$/)

  await page.getByRole('button', { name: 'План', exact: true }).click()
  await expect(page.getByRole('dialog').getByText(/больше не проходит: шаг 1, «Взять в работу», отклонён/).first()).toBeVisible()
})
