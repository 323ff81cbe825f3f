/** What somebody else does shows on a page that is open: changes, notifications, new definitions. */
import { expect } from '@playwright/test'
import { ask, following, newOrder } from './api.ts'
import { edit } from './definitions.ts'
import { signedIn, test } from './people.ts'

interface Complaint {
  readonly id: string
  readonly version: number
  readonly createdBy: { readonly id: string }
}

test('a colleague’s change shows on the open record, and the bell counts, without a reload', async ({ browser }) => {
  const [head, clerk] = [await signedIn(browser, 'head.tyumen', { at: null }), await signedIn(browser, 'customer-service.tyumen', { at: null })]
  const { clients, categories } = await ask<Record<'clients' | 'categories', { nodes: { id: string }[] }>>(clerk, '{ clients(first: 1) { nodes { id } } categories: complaintCategories(first: 1) { nodes { id } } }')
  const input = { client: clients.nodes[0]?.id, category: categories.nodes[0]?.id, subject: 'Стук', content: 'Стучит справа.', documentType: 'complaint' }
  const { complaint } = await ask<{ complaint: Complaint }>(clerk, 'mutation ($input: ComplaintInput!) { complaint: createComplaint(input: $input) { id version createdBy { id } } }', { input })

  const streams = [following(clerk, 'recordChanged'), following(clerk, 'attention')]
  await clerk.goto(`/complaint/${complaint.id}`)
  await Promise.all(streams)
  const bell = clerk.getByRole('button', { name: /^Уведомления/ })
  const unread = Number(/\d+/.exec(await bell.textContent() ?? '')?.[0] ?? 0)
  await clerk.evaluate(() => document.body.setAttribute('data-same-page', ''))

  await ask(head, 'mutation ($id: ID!, $version: Int!, $input: JSON) { sendComplaint(id: $id, version: $version, event: TAKE, input: $input) { id } }', { id: complaint.id, version: complaint.version, input: { responsible: complaint.createdBy.id } })
  await expect(clerk.getByRole('status').filter({ hasText: 'Запись только что изменена: Главинский Арсений' })).toBeVisible()
  await expect(clerk.getByRole('alert').getByRole('link', { name: 'Открыть' })).toHaveAttribute('href', `/complaint/${complaint.id}`)
  await expect(bell).toHaveText(new RegExp(`${unread + 1}$`))
  await expect(clerk.getByRole('banner').or(clerk.getByRole('main')).getByText('В работе').first()).toBeVisible()
  await expect(clerk.locator('body')).toHaveAttribute('data-same-page')
})

test('an open list shows a colleague’s change where the row stands, and only tells of a new row', async ({ browser }) => {
  const [head, advisor] = [await signedIn(browser, 'head.tyumen', { at: null }), await signedIn(browser, 'advisor.tyumen', { at: null })]
  const known = await newOrder(advisor)
  const stream = following(head, 'recordChanged')
  await head.goto('/work-order?cols=number,reason,state')
  await stream
  const first = head.locator('tr[aria-rowindex="2"]')
  await expect(first).toContainText('Стук в подвеске')
  await ask(advisor, 'mutation ($id: ID!, $version: Int!) { updateWorkOrder(id: $id, version: $version, input: { reason: "Стук справа сзади" }) { id } }', { id: known.id, version: known.version })
  await expect(first).toContainText('Стук справа сзади')
  await newOrder(advisor, { reason: 'Не заводится' })
  const note = head.getByRole('status').getByRole('button', { name: 'Изменилась 1 запись · Показать' })
  await expect(note).toBeVisible()
  await expect(first).toContainText('Стук справа сзади')
  await note.click()
  await expect(first).toContainText('Не заводится')
  await expect(note).toBeHidden()
})

test('a state that is gone takes its records along where the admin says, and comes back with its version', async ({ browser }) => {
  const [admin, head] = [await signedIn(browser, 'consultant', { at: null }), await signedIn(browser, 'head.tyumen', { at: null })]
  const { waiting } = await ask<{ waiting: { nodes: { id: string }[] } }>(head, '{ waiting: complaints(first: 1, filter: { state: { eq: "waitingForDecision" } }) { nodes { id } } }')
  await admin.goto('/definitions/versions')
  const versions = admin.getByRole('heading', { name: 'Версии' }).locator('..').getByRole('listitem')
  const before = /#(\d+)/.exec((await versions.filter({ hasText: 'Действует' }).textContent()) ?? '')?.[1] ?? ''
  await edit(admin, 'entities/complaint/machine.json', (machine) => {
    const { states, meta } = machine as { states: Record<string, { on?: Record<string, { target?: string }> }>; meta: { clocks: { pause?: readonly string[] }[] } }
    delete states.waitingForDecision
    for (const { on = {} } of Object.values(states)) for (const [event, { target }] of Object.entries(on)) if (target === 'waitingForDecision') delete on[event]
    for (const clock of meta.clocks) clock.pause = []
  })
  await admin.getByRole('button', { name: 'Опубликовать' }).click()
  const dialog = admin.getByRole('dialog')
  const publish = dialog.getByRole('button', { name: 'Опубликовать' })
  await dialog.getByLabel('Жалоба: Ожидает решения').click()
  await expect(publish).toBeDisabled()
  await admin.getByRole('option', { name: 'В работе' }).click()
  await dialog.getByLabel('Что изменено и зачем').fill('Решаем сразу')
  await publish.click()
  await admin.getByRole('link', { name: 'Версии' }).click()
  await expect(versions.filter({ hasText: 'Действует' })).toContainText('Решаем сразу')

  await head.goto(`/complaint/${waiting.nodes[0]?.id}`)
  await expect(head.getByRole('complementary', { name: 'История' }).getByRole('listitem').first()).toContainText(/Сандалова Эмма\s*смена состояния/)
  await expect(head.getByRole('complementary', { name: 'История' }).getByRole('listitem').first()).toContainText('В работе')

  await admin.getByRole('button', { name: new RegExp(`^Назад к версии .*№ ${before}\\)`) }).click()
  await dialog.getByRole('button', { name: 'Вернуться к ней' }).click()
  await expect(versions.filter({ hasText: 'Действует' })).toContainText(`№ ${before}`)
  await head.goto('/complaint/new')
  const { __type: events } = await ask<{ __type: { enumValues: { name: string }[] } }>(head, '{ __type(name: "ComplaintEvent") { enumValues { name } } }')
  expect(events.enumValues.map(({ name }) => name)).toContain('ASK_DECISION')
})
