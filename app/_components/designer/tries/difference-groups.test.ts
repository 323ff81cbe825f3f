import { describe, expect, it } from 'vitest'
import type { Difference } from '../../../../engine/client.ts'
import { groupsOf } from './difference-groups.ts'

const at = { entity: 'job', number: null, at: '2026-11-20T06:00:00.000Z' }

describe('groups of differences', () => {
  it('put what says the same together, refusals first, then by how many there are', () => {
    const refused = (record: string, text: string): Difference => ({ kind: 'refused', ...at, record, event: 'CLOSE', by: 'Anna', state: 'open', reason: { code: 'GUARD', text } })
    const end = (record: string): Difference => ({ kind: 'end', entity: 'job', number: null, record, was: 'done', now: 'open' })
    const groups = groupsOf([end('a'), refused('a', 'Say why.'), refused('b', 'Pay first.'), refused('c', 'Say why.'), end('c'), end('b')])
    expect(groups.map(({ first, all }) => [first.kind, all.map(({ record }) => record)])).toEqual([['refused', ['a', 'c']], ['refused', ['b']], ['end', ['a', 'c', 'b']]])
  })

  it('see past the values that effects carry', () => {
    const does = (record: string, now: readonly string[]): Difference => ({ kind: 'effects', ...at, record, event: 'CLOSE', was: [], now })
    const notice = (body: string) => JSON.stringify({ kind: 'notify', to: [{ role: 'head' }], titles: { en: 'x', ru: 'x' }, body })
    expect(groupsOf([does('a', ['set note = "1"', notice('№ 1')]), does('b', ['set note = "2"', notice('№ 2')]), does('c', ['set other = "2"'])]).map(({ all }) => all.length)).toEqual([2, 1])
  })
})
