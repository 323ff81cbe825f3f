/** The desk: contacts written down by keyboard alone, several at once, over a lost connection, each registered once. */
import { expect, type Page } from '@playwright/test'
import { signedIn, test } from './people.ts'

const panel = (page: Page) => page.getByRole('region', { name: 'Новое обращение' })
const who = (page: Page) => panel(page).getByRole('combobox', { name: 'Клиент', exact: true })
const registered = (page: Page) => panel(page).getByRole('status').filter({ hasText: 'Зарегистрировано' })

/** Tab until the field of that name has the cursor. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => document.activeElement?.closest('[data-field]')?.querySelector('label')?.textContent ?? '')
    expect(label).toMatch(name)
  }).toPass({ intervals: [0] })
}

test('a contact is registered by keyboard alone, kept over a lost connection and registered once', async ({ browser }) => {
  const page = await signedIn(browser, 'reception.tyumen')
  const sent: string[] = []
  page.on('request', (request) => {
    const body = request.method() === 'POST' && request.url().endsWith('/api/graphql') ? (request.postData() ?? '') : ''
    if (body.includes('mutation Register')) sent.push(request.headers()['idempotency-key'] ?? '')
  })
  await page.keyboard.press('i')
  // Visit, service, repair: each by its number.
  await page.keyboard.press('2')
  await expect(panel(page).getByRole('radio', { name: 'Визит', exact: true })).toBeChecked()
  await tabTo(page, /^Отдел/)
  await page.keyboard.press('2')
  await panel(page).getByRole('radiogroup', { name: 'Цель' }).getByRole('radio').first().waitFor()
  await tabTo(page, /^Цель/)
  await page.keyboard.press('1')
  await expect(panel(page).getByRole('radiogroup', { name: 'Цель' }).getByRole('radio', { checked: true })).toHaveText(/Сервис/)
  await tabTo(page, /^Клиент/)
  await page.keyboard.type('мужчина в синей куртке')
  // A call comes in meanwhile: another sheet, the first one stays.
  await page.keyboard.press('Alt+n')
  await expect(who(page)).toHaveValue('')
  await expect(panel(page).getByRole('tab')).toHaveText(['мужчина в синей куртке', '№ 2'])
  // What is typed is thrown away after a question alone.
  await who(page).fill('ошиблись номером')
  const clear = async (answer: string) => {
    await panel(page).getByRole('button', { name: 'Очистить', exact: true }).click()
    await page.getByRole('dialog', { name: 'Очистить форму?' }).getByRole('button', { name: answer }).last().click()
  }
  await clear('Оставить')
  await expect(who(page)).toHaveValue('ошиблись номером')
  await who(page).focus()
  await page.keyboard.press('Alt+i')
  await expect(who(page)).toHaveValue('мужчина в синей куртке')
  await page.keyboard.press('Alt+i')
  await expect(who(page)).toHaveValue('ошиблись номером')
  await clear('Очистить')
  await expect(who(page)).toHaveValue('мужчина в синей куртке')
  await page.keyboard.press('Alt+i')

  await page.context().setOffline(true)
  await page.keyboard.press('Control+Enter')
  await expect(panel(page).getByText('Ждёт связи')).toBeVisible()
  await page.context().setOffline(false)
  await expect(registered(page)).toContainText(/№ \d+/)
  await expect(who(page)).toHaveValue('')
  await expect(panel(page).getByRole('tab')).toHaveCount(0)
  expect(new Set(sent).size).toBe(1)
  await page.reload()
  await expect(who(page)).toHaveValue('')
  await page.goto('/incoming-traffic')
  await expect(page.getByRole('row').filter({ hasText: 'мужчина в синей куртке' })).toHaveCount(1)
})

test('a client is found as one types, told of beside the form, and waits in the queue with a clock', async ({ browser }) => {
  const page = await signedIn(browser, 'reception.tyumen')
  await page.keyboard.press('i')
  await page.keyboard.press('2')
  await tabTo(page, /^Отдел/)
  await page.keyboard.press('2')
  await panel(page).getByRole('radiogroup', { name: 'Цель' }).getByRole('radio').first().waitFor()
  await tabTo(page, /^Цель/)
  await page.keyboard.press('1')
  await who(page).focus()
  await page.keyboard.type('апрелев геннадий')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await expect(panel(page).getByRole('complementary')).toContainText('Автомобили')
  await page.keyboard.press('Alt+Shift+1')
  await expect(panel(page).getByRole('complementary').getByRole('button', { pressed: true })).toHaveCount(1)
  const queue = page.getByRole('region', { name: 'Рабочая панель входящего трафика' })
  await panel(page).getByRole('button', { name: 'В очередь ожидания' }).press('Enter')
  await expect(registered(page)).toContainText(/№ \d+/)
  await expect(queue.getByRole('listitem').filter({ hasText: /Апрелев/ }).last()).toContainText(/0:\d\d/)
})
