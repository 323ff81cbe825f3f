/** Views that people save: their own, shared where they work, and nobody else's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SavedViewContent } from '../../engine/engine.ts'
import { uuidv7 } from '../../engine/kernel/uuid.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

let network: Network
const people: Record<string, Actor> = {}

beforeAll(async () => {
  network = await openNetwork()
  for (const login of ['advisor.tyumen', 'head.tyumen', 'advisor.spb', 'admin', 'mechanic.tyumen']) people[login] = await network.as(login)
})
afterAll(() => network?.close())

const actor = (login: string): Actor => people[login] as Actor
const content = (title: string, isShared = false): SavedViewContent => ({ title, isShared, state: { 'f.state': 'inRepair', cols: 'number,client:200', sort: '-total' } })
const titles = async (login: string): Promise<readonly string[]> => (await network.engine.savedViews.list(actor(login), 'work-order')).map(({ title }) => title)
const made = (login: string, title: string, isShared = false) => network.engine.savedViews.create(actor(login), 'work-order', content(title, isShared))
const refusedAs = (code: string) => expect.objectContaining({ code })

describe('a saved view', () => {
  it('comes back as it was saved, to its owner alone', async () => {
    const view = await made('advisor.tyumen', ' Мои в ремонте ')
    expect(view).toMatchObject({ title: 'Мои в ремонте', isMine: true, mayEdit: true, isShared: false, state: content('').state })
    expect(await network.engine.savedViews.list(actor('advisor.tyumen'), 'work-order')).toEqual([view])
    expect(await network.engine.savedViews.list(actor('advisor.tyumen'), 'client')).toEqual([])
    expect(await titles('head.tyumen')).toEqual([])
    await expect(network.engine.savedViews.update(actor('admin'), view.id, { title: 'x' })).rejects.toEqual(refusedAs('NOT_FOUND'))
    await expect(network.engine.savedViews.remove(actor('head.tyumen'), view.id)).rejects.toEqual(refusedAs('NOT_FOUND'))
  })

  it('that is shared is seen in its dealership, and nowhere else', async () => {
    const view = await made('advisor.tyumen', 'Смена', true)
    expect(await titles('head.tyumen')).toEqual(['Смена'])
    expect(await titles('advisor.spb')).toEqual([])
    const [seen] = await network.engine.savedViews.list(actor('head.tyumen'), 'work-order')
    expect(seen).toMatchObject({ isMine: false, owner: expect.stringMatching(/\S/) })
    await expect(network.engine.savedViews.remove(actor('advisor.spb'), view.id)).rejects.toEqual(refusedAs('NOT_FOUND'))
  })

  it('of a colleague is changed by nobody but whoever may publish definitions', async () => {
    const view = await made('advisor.tyumen', 'Чужой', true)
    await expect(network.engine.savedViews.update(actor('mechanic.tyumen'), view.id, { title: 'Мой' })).rejects.toEqual(refusedAs('FORBIDDEN'))
    const admin = await network.as('admin', 'tyumen')
    expect(await network.engine.savedViews.update(admin, view.id, { title: 'Общий' })).toMatchObject({ title: 'Общий', isShared: true, mayEdit: true })
    await network.engine.savedViews.remove(admin, view.id)
    expect(await titles('advisor.tyumen')).not.toContain('Общий')
  })

  it('made in the network and shared is seen in every dealership', async () => {
    const admin = await network.as('admin', '*')
    await network.engine.savedViews.create(admin, 'work-order', content('Сеть', true))
    expect(await titles('advisor.spb')).toEqual(['Сеть'])
    expect(await titles('head.tyumen')).toContain('Сеть')
  })

  it('needs a title, a state of texts, and a place', async () => {
    const create = (given: object) => network.engine.savedViews.create(actor('advisor.spb'), 'work-order', { ...content('x'), ...given } as SavedViewContent)
    for (const given of [{ title: '  ' }, { title: 'x'.repeat(81) }, { state: { q: 5 } }, { state: [] }, { state: { q: 'x'.repeat(30_000) } }, { state: { q: 'a\u0000b' } }]) await expect(create(given)).rejects.toEqual(refusedAs('BAD_INPUT'))
    await expect(network.engine.savedViews.update(actor('advisor.spb'), uuidv7(), { title: 'x' })).rejects.toEqual(refusedAs('NOT_FOUND'))
    await expect(network.engine.savedViews.update(actor('advisor.spb'), 'x', { title: 'x' })).rejects.toEqual(refusedAs('NOT_FOUND'))
  })
})

describe('a preference', () => {
  it('is kept by key, each for itself, and is nobody else’s', async () => {
    const { preferences } = network.engine
    await preferences.save(actor('advisor.tyumen'), 'list:work-order', { columns: 'number,state:120' })
    await Promise.all(['a', 'b', 'c', 'd'].map((key) => preferences.save(actor('advisor.tyumen'), key, key)))
    await preferences.save(actor('advisor.tyumen'), 'b', null)
    expect(await preferences.read(actor('advisor.tyumen'))).toEqual({ 'list:work-order': { columns: 'number,state:120' }, a: 'a', c: 'c', d: 'd' })
    expect(await preferences.read(actor('advisor.spb'))).toEqual({})
    await expect(preferences.save(actor('advisor.spb'), 'x y', 1)).rejects.toEqual(refusedAs('BAD_INPUT'))
    await expect(preferences.save(actor('advisor.spb'), 'x', 'x'.repeat(30_000))).rejects.toEqual(refusedAs('BAD_INPUT'))
  })
})
