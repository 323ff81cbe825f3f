/** Nine contacts, from the reception desk to their end: who registers and who processes, each in a browser of their own. */
import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { ask, following } from './api.ts'
import { signedIn, test } from './people.ts'

const desk = (page: Page) => page.getByRole('region', { name: 'Новое обращение' })
const queue = (page: Page) => page.getByRole('region', { name: 'Рабочая панель входящего трафика' })
/** Not what is read out of a page that has just opened. */
const notice = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text }).filter({ has: page.getByRole('button') })
const state = (page: Page, name: string) => expect(page.getByRole('main').getByText(name, { exact: true }).first()).toBeVisible()

/** What stood there before is none of this. */
const since = new Date().toISOString()

interface Contact {
  readonly channel: 'Звонок' | 'Визит'
  readonly goal: string
  /** Words about who it is. */
  readonly who?: string
  /** Typed to find the client. */
  readonly client?: string
  readonly phone?: string
  readonly served?: 'Да' | 'Нет'
  readonly wish?: string
  readonly note?: string
  readonly responsible?: string
}

/** Reception fills in the desk and presses one of its buttons. */
async function register(page: Page, button: string, contact: Contact): Promise<void> {
  const panel = desk(page)
  const field = (name: string) => panel.getByRole('textbox', { name, exact: true })
  await panel.getByRole('radiogroup', { name: 'Тип контакта' }).getByRole('radio', { name: contact.channel }).click()
  await panel.getByRole('radiogroup', { name: 'Отдел' }).getByRole('radio', { name: contact.goal.split('.')[0] ?? '' }).click()
  await panel.getByRole('radiogroup', { name: 'Цель' }).getByRole('radio', { name: `${contact.channel}. ${contact.goal}` }).click()
  const who = panel.getByRole('combobox', { name: 'Клиент', exact: true })
  await who.fill(contact.client ?? contact.who ?? '')
  if (contact.client) {
    await page.getByRole('option').first().click()
    await expect(panel.getByRole('complementary')).toContainText('История обращений')
  }
  if (contact.phone) await field('Телефон').fill(contact.phone)
  if (contact.served) await panel.getByRole('radiogroup', { name: 'Обслуживался ранее' }).getByRole('radio', { name: contact.served }).click()
  if (contact.wish) await field('Интересующий автомобиль').fill(contact.wish)
  if (contact.note) await field('Примечание').fill(contact.note)
  if (contact.responsible) {
    await field('Ответственный').or(panel.getByRole('combobox', { name: 'Ответственный' })).first().click()
    await page.getByRole('option', { name: new RegExp(contact.responsible) }).click()
  }
  await panel.getByRole('button', { name: button }).click()
  await expect(panel.getByRole('status').filter({ hasText: 'Зарегистрировано' })).toContainText(/№ \d+/)
  await expect(who).toHaveValue('')
}

/** The one who is told presses the notice, which opens the contact. */
async function take(page: Page, text: string): Promise<void> {
  await notice(page, text).getByRole('button', { name: 'Взять в работу' }).click()
  await expect(page).toHaveURL(/\/incoming-traffic\/[0-9a-f-]{36}/)
  await expect(notice(page, text)).toBeHidden()
  await state(page, 'В работе')
}

/** Presses a button of the record and answers its questions. */
async function act(page: Page, button: string, answer: (dialog: Locator) => Promise<void> = async () => undefined): Promise<void> {
  await press(page, button)
  const dialog = page.getByRole('dialog', { name: button })
  await answer(dialog)
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await expect(dialog).toBeHidden()
}

async function press(page: Page, button: string): Promise<void> {
  const own = page.getByRole('main').getByRole('button', { name: button, exact: true }).first()
  const more = page.getByRole('main').getByRole('button', { name: 'Другие действия' })
  await expect(own.or(more).first()).toBeVisible()
  if (await own.isVisible()) return own.click()
  await more.click()
  await page.getByRole('menuitem', { name: new RegExp(`^${button}`) }).click()
}

/** Chooses from a list that is found by typing. */
async function choose(page: Page, dialog: Locator, name: string, text: string): Promise<void> {
  const field = dialog.getByRole('textbox', { name }).or(dialog.getByRole('combobox', { name })).first()
  await field.click()
  await page.getByRole('option', { name: new RegExp(text) }).first().click()
}

/** Tomorrow at this hour. */
async function setHour(page: Page, dialog: Locator, name: string, hour: string): Promise<void> {
  await dialog.getByLabel(name).first().click()
  const calendar = page.locator('[data-dates-dropdown]').last()
  const tomorrow = new Date(Date.now() + 86_400_000)
  const day = calendar.getByRole('button', { name: new RegExp(`^${tomorrow.getDate()} `) })
  if (await day.count() === 0) await calendar.locator('[data-direction="next"]').click()
  await day.first().click()
  await calendar.getByRole('spinbutton').first().fill(hour)
  await calendar.getByRole('spinbutton').nth(1).fill('00')
  await dialog.getByRole('heading').first().click()
  await expect(calendar).toBeHidden()
}

/** Somebody’s page, from the moment on which it hears what happens. */
async function listening(browser: Browser, login: string): Promise<Page> {
  const page = await signedIn(browser, login)
  const stream = following(page, 'attention')
  await page.goto('/')
  await stream
  return page
}

test('a car is bought: a call, a visitor who waits, a visitor whom nobody asked', async ({ browser }) => {
  test.slow()
  const [reception, manager, other] = [await signedIn(browser, 'reception.spb'), await listening(browser, 'sales-manager2.spb'), await listening(browser, 'sales-manager.spb')]
  const phone = `+7 921 ${String(Date.now()).slice(-7)}`
  await test.step('1.1', async () => {
    await register(reception, 'Перевести', { channel: 'Звонок', goal: 'Автосалон. Покупка нового автомобиля', who: 'Виктор', phone, served: 'Нет', wish: 'Мерседес A класс', responsible: 'Петухов Владимир' })
    await expect(notice(manager, 'Мерседес A класс')).toContainText('Виктор')
    await take(manager, 'Мерседес A класс')
    await act(manager, 'Создать рабочий лист', async (dialog) => {
      await expect(dialog.getByLabel('Имя клиента')).toHaveValue('Виктор')
    })
    await state(manager, 'Обработан')
    await expect(notice(other, 'Мерседес A класс')).toBeHidden()
  })
  await test.step('1.2', async () => {
    await register(reception, 'В очередь ожидания', { channel: 'Визит', goal: 'Автосалон. Покупка нового автомобиля', client: phone.slice(-7), note: 'Договорились о встрече', responsible: 'Петухов Владимир' })
    await expect(queue(reception).getByRole('listitem').filter({ hasText: 'Договорились о встрече' })).toContainText(/0:\d\d/)
    await reception.reload()
    await expect(queue(reception).getByRole('listitem').filter({ hasText: 'Договорились о встрече' })).toBeVisible()
    await take(manager, 'Договорились о встрече')
    await expect(queue(reception).getByRole('listitem').filter({ hasText: 'Договорились о встрече' })).toHaveCount(0)
    await act(manager, 'Прикрепить к документу', (dialog) => choose(manager, dialog, 'Рабочий лист', 'Виктор.*Мерседес'))
    await state(manager, 'Обработан')
  })
  await test.step('1.3', async () => {
    await register(reception, 'Зарегистрировать', { channel: 'Визит', goal: 'Автосалон. Покупка нового автомобиля', who: 'Мужчина, прошёл сразу к Петухову', responsible: 'Петухов Владимир' })
    await take(manager, 'Мужчина, прошёл сразу к Петухову')
    await act(manager, 'Прикрепить к документу', (dialog) => choose(manager, dialog, 'Рабочий лист', 'Виктор.*Мерседес'))
    await state(manager, 'Обработан')
    await expect(manager.getByRole('main')).toContainText('Виктор')
  })
})

test('a car is repaired: booked, moved, brought, asked more for, collected; and somebody’s friend comes by', async ({ browser }) => {
  test.slow()
  const [reception, advisor, second] = [await signedIn(browser, 'reception.spb'), await listening(browser, 'advisor.spb'), await listening(browser, 'advisor2.spb')]
  const phone = `+7 931 ${String(Date.now()).slice(-7)}`
  const repair = { goal: 'Сервис. Ремонт автомобиля' } as const
  await test.step('2.1', async () => {
    await register(reception, 'Перевести', { ...repair, channel: 'Звонок', who: 'Дмитрий', phone, served: 'Нет', note: 'Очередное ТО', responsible: 'Приёмов Лука' })
    await take(advisor, 'Очередное ТО')
    await act(advisor, 'Создать предварительную запись', async (dialog) => {
      await dialog.getByLabel('Марка нового автомобиля').fill('Skoda')
      await dialog.getByLabel('Модель').fill('Octavia')
      await setHour(advisor, dialog, 'Дата и время', '10')
    })
    await state(advisor, 'Обработан')
  })
  await test.step('2.2', async () => {
    await register(reception, 'Перевести', { ...repair, channel: 'Звонок', client: phone.slice(-7), note: 'Хочет перенести запись', responsible: 'Гаечкин Савва' })
    await take(second, 'Хочет перенести запись')
    await act(second, 'Прикрепить к документу', (dialog) => choose(second, dialog, 'Предварительная запись', 'Дмитрий'))
    await state(second, 'Обработан')
    await second.getByRole('main').locator('a[href*="/pre-booking/"]').first().click()
    await expect(second).toHaveURL(/pre-booking/)
    await act(second, 'Перенести', (dialog) => setHour(second, dialog, 'Новые дата и время', '19'))
    await expect(second.getByRole('main')).toContainText('19:00')
  })
  await test.step('2.3', async () => {
    await register(reception, 'Зарегистрировать', { ...repair, channel: 'Визит', client: phone.slice(-7), note: 'По записи на 19', responsible: 'Приёмов Лука' })
    await take(advisor, 'По записи на 19')
    await act(advisor, 'Создать машинозаезд', async (dialog) => {
      await choose(advisor, dialog, 'Предварительная запись', 'Дмитрий')
      await choose(advisor, dialog, 'Вид заказ-наряда', 'ТО легковых')
    })
    await state(advisor, 'Обработан')
    await expect(advisor.getByRole('main').locator('a[href*="/work-order/"]').first()).toBeVisible()
    await expect(advisor.getByRole('main').getByText('Приёмка').first()).toBeVisible()
  })
  await test.step('2.4', async () => {
    await register(reception, 'Зарегистрировать', { ...repair, channel: 'Звонок', client: phone.slice(-7), note: 'Просит дополнительные работы', responsible: 'Приёмов Лука' })
    await take(advisor, 'Просит дополнительные работы')
    await act(advisor, 'Прикрепить к документу', (dialog) => choose(advisor, dialog, 'Машинозаезд', 'Дмитрий'))
    await state(advisor, 'Обработан')
  })
  await test.step('2.5', async () => {
    await register(reception, 'Зарегистрировать', { ...repair, channel: 'Визит', who: 'Мужчина в синей куртке' })
    await expect(notice(second, 'Мужчина в синей куртке')).toBeVisible()
    await take(advisor, 'Мужчина в синей куртке')
    await expect(notice(second, 'Мужчина в синей куртке')).toBeHidden()
    await act(advisor, 'Прикрепить к документу', (dialog) => choose(advisor, dialog, 'Машинозаезд', 'Дмитрий'))
    await state(advisor, 'Обработан')
  })
  await test.step('3.1', async () => {
    await register(reception, 'Зарегистрировать', { ...repair, channel: 'Визит', who: 'Прошёл в сервис, на приветствие не ответил' })
    await expect(notice(advisor, 'Прошёл в сервис')).toBeVisible()
    await take(second, 'Прошёл в сервис')
    await expect(notice(advisor, 'Прошёл в сервис')).toBeHidden()
    await press(second, 'Игнорировать')
    const dialog = second.getByRole('dialog', { name: 'Игнорировать' })
    await dialog.getByRole('radio', { name: 'Прочее' }).click()
    await dialog.getByRole('button', { name: 'Игнорировать' }).click()
    await expect(dialog).toContainText('Для этой причины нужен комментарий.')
    await dialog.getByLabel('Комментарий').fill('Пришёл друг сотрудника')
    await dialog.getByRole('button', { name: 'Игнорировать' }).click()
    await state(second, 'Обработан (проигнорирован)')
  })
  await test.step('the journal', async () => {
    const rows = (await ask<{ rows: { nodes: readonly { channel: string; state: string }[] } }>(reception, 'query ($since: DateTime) { rows: incomingTraffics(filter: { createdAt: { gte: $since } }) { nodes { channel state } } }', { since }, 'spb')).rows.nodes
    const count = (test: (row: { channel: string; state: string }) => boolean) => rows.filter(test).length
    expect([rows.length, count(({ channel }) => channel === 'call'), count(({ channel }) => channel === 'visit'), count((row) => row.state === 'processed'), count((row) => row.state === 'ignored')]).toEqual([9, 4, 5, 8, 1])
    await reception.goto('/incoming-traffic')
    await expect(reception.getByRole('row').filter({ hasText: 'Прошёл в сервис' })).toContainText('Обработан (проигнорирован)')
  })
})
