/** Nine contacts, from the reception desk to their end: who registers and who processes, each in a browser of their own. */
import { expect } from '@playwright/test'
import { chooseCell } from './grid.ts'
import { signedIn, test } from './people.ts'
import { act, be, choose, contacts, document, journal, listening, press, register, setHour, shows, stands, state, take, toast, waits } from './reception.ts'

test('a car is bought: a call, a visitor who waits, a visitor whom nobody asked', async ({ browser }) => {
  test.slow()
  const since = new Date().toISOString()
  const [reception, manager, other] = [await signedIn(browser, 'reception.spb'), await listening(browser, 'sales-manager2.spb'), await listening(browser, 'sales-manager.spb')]
  const phone = `+7 921 ${String(Date.now()).slice(-7)}`
  const purchase = { goal: 'Автосалон. Покупка нового автомобиля' } as const
  const sheet = /Виктор Иванов.*Мерседес A класс/
  await test.step('1.1', async () => {
    await register(reception, 'Перевести', { ...purchase, channel: 'Звонок', who: 'Виктор', phone, served: 'Нет', wish: 'Мерседес A класс', responsible: ['Петухов Владимир', 'на месте'] })
    await expect(toast(manager, 'Мерседес A класс')).toContainText('Звонок: Покупка нового автомобиля')
    await expect(toast(manager, 'Мерседес A класс')).toContainText('Виктор')
    await take(manager, 'Мерседес A класс')
    await act(manager, 'Создать рабочий лист', async (dialog) => {
      await expect(dialog.getByLabel('Имя клиента')).toHaveValue('Виктор')
      await dialog.getByLabel('Имя клиента').fill('Виктор Иванов')
    })
    await state(manager, 'Обработан')
    await expect(document(manager, 'worksheet')).toBeVisible()
    await shows(manager, 'Переговоры')
    await expect(toast(other, 'Мерседес A класс').or(stands(other, 'Мерседес A класс'))).toHaveCount(0)
  })
  await test.step('1.2', async () => {
    await be(manager, 'Я занят')
    await register(reception, 'В очередь ожидания', { ...purchase, channel: 'Визит', client: phone.slice(-7), note: 'Договорились о встрече', responsible: ['Петухов Владимир', 'занят'] })
    await expect(waits(reception, 'Договорились о встрече')).toContainText(/Виктор Иванов.*0:\d\d/)
    await reception.reload()
    await expect(waits(reception, 'Договорились о встрече')).toBeVisible()
    await take(manager, 'Договорились о встрече')
    await be(manager, 'Я на месте')
    await expect(waits(reception, 'Договорились о встрече')).toHaveCount(0)
    await act(manager, 'Прикрепить к документу', (dialog) => choose(manager, dialog, 'Рабочий лист', sheet))
    await state(manager, 'Обработан')
    // Reception looks on while the client decides.
    await reception.goto(manager.url())
    await shows(reception, 'Переговоры')
    await document(manager, 'worksheet').click()
    await contacts(manager, 'Обращения', 2)
    await act(manager, 'Решение о покупке')
    await state(manager, 'Решение о покупке')
    await shows(reception, 'Решение о покупке')
    await reception.goto('/')
  })
  await test.step('1.3', async () => {
    await register(reception, 'Зарегистрировать', { ...purchase, channel: 'Визит', who: 'Мужчина, прошёл сразу к Петухову', responsible: ['Петухов Владимир', 'на месте'] })
    await take(manager, 'Мужчина, прошёл сразу к Петухову')
    await act(manager, 'Прикрепить к документу', (dialog) => choose(manager, dialog, 'Рабочий лист', sheet))
    await state(manager, 'Обработан')
    await expect(manager.getByRole('main')).toContainText('Виктор Иванов')
    await expect(manager.getByRole('main')).toContainText('Мужчина, прошёл сразу к Петухову')
    await document(manager, 'worksheet').click()
    await contacts(manager, 'Обращения', 3)
    await press(manager, 'Выдать автомобиль')
    await state(manager, 'Автомобиль выдан')
    expect(await journal(reception, since)).toEqual([3, 1, 2, 3, 0])
  })
})

test('a car is repaired: booked, moved, brought, asked more for, collected; and somebody’s friend comes by', async ({ browser }) => {
  test.slow()
  const since = new Date().toISOString()
  const [reception, advisor, second] = [await signedIn(browser, 'reception.spb'), await listening(browser, 'advisor.spb'), await listening(browser, 'advisor2.spb')]
  const phone = `+7 931 ${String(Date.now()).slice(-7)}`
  const repair = { goal: 'Сервис. Ремонт автомобиля' } as const
  const car = /Дмитрий Иванов.*Skoda Octavia/
  let order = ''
  await test.step('2.1', async () => {
    await register(reception, 'Перевести', { ...repair, channel: 'Звонок', who: 'Дмитрий', phone, served: 'Нет', note: 'Очередное ТО', responsible: ['Приёмов Лука', 'на месте'] })
    await take(advisor, 'Очередное ТО')
    await act(advisor, 'Создать предварительную запись', async (dialog) => {
      await expect(dialog.getByLabel('Имя клиента')).toHaveValue('Дмитрий')
      await dialog.getByLabel('Имя клиента').fill('Дмитрий Иванов')
      await dialog.getByLabel('Марка нового автомобиля').fill('Skoda')
      await dialog.getByLabel('Модель').fill('Octavia')
      await setHour(advisor, dialog, 'Дата и время', '10')
    })
    await state(advisor, 'Обработан')
    await shows(advisor, 'Записан')
  })
  await test.step('2.2', async () => {
    await be(advisor, 'Я занят')
    await register(reception, 'Перевести', { ...repair, channel: 'Звонок', who: 'Дмитрий', note: 'Хочет перенести запись', responsible: ['Гаечкин Савва', 'на месте'] })
    await take(second, 'Хочет перенести запись')
    await act(second, 'Прикрепить к документу', (dialog) => choose(second, dialog, 'Предварительная запись', car))
    await state(second, 'Обработан')
    await document(second, 'pre-booking').click()
    await expect(second).toHaveURL(/pre-booking/)
    await act(second, 'Перенести', (dialog) => setHour(second, dialog, 'Новые дата и время', '19'))
    await expect(second.getByRole('main')).toContainText('19:00')
    await be(advisor, 'Я на месте')
  })
  await test.step('2.3', async () => {
    await register(reception, 'Зарегистрировать', { ...repair, channel: 'Визит', client: phone.slice(-7), note: 'По записи на 19', responsible: ['Приёмов Лука', 'на месте'] })
    await expect(toast(advisor, 'По записи на 19')).toContainText('Дмитрий Иванов')
    await take(advisor, 'По записи на 19')
    await act(advisor, 'Создать машинозаезд', async (dialog) => {
      await choose(advisor, dialog, 'Предварительная запись', car)
      await choose(advisor, dialog, 'Вид заказ-наряда', 'ТО легковых')
    })
    await state(advisor, 'Обработан')
    await shows(advisor, 'Приёмка')
    // The visit begins so, and the booking follows by itself.
    await expect(advisor.getByRole('main').getByText('Приехал', { exact: true }).nth(1)).toBeVisible()
    order = (await document(advisor, 'work-order').getAttribute('href')) ?? ''
  })
  await test.step('2.4', async () => {
    await be(advisor, 'Меня нет на месте')
    await register(reception, 'Зарегистрировать', { ...repair, channel: 'Звонок', client: phone.slice(-7), note: 'Просит дополнительные работы', responsible: ['Приёмов Лука', 'нет на месте'] })
    await be(advisor, 'Я на месте')
    await take(advisor, 'Просит дополнительные работы')
    await act(advisor, 'Прикрепить к документу', (dialog) => choose(advisor, dialog, 'Машинозаезд', car))
    await state(advisor, 'Обработан')
    await advisor.goto(order)
    const works = advisor.getByRole('grid', { name: 'Работы' })
    await advisor.locator('[data-field]').filter({ has: works }).getByRole('button', { name: 'Добавить строку' }).click()
    await advisor.keyboard.insertText('TO-020')
    await advisor.keyboard.press('Tab')
    await advisor.keyboard.insertText('Проверка тормозной системы')
    await advisor.keyboard.press('Tab')
    await chooseCell(advisor, works, 1, 'Откуда', 'Добавлено по просьбе клиента по телефону')
    await advisor.keyboard.press('Control+KeyS')
    await expect(advisor.getByRole('button', { name: 'Сохранить' })).toHaveCount(0)
    await expect(works).toContainText('Добавлено по просьбе клиента по телефону')
  })
  await test.step('2.5', async () => {
    await register(reception, 'Зарегистрировать', { ...repair, channel: 'Визит', who: 'Мужчина в синей куртке' })
    await expect(stands(second, 'Мужчина в синей куртке')).toBeVisible()
    await take(advisor, 'Мужчина в синей куртке')
    await expect(stands(second, 'Мужчина в синей куртке')).toBeHidden()
    await act(advisor, 'Прикрепить к документу', (dialog) => choose(advisor, dialog, 'Машинозаезд', car))
    await state(advisor, 'Обработан')
    await document(advisor, 'vehicle-visit').click()
    await contacts(advisor, 'Обращения', 3)
    await press(advisor, 'Выдать автомобиль')
    await state(advisor, 'Автомобиль выдан')
    await document(advisor, 'client').click()
    await contacts(advisor, 'История обращений', 5)
  })
  await test.step('3.1', async () => {
    await register(reception, 'Зарегистрировать', { ...repair, channel: 'Визит', who: 'Прошёл в сервис, на приветствие не ответил' })
    await expect(stands(advisor, 'Прошёл в сервис')).toBeVisible()
    await take(second, 'Прошёл в сервис')
    await expect(stands(advisor, 'Прошёл в сервис')).toBeHidden()
    await press(second, 'Игнорировать')
    const dialog = second.getByRole('dialog', { name: 'Игнорировать' })
    await dialog.getByRole('radio', { name: 'Прочее' }).click()
    await dialog.getByRole('button', { name: 'Игнорировать' }).click()
    await expect(dialog).toContainText('Для этой причины нужен комментарий.')
    await dialog.getByLabel('Комментарий').fill('Пришёл друг сотрудника')
    await dialog.getByRole('button', { name: 'Игнорировать' }).click()
    await state(second, 'Обработан (проигнорирован)')
    await expect(second.getByRole('main')).toContainText('Пришёл друг сотрудника')
  })
  await test.step('the journal', async () => {
    // The other three of the nine are counted above.
    expect(await journal(reception, since)).toEqual([6, 3, 3, 5, 1])
    await reception.goto('/incoming-traffic')
    await expect(reception.getByRole('row').filter({ hasText: 'Прошёл в сервис' })).toContainText('Обработан (проигнорирован)')
  })
})
