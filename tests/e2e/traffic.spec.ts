/** Contacts, from the reception desk to their end: who registers and who processes, each in a browser of their own. */
import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { following } from './api.ts'
import { signedIn, test } from './people.ts'

const desk = (page: Page) => page.getByRole('region', { name: 'Новое обращение' })
const queue = (page: Page) => page.getByRole('region', { name: 'Рабочая панель входящего трафика' })
/** Not what is read out of a page that has just opened. */
const notice = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text }).filter({ has: page.getByRole('button') })
const state = (page: Page, name: string) => expect(page.getByRole('main').getByText(name, { exact: true }).first()).toBeVisible()

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
