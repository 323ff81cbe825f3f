/** An exchange is connected, a call is tried, its recording listened to; what calls do is said without code. */
import { createHmac } from 'node:crypto'
import { expect } from '@playwright/test'
import { silence } from '../fixtures/exchange.ts'
import { signedIn, test } from './people.ts'

test('an administrator connects an exchange and tries a call; whoever may listens to its recording', async ({ browser }) => {
  const page = await signedIn(browser, 'admin', { at: '/integrations' })
  await page.getByRole('button', { name: 'Добавить подключение' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Код').fill('pbx-e2e')
  await form.getByRole('button', { name: 'Добавить линию' }).click()
  await form.getByLabel('Набранный номер').fill('8 (3452) 50-01-00')
  await form.getByRole('button', { name: 'Сохранить' }).click()
  const secret = (await page.getByText(/^insec_/).textContent()) ?? ''
  expect(secret).toMatch(/^insec_/)

  await page.getByLabel('Кто звонит').fill('8 982 111-02-03')
  await page.getByRole('combobox', { name: 'Чем закончится' }).click()
  await page.getByRole('option', { name: 'никто не ответил' }).click()
  await page.getByRole('button', { name: 'Позвонить' }).click()
  const test = page.getByRole('region', { name: 'Проверочный звонок' })
  await expect(test.getByRole('row', { name: /завершение/ })).toContainText('готово')
  await expect(test.getByRole('row')).toHaveCount(3)

  // The exchange sends the recording of the call that it told of.
  const call = JSON.stringify({ id: 'e2e-1', call: 'e2e', type: 'ringing', at: new Date().toISOString(), from: '+79821110204', to: '+73452500100' })
  const signed = (body: Buffer | string) => {
    const seconds = Math.floor(Date.now() / 1000)
    return { 'x-pitlane-signature': `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')}` }
  }
  expect((await page.request.post('/api/intake/pbx-e2e', { headers: signed(call), data: Buffer.from(call) })).status()).toBe(202)
  const sound = silence(16_000)
  expect((await page.request.put('/api/intake/pbx-e2e/e2e/recording?name=talk.wav', { headers: signed(sound), data: sound })).status()).toBe(202)
  await expect(async () => {
    await page.getByRole('button', { name: 'Обновить' }).click()
    await expect(page.getByRole('region', { name: 'Что сообщила АТС' }).getByRole('row', { name: /запись разговора/ })).toContainText('готово', { timeout: 1500 })
  }).toPass()
  await page.getByRole('region', { name: 'Что сообщила АТС' }).getByRole('row', { name: /запись разговора/ }).getByRole('link', { name: 'Открыть' }).click()
  const player = page.getByLabel('Прослушать: talk.wav')
  await expect(player).toBeVisible()
  await player.evaluate((audio: HTMLAudioElement) => audio.play())
  await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeGreaterThan(1)
  // Reception sees the contact, and no recording.
  const reception = await signedIn(browser, 'reception.tyumen', { at: page.url() })
  await expect(reception.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(reception.getByLabel('Прослушать: talk.wav')).toHaveCount(0)
})

test('what becomes of calls is drawn in the designer', async ({ browser }) => {
  const page = await signedIn(browser, 'admin', { at: '/definitions?file=intakes/telephony/intake.json' })
  const missed = page.getByRole('region', { name: 'Когда никто не ответил' })
  await expect(missed.getByRole('combobox', { name: 'Перевести переходом' })).not.toHaveValue('')
  await expect(page.getByRole('region', { name: 'Кто звонит и по какому поводу' })).toContainText('Телефон')
  await page.getByRole('button', { name: 'Создать: Приём звонков' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Название: русский').fill('Звонки клиентской службы')
  await dialog.getByRole('combobox', { name: 'Записи' }).click()
  await page.getByRole('option', { name: 'Задачи' }).click()
  await dialog.getByRole('button', { name: 'Создать' }).click()
  await expect(page.getByRole('heading', { name: 'Каждый звонок создаёт запись' })).toBeVisible()
  await page.getByRole('region', { name: 'Каждый звонок создаёт запись' }).getByRole('combobox').last().click()
  await page.getByRole('option').first().click()
  await expect(page.getByRole('region', { name: 'Каждый звонок создаёт запись' }).getByRole('textbox').last()).toBeVisible()
})
