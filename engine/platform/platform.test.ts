import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/fixtures/database.ts'
import { uuidv7 } from '../kernel/uuid.ts'
import { withClient } from '../store/databases.ts'
import { openPlatform, type Platform, type User } from './index.ts'

let database: TestDatabase
let platform: Platform
let anna: User

beforeAll(async () => {
  database = await testDatabase()
  platform = await openPlatform(database.url)
  await platform.dealerships.upsert({ code: 'tyumen', titles: { en: 'Tyumen', ru: 'Тюмень' }, timeZone: 'Asia/Yekaterinburg', currency: 'RUB', areaCode: '3452' })
  anna = await platform.users.create({ login: ' Anna ', name: 'Анна', password: 'secret' })
})

afterAll(async () => {
  await platform.close()
  await database.drop()
})

describe('users', () => {
  test('are found by login in any case', async () => {
    expect(anna.login).toBe('anna')
    expect(await platform.users.byLogin('ANNA')).toEqual(anna)
    expect(await platform.users.byId(anna.id)).toEqual(anna)
    expect(await platform.users.byId(uuidv7())).toBeNull()
    expect(anna).not.toHaveProperty('passwordHash')
  })

  test('refuse a login that is taken, and an empty one', async () => {
    await expect(platform.users.create({ login: 'anna', name: 'B', password: 'x' })).rejects.toMatchObject({ code: 'DUPLICATE' })
    await expect(platform.users.create({ login: ' ', name: 'B', password: 'x' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  test('are told apart by their password only', async () => {
    expect(await platform.users.verifyPassword('anna', 'secret')).toEqual(anna)
    expect(await platform.users.verifyPassword('anna', 'Secret')).toBeNull()
    expect(await platform.users.verifyPassword('nobody', 'secret')).toBeNull()
  })

  test('keep their language', async () => {
    await platform.users.setLocale(anna.id, 'ru')
    expect((await platform.users.byId(anna.id))?.locale).toBe('ru')
  })
})

describe('memberships', () => {
  test('are granted once, in a dealership or the network', async () => {
    for (const dealership of ['tyumen', 'tyumen', null, null]) await platform.memberships.grant(anna.id, { role: 'advisor', dealership })
    expect(await platform.memberships.of(anna.id)).toEqual([
      { role: 'advisor', dealership: null },
      { role: 'advisor', dealership: 'tyumen' },
    ])
    expect(await platform.memberships.holders('advisor', 'tyumen')).toEqual([anna.id])
    await platform.memberships.revoke(anna.id, { role: 'advisor', dealership: null })
    expect(await platform.memberships.holders('advisor', null)).toEqual([])
  })

  test('refuse a dealership that does not exist', async () => {
    await expect(platform.memberships.grant(anna.id, { role: 'advisor', dealership: 'moon' })).rejects.toMatchObject({ code: 'REFERENCED' })
  })
})

describe('dealerships', () => {
  test('are replaced by code', async () => {
    const [tyumen] = await platform.dealerships.list()
    await platform.dealerships.upsert({ ...(tyumen as NonNullable<typeof tyumen>), areaCode: '345' })
    expect(await platform.dealerships.list()).toEqual([{ ...tyumen, areaCode: '345' }])
  })
})

describe('tokens', () => {
  test('are found by their text until revoked, and only their digest is kept', async () => {
    const { id, text } = await platform.tokens.create({ userId: anna.id, name: 'figures', dealership: 'tyumen' })
    expect(await platform.tokens.find(text)).toMatchObject({ id, userId: anna.id, dealership: 'tyumen' })
    const stored = await withClient(database.url, async (client) => JSON.stringify((await client.query('select * from platform.token')).rows))
    expect(stored).not.toContain(text)
    await platform.tokens.revoke(id)
    expect(await platform.tokens.find(text)).toBeNull()
    expect((await platform.tokens.list(anna.id)).map((token) => token.id)).toEqual([id])
  })

  test('end when they expire', async () => {
    const { text } = await platform.tokens.create({ userId: anna.id, name: 'old', dealership: null, expiresAt: new Date(Date.now() - 1000) })
    expect(await platform.tokens.find(text)).toBeNull()
  })
})

describe('versions', () => {
  test('the newest publication is live, and content comes back as text', async () => {
    expect(await platform.versions.live()).toBeNull()
    await withClient(database.url, async (client) => {
      await client.query(`insert into platform.definition (hash, kind, content) values ('h', 'package', '{"b":1,"a":2}')`)
      await client.query(`insert into platform.publication (package_hash, overlays, version) values ('g', '{}', '1'), ('h', '{"spb":"o"}', '2')`)
    })
    expect(await platform.versions.live()).toMatchObject({ packageHash: 'h', overlays: { spb: 'o' }, version: '2' })
    expect((await platform.versions.list()).map(({ version }) => version)).toEqual(['2', '1'])
    expect(await platform.versions.content('h')).toBe('{"b":1,"a":2}')
    expect(await platform.versions.content('none')).toBeNull()
  })
})

test('settings keep any JSON by key', async () => {
  expect(await platform.settings.get('demo')).toBeNull()
  await platform.settings.set('demo', { at: '2009-05-01' })
  await platform.settings.set('demo', 'wiped')
  expect(await platform.settings.get('demo')).toBe('wiped')
})

test('an unreachable database is a typed error', async () => {
  const lost = await openPlatform('postgresql://me:secret@127.0.0.1:1/x')
  await expect(lost.users.list()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await lost.close()
})
