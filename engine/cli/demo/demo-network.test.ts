import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../kernel/json.ts'
import { negativeCounts } from './feedback.ts'
import { demoNetwork, type LoadRecord } from './index.ts'

const now = new Date('2026-11-22T09:00:00Z')
const network = demoNetwork({ now })
const records = [...network.records]
const of = (entity: string): LoadRecord[] => records.filter((record) => record.entity === entity)
const sent = (record: LoadRecord, event: string): string | undefined => record.events?.find((entry) => entry.event === event)?.at
const inPeriod = (moment: string | undefined): boolean => moment !== undefined && moment.slice(0, 10) >= '2009-05-01' && moment.slice(0, 10) <= '2009-05-25'
const seedKey = (value: Json | undefined): Json => ((value as { readonly $seed: readonly Json[] }).$seed[1] ?? null)

/** Stems of the surnames in the source documents, hashed so that the project does not name anybody. */
const sourceNames = new Set(`
  02a25347b42e 041d3df27992 04b35c67ba40 07ea2493963e 202884f17e9d 21d4c5d68b34
  27946580a18f 2e79c521d6b1 36525767b2e1 48bb9ab0afb7 4f8e5f6e34d2 54bbe78718af
  59e6d95bf366 5dcbc74df568 60de0fefe517 69c971710990 6a99fb8fbef6 6ff1bbdcbfba
  778d3fd53726 8a2d34b19bbd 8e88b56361bc 918d04eb5d3e 996754bb82a1 9c79d06d5a7e
  a6a14d1fc917 aefc503a0615 b0a05b8e50e2 b211fe151116 b4e8c94e93c5 bc75ad2dccf0
  be3148df958f bf9c96c2a3e2 c68417d39cd0 c99cadf57c88 cb4812d5f9c0 cd020d0715b7
  e26ff7da0c63 f003b03cb2ee f62d72e37f4d
`.trim().split(/\s+/))
const stemHash = (word: string): string => {
  const stem = word.toLowerCase().replaceAll('ё', 'е').replace(/(ский|ская|а)$/u, (ending) => (ending.startsWith('ск') ? 'ск' : ''))
  return createHash('sha256').update(stem).digest('hex').slice(0, 12)
}

describe('the figures of May 2009', () => {
  const surveyed = of('survey-response').filter((record) => inPeriod(sent(record, 'SURVEYED')))
  const negative = surveyed.filter((record) => record.values.polarity === 'negative')

  it('has exactly 2891 orders issued in the period', () => {
    expect(of('work-order').filter((record) => inPeriod(sent(record, 'ISSUE')))).toHaveLength(2891)
  })
  it('has 1228 clients to be asked, 710 asked, 671 positive and 39 negative answers', () => {
    expect(of('survey-response').filter((record) => inPeriod(String(record.values.plannedOn)))).toHaveLength(1228)
    expect(surveyed).toHaveLength(710)
    expect(surveyed.filter((record) => record.values.polarity === 'positive')).toHaveLength(671)
    expect(negative).toHaveLength(39)
  })
  it('spreads the negative answers over the categories as printed', () => {
    const counts: Record<string, number> = {}
    for (const record of negative) {
      const code = String(seedKey(record.values.category))
      counts[code] = (counts[code] ?? 0) + 1
    }
    expect(counts).toEqual(negativeCounts)
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(39)
  })
  it('gives every negative answer its complaint of the same category and order, and no other complaint', () => {
    const complaints = new Map(of('complaint').map((record) => [record.id, record]))
    expect(complaints.size).toBe(39)
    expect(new Set(negative.map((record) => record.values.complaint)).size).toBe(39)
    for (const { values } of negative) {
      const complaint = complaints.get(String(values.complaint))
      expect([complaint?.values.category, complaint?.values.workOrder]).toEqual([values.category, values.workOrder])
    }
    expect(of('complaint').filter((record) => record.dealership === 'spb')).toHaveLength(24)
  })
})

describe('the records', () => {
  it('refer only to records that come before them', () => {
    const known = new Set<string>()
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    for (const record of records) {
      const references = Object.values(record.values).filter((value): value is string => typeof value === 'string' && uuid.test(value))
      expect(references.filter((id) => !known.has(id))).toEqual([])
      expect(known.has(record.id)).toBe(false)
      known.add(record.id)
    }
  })
  it('send their events in order, by people who exist, and never in the future', () => {
    const logins = new Set(network.users.map((user) => user.login))
    for (const { at, by, events = [] } of records) {
      const moments = [at, ...events.map((event) => event.at)]
      expect(moments).toEqual(moments.toSorted())
      expect((moments.at(-1) as string) <= now.toISOString()).toBe(true)
      expect([by, ...events.map((event) => event.by)].filter((login) => !logins.has(login))).toEqual([])
    }
  })
  it('are numbered in order: each dealership lists its orders and complaints by time, the past first', () => {
    for (const dealership of ['tyumen', 'spb']) {
      for (const entity of ['work-order', 'complaint']) {
        const moments = of(entity).filter((record) => record.dealership === dealership).map((record) => record.at)
        expect(moments).toEqual(moments.toSorted())
      }
    }
  })
  it('give closed orders one to four works and at most four parts', () => {
    for (const { values } of of('work-order')) {
      expect((values.works as readonly Json[]).length).toBeGreaterThanOrEqual(1)
      expect((values.works as readonly Json[]).length).toBeLessThanOrEqual(4)
      expect((values.parts as readonly Json[]).length).toBeLessThanOrEqual(4)
    }
  })
  it('keep about sixty orders open or just cancelled around now, and a call list outside the period', () => {
    expect(of('work-order').filter((record) => record.at > '2020' && !sent(record, 'ISSUE'))).toHaveLength(64)
    expect(of('survey-response').filter((record) => record.at > '2020').length).toBeGreaterThan(10)
  })
  it('are the same at every call with the same now', () => {
    expect([...demoNetwork({ now }).records]).toEqual(records)
  })
})

describe('the people', () => {
  // Who the played scenes are about is called as the scenes call him.
  const played = new Set(['Петухов'])
  it('are invented: no surname of the sources is among them', () => {
    const texts = [...network.users.map((user) => user.name), ...of('client').flatMap(({ values }) => [values.name, values.directorName, JSON.stringify(values.contacts ?? '')])]
    const words = texts.flatMap((text) => String(text ?? '').match(/\p{L}{3,}/gu) ?? [])
    expect(words.length).toBeGreaterThan(2000)
    expect([...new Set(words)].filter((word) => sourceNames.has(stemHash(word)) && !played.has(word))).toEqual([])
  })
  it('hold every role of the package, in both dealerships where it is a dealership’s', () => {
    const held = new Set(network.users.flatMap((user) => user.roles.map(({ role, dealership }) => `${role}.${dealership ?? '*'}`)))
    for (const role of ['admin', 'consultant', 'analyst']) expect(held).toContain(`${role}.*`)
    for (const role of ['reception', 'advisor', 'mechanic', 'inspector', 'storekeeper', 'cashier', 'customer-service', 'supervisor', 'head', 'sales-manager']) {
      expect(held).toContain(`${role}.tyumen`)
      expect(held).toContain(`${role}.spb`)
    }
  })
})
