/** A contact that nobody was chosen for: all specialists are told until one takes it, and everybody sees who is there. */
import { expect } from '@playwright/test'
import { ask, following } from './api.ts'
import { signedIn, test } from './people.ts'

test('a notice stands for two until one takes it, and a colleague’s presence shows at once where people are chosen', async ({ browser }) => {
  const [desk, first, second] = [await signedIn(browser, 'reception.tyumen'), await signedIn(browser, 'sales-manager.tyumen'), await signedIn(browser, 'sales-manager2.tyumen')]
  for (const manager of [first, second]) {
    const stream = following(manager, 'attention')
    await manager.goto('/settings')
    await stream
  }
  const { goals } = await ask<{ goals: { nodes: { id: string; name: string }[] } }>(desk, '{ goals: trafficGoals(first: 1, filter: { code: { eq: "call-sales-new" } }) { nodes { id name } } }')
  const goal = goals.nodes[0]?.id ?? ''
  const { made } = await ask<{ made: { id: string; version: number } }>(desk, 'mutation ($input: IncomingTrafficInput!) { made: createIncomingTraffic(input: $input) { id version } }', { input: { goal, clientText: 'Виктор, ждёт у стойки' } })
  await ask(desk, 'mutation ($id: ID!, $version: Int!) { sendIncomingTraffic(id: $id, version: $version, event: REGISTER) { id } }', made)

  const notice = (page: typeof first) => page.getByRole('alert').filter({ hasText: 'Виктор, ждёт у стойки' }).filter({ has: page.getByRole('button') })
  await expect(notice(first).getByRole('button', { name: 'Взять в работу' })).toBeVisible()
  await expect(notice(second)).toBeVisible()
  const [, waiting = '0'] = /^\((\d+)\) /.exec(await second.title()) ?? []
  expect(Number(waiting)).toBeGreaterThan(0)
  // Neither a new page nor closing the reminder takes it away.
  await notice(second).getByRole('button', { name: 'Закрыть' }).click()
  await second.reload()
  const kept = second.getByRole('region', { name: 'Ждёт ответа' }).filter({ hasText: 'Виктор, ждёт у стойки' })
  await expect(kept.getByRole('button', { name: 'Взять в работу' })).toBeVisible()
  await expect(notice(second)).toBeHidden()

  await second.keyboard.press('Control+k')
  await second.getByRole('combobox', { name: 'Поиск и команды' }).fill('я занят')
  await second.keyboard.press('Enter')
  await desk.goto(`/incoming-traffic/new?goal=${goal}`)
  await desk.getByRole('textbox', { name: 'Ответственный' }).or(desk.getByRole('combobox', { name: 'Ответственный' })).first().click()
  const options = desk.getByRole('option')
  await expect(options).toHaveText([/Новосёлкин Эдуард.*на месте/, /Каталогова Вера.*занят/])

  await first.getByRole('heading', { level: 1 }).click()
  await first.keyboard.press('t')
  await expect(first).toHaveURL(new RegExp(`/incoming-traffic/${made.id}`))
  await expect(notice(first)).toBeHidden()
  await expect(kept).toBeHidden()
  await expect(second).not.toHaveTitle(new RegExp(`^\\(${waiting}\\) `))
  await expect(desk.getByRole('option').filter({ hasText: 'Каталогова' })).toContainText('занят')

  await second.getByRole('button', { name: /Учётная запись/ }).click()
  await second.getByRole('menuitemradio', { name: 'Я на месте' }).click()
  await expect(desk.getByRole('option').filter({ hasText: 'Каталогова' })).toContainText('на месте')
  // The one who came too late is told who was faster.
  await second.goto('/notifications')
  await expect(second.getByRole('listitem').filter({ hasText: 'Виктор, ждёт у стойки' }).first()).not.toHaveAttribute('data-standing')
})
