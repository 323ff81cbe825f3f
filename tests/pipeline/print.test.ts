import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../engine/kernel/sql.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'
import { textOfPdf } from '../fixtures/pdf-text.ts'

let network: Network
let order: Awaited<ReturnType<typeof receiveOrder>>
let number: string

const hostile = '=HYPERLINK("http://x")<script>alert(1)</script>{{record.total}} /JS (app.alert)'

const pixel = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

beforeAll(async () => {
  network = await openNetwork()
  const advisor = await network.as('advisor.tyumen')
  order = await receiveOrder(network, advisor)
  await network.store.query(sql`update data.client set postcode = '625000', region = 'Тюменская обл', city = 'Тюмень', address = 'ул. Ленина д.1' where id = ${order.client}::uuid`)
  const { o } = await network.ask<{ o: { number: number } }>(advisor, 'mutation ($id: ID!, $v: Int!, $reason: String!) { o: updateWorkOrder(id: $id, version: $v, input: { reason: $reason, works: [{ name: "Замена колодок", normHours: 2, price: 1000, quantity: 1 }, { name: "Мойка", normHours: 1, price: 500.5, quantity: 1 }] }) { number } }', { id: order.id, v: order.version, reason: hostile })
  number = String(o.number)
})
afterAll(() => network?.close())

const printed = async (login: string, form = 'work-order', locale = 'ru'): Promise<{ name: string; text: string; raw: Buffer }> => {
  const { name, content } = await network.engine.print(await network.as(login, login === 'analyst' ? 'tyumen' : undefined), locale, 'work-order', order.id, form)
  return { name, text: textOfPdf(content), raw: content }
}

describe('a record on paper', () => {
  it('says in the reader’s letters what the form says, with lines, sums and the address in one line', async () => {
    const { name, text, raw } = await printed('advisor.tyumen')
    expect(raw.subarray(0, 5).toString()).toBe('%PDF-')
    expect(name).toContain(`Заказ-наряд ${number}`)
    for (const part of [`Заказ-наряд № ${number}`, 'Ковшов Тимур Эдуардович', '625000, Тюменская обл, Тюмень, ул. Ленина д.1', 'Замена колодок', 'Мойка']) expect(text).toContain(part)
    expect(text.replaceAll(/\s/g, ' ')).toMatch(/2 375,48/)
    expect((await printed('advisor.tyumen', 'act')).text).toContain('Акт оказанных услуг')
    expect((await printed('advisor.tyumen', 'act', 'ro')).text).toContain('Act de prestări servicii')
  })

  it('takes what people typed as text alone: no program, no link, no form of a form', async () => {
    const { text, raw } = await printed('advisor.tyumen')
    expect(text.replaceAll(/\s/g, '')).toContain(hostile.replaceAll(/\s/g, ''))
    expect(raw.toString('latin1')).not.toMatch(/\/JavaScript|\/URI|\/OpenAction|\/Launch/)
  })

  it('shows what its reader may see, and nobody else’s record', async () => {
    expect((await printed('advisor.tyumen')).text).toContain('8921-555-01-02')
    const { text } = await printed('inspector.tyumen')
    expect(text).toContain('Телефон заказчика•••')
    expect(text).not.toContain('8921')
    await expect(printed('mechanic.tyumen')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(printed('advisor.spb')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(printed('advisor.tyumen', 'nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(printed('advisor.tyumen', 'toString')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('bears the logo of its dealership, drawn anew, and no other picture', async () => {
    const isIllustrated = async () => (await printed('advisor.tyumen')).raw.includes('/Subtype /Image')
    const { sites } = network.engine
    const admin = await network.as('admin')
    expect(await isIllustrated()).toBe(false)
    await sites.saveLogo(admin, 'tyumen', pixel)
    expect(await sites.logo(await network.as('advisor.tyumen'), 'tyumen')).toMatch(/^data:image\/png;base64,/)
    expect(await isIllustrated()).toBe(true)
    const drawing = `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')}`
    for (const picture of [drawing, `${pixel.slice(0, 40)}AAAA`, 'file:///etc/passwd', 'https://example.org/a.png', `data:image/png;base64,${'A'.repeat(3_000_000)}`, '']) await expect(sites.saveLogo(admin, 'tyumen', picture), picture.slice(0, 30)).rejects.toMatchObject({ code: 'BAD_INPUT', data: { reason: 'logo' } })
    await expect(sites.saveLogo(await network.as('advisor.tyumen'), 'tyumen', null)).rejects.toMatchObject({ code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/) as string })
    await expect(sites.logo(await network.as('advisor.spb'), 'tyumen')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await sites.saveLogo(admin, 'tyumen', null)
    expect(await isIllustrated()).toBe(false)
  })

  it('stands in the audit', async () => {
    await printed('advisor.tyumen')
    const rows = await network.store.query<{ note: string }>(sql`select note from platform.audit_entry where action = 'print' and record_id = ${order.id}::uuid`)
    expect(rows.length).toBeGreaterThan(0)
  })
})

describe('what is still being written', () => {
  const titles = { en: 'Draft', ru: 'Черновик' }
  const form = (source: string) => ({ id: 'pf_draft', name: 'draft', titles, blocks: [{ kind: 'heading' as const, text: { en: `No {{${source}}}`, ru: `№ {{${source}}}` } }] })
  const message = { id: 'me_draft', name: 'draft', titles, entity: 'work-order', subject: { en: 'Order {{record.number}}', ru: 'Заказ {{record.number}}' }, body: { en: '{{record.client}}', ru: '{{record.client}}' } }

  it('is shown on a record that is there, in the words of each language, and on no paper', async () => {
    const admin = await network.as('admin')
    const before = await network.store.query(sql`select 1 from platform.audit_entry where action = 'print'`)
    expect((await network.engine.previewPaper(admin, 'ru', 'work-order', form('record.number'), order.id)).blocks).toEqual([{ kind: 'heading', text: `№ ${number}` }])
    const said = await network.engine.previewMessage(admin, message, order.id)
    expect(said.map(({ locale, subject }) => `${locale}: ${subject}`)).toEqual([`en: Order ${number}`, `ru: Заказ ${number}`, `uk: Order ${number}`, `ro: Order ${number}`])
    expect(said[1]?.body).toBe('Ковшов Тимур Эдуардович')
    expect(await network.store.query(sql`select 1 from platform.audit_entry where action = 'print'`)).toHaveLength(before.length)
  })

  it('is shown to those alone who may publish, and not while it is wrong', async () => {
    const admin = await network.as('admin')
    await expect(network.engine.previewPaper(await network.as('advisor.tyumen'), 'ru', 'work-order', form('record.number'), order.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(network.engine.previewMessage(await network.as('advisor.tyumen'), message, order.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(network.engine.previewPaper(admin, 'ru', 'work-order', form('record.numbr'), order.id)).rejects.toMatchObject({ code: 'DEFINITION_INVALID' })
    await expect(network.engine.previewMessage(admin, { ...message, entity: 'toString' }, order.id)).rejects.toMatchObject({ code: 'DEFINITION_INVALID' })
    await expect(network.engine.previewPaper(admin, 'ru', '__proto__', form('record.number'), order.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
