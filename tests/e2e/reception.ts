/** What reception and managers do with a contact, as browser tests play it. */
import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { ask, following } from './api.ts'
import { signedIn } from './people.ts'

const desk = (page: Page) => page.getByRole('region', { name: 'Новое обращение' })
/** Who waits on the working panel. */
export const waits = (page: Page, text: string) => page.getByRole('region', { name: 'Рабочая панель входящего трафика' }).getByRole('listitem').filter({ hasText: text })
/** What has just come; not what is read out of a page that has just opened. */
export const toast = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text }).filter({ has: page.getByRole('button') })
/** What stays until somebody answers. */
export const stands = (page: Page, text: string) => page.getByRole('region', { name: 'Ждёт ответа' }).filter({ hasText: text })
export const state = (page: Page, name: string) => expect(page.locator('header').getByText(name, { exact: true }).first()).toBeVisible()
/** Words that stand on the record, such as the state of a document that it leads to. */
export const shows = (page: Page, text: string) => expect(page.getByRole('main').getByText(text, { exact: true }).first()).toBeVisible()
/** The document that a contact leads to. */
export const document = (page: Page, kind: string) => page.getByRole('main').locator(`a[href*="/${kind}/"]`).first()

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
  /** Name, and how they are shown to be. */
  readonly responsible?: readonly [string, 'на месте' | 'занят' | 'нет на месте']
}

/** Reception fills in the desk and presses one of its buttons. */
export async function register(page: Page, button: string, contact: Contact): Promise<void> {
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
    const [name, presence] = contact.responsible
    const option = page.getByRole('option', { name })
    await expect(option).toHaveText(new RegExp(`${name}.*${presence === 'на месте' ? '(?<!нет )' : ''}${presence}$`))
    await option.click()
  }
  await panel.getByRole('button', { name: button }).click()
  await expect(panel.getByRole('status').filter({ hasText: 'Зарегистрировано' })).toContainText(/№ \d+/)
  await expect(who).toHaveValue('')
}

/** The one who is told presses what they are told, which opens the contact. */
export async function take(page: Page, text: string): Promise<void> {
  await stands(page, text).getByRole('button', { name: 'Взять в работу' }).click()
  await expect(page).toHaveURL(/\/incoming-traffic\/[0-9a-f-]{36}/)
  await expect(stands(page, text)).toBeHidden()
  await state(page, 'В работе')
}

/** Presses a button of the record and answers its questions. */
export async function act(page: Page, button: string, answer: (dialog: Locator) => Promise<void> = async () => undefined): Promise<void> {
  await press(page, button)
  const dialog = page.getByRole('dialog', { name: button })
  await answer(dialog)
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await expect(dialog).toBeHidden()
}

export async function press(page: Page, button: string): Promise<void> {
  const own = page.getByRole('main').getByRole('button', { name: button, exact: true }).first()
  const more = page.getByRole('main').getByRole('button', { name: 'Другие действия' })
  await expect(own.or(more).first()).toBeVisible()
  if (await own.isVisible()) return own.click()
  await more.click()
  await page.getByRole('menuitem', { name: new RegExp(`^${button}`) }).click()
}

/** Chooses from a list that is found by typing. */
export async function choose(page: Page, dialog: Locator, name: string, text: string | RegExp): Promise<void> {
  const field = dialog.getByRole('textbox', { name }).or(dialog.getByRole('combobox', { name })).first()
  await field.click()
  await page.getByRole('option').filter({ hasText: text }).first().click()
}

/** Tomorrow at this hour. */
export async function setHour(page: Page, dialog: Locator, name: string, hour: string): Promise<void> {
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

/** Says whether one can be spoken to. */
export async function be(page: Page, choice: 'Я на месте' | 'Я занят' | 'Меня нет на месте'): Promise<void> {
  await page.getByRole('button', { name: /Учётная запись/ }).click()
  await page.getByRole('menuitemradio', { name: choice }).click()
}

/** Contacts registered since then: all, calls, visits, processed, ignored. */
export async function journal(page: Page, since: string): Promise<readonly number[]> {
  const { rows } = await ask<{ rows: { nodes: readonly { channel: string; state: string }[] } }>(page, 'query ($since: DateTime) { rows: incomingTraffics(filter: { createdAt: { gte: $since } }) { nodes { channel state } } }', { since }, 'spb')
  const of = (value: string): number => rows.nodes.filter(({ channel, state }) => channel === value || state === value).length
  return [rows.nodes.length, of('call'), of('visit'), of('processed'), of('ignored')]
}

/** How many contacts the open record lists. */
export const contacts = (page: Page, tab: string, count: number) => expect(page.getByRole('tab', { name: new RegExp(`^${tab}`) })).toHaveText(new RegExp(`^${tab}\\s*${count}$`))

/** Somebody’s page, from the moment on which it hears what happens. */
export async function listening(browser: Browser, login: string): Promise<Page> {
  const page = await signedIn(browser, login, { at: null })
  const stream = following(page, 'attention')
  await page.goto('/')
  await stream
  return page
}
