import { beforeEach, expect, test } from 'vitest'
import type { DraftFile, DraftFiles, DraftWrite } from '../../../../engine/client.ts'
import type { Answer } from '../../../_lib/answer.ts'
import { unreachable } from '../../../_lib/request.ts'
import type { DraftServer } from './draft-server.ts'
import { DraftSession } from './draft-session.ts'
import { unsentStore } from './unsent.ts'

const text = (value: object): string => `${JSON.stringify(value, null, 2)}\n`
const file = 'entities/client/entity.json'
const published: DraftFiles = { [file]: text({ a: 1, b: 1 }), 'manifest.json': text({}) }

/** A server with one draft, as the engine keeps one. */
function oneDraft() {
  const draft = { id: 'd', name: 'n', base: 1, revision: 0, changes: 0, createdBy: '', createdAt: '', changedBy: '', changedAt: '', people: [], scheduled: null }
  const files = new Map<string, DraftFile>()
  const refusal = (code: string): Answer<never> => ({ ok: false, refusal: { ...unreachable, code } })
  const at = { isAway: false, isGone: false, losesAnswers: false, based: published, ...draft }
  const state = (after: number) => ({ ...draft, base: at.base, revision: at.revision, files: [...files.values()].filter(({ revision }) => revision > after), paths: [...files.keys()] })
  const save = (writes: readonly DraftWrite[], by: string) => {
    const saved: { path: string; revision: number }[] = []
    const behind: DraftFile[] = []
    for (const write of writes) {
      const kept = files.get(write.path) ?? { path: write.path, text: at.based[write.path] ?? null, revision: 0, by: '', at: '' }
      if (kept.text === write.text) saved.push({ path: write.path, revision: kept.revision })
      else if (kept.revision !== write.revision) behind.push(kept)
      else {
        at.revision++
        files.set(write.path, { ...kept, text: write.text, revision: at.revision, by })
        saved.push({ path: write.path, revision: at.revision })
      }
    }
    return { revision: at.revision, saved, behind }
  }
  const server = (by: string): DraftServer => {
    const open = <T>(work: () => T): Promise<Answer<T>> => Promise.resolve(at.isAway ? refusal('OFFLINE') : at.isGone ? refusal('NOT_FOUND') : { ok: true, data: work() })
    return {
      create: () => open(() => draft),
      open: () => open(() => ({ state: state(0), based: at.based })),
      news: (_id, after) => open(() => ({ state: state(after) })),
      save: async (_id, base, writes) => {
        const answer = base === at.base ? await open(() => save(writes, by)) : refusal('VERSION_CONFLICT')
        return at.losesAnswers ? refusal('OFFLINE') : answer
      },
      attend: () => open(() => null),
    }
  }
  return { at, files, server }
}

/** What a browser keeps over closing. */
function memory(): Storage {
  const kept = new Map<string, string>()
  return { get length() { return kept.size }, key: (i) => [...kept.keys()][i] ?? null, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key), clear: () => kept.clear() }
}

let one: ReturnType<typeof oneDraft>
let storage: Storage
const session = (by: string, tab = by, clock = Date.now) => new DraftSession({ server: one.server(by), unsent: unsentStore(() => storage, by, tab), live: { id: 1, files: published }, nameOf: () => 'n', clock })
const kept = (): unknown => JSON.parse(one.files.get(file)?.text ?? 'null')
const seen = (own: DraftSession): unknown => JSON.parse(own.shown().changes[file] ?? 'null')

beforeEach(() => {
  one = oneDraft()
  storage = memory()
})

test('the first change begins a draft, and is on the server', async () => {
  const anna = session('anna')
  anna.write({ [file]: text({ a: 2, b: 1 }) })
  expect(await anna.saved()).toBe(1)
  expect([kept(), anna.shown().saving, storage.length]).toEqual([{ a: 2, b: 1 }, 'saved', 0])
})

test('two people in one file come together, in different places by themselves, in the same one by choice', async () => {
  const [anna, boris] = [session('anna'), session('boris')]
  await Promise.all([anna.open('d'), boris.open('d')])
  anna.write({ [file]: text({ a: 2, b: 1 }) })
  boris.write({ [file]: text({ a: 1, b: 3 }) })
  await anna.saved()
  await boris.saved()
  await boris.saved()
  await anna.news()
  expect([kept(), seen(anna), seen(boris)]).toEqual(Array.from({ length: 3 }, () => ({ a: 2, b: 3 })))

  anna.write({ [file]: text({ a: 5, b: 3 }) })
  boris.write({ [file]: text({ a: 6, b: 3 }) })
  await anna.saved()
  expect(await boris.saved()).toBeNull()
  expect(boris.shown().contested).toMatchObject([{ path: file, by: 'anna', conflicts: [{ pointer: '/a', base: 2, ours: 6, theirs: 5 }] }])
  expect([kept(), seen(boris)]).toEqual([{ a: 5, b: 3 }, { a: 6, b: 3 }])
  boris.settle(file, { '/a': 'ours' })
  expect(await boris.saved()).not.toBeNull()
  await anna.news()
  expect([kept(), seen(anna)]).toEqual([{ a: 6, b: 3 }, { a: 6, b: 3 }])
})

test('what is taken back is one’s own, not what others did since', async () => {
  const [anna, boris] = [session('anna'), session('boris')]
  await Promise.all([anna.open('d'), boris.open('d')])
  anna.write({ [file]: text({ a: 2, b: 1 }) })
  await anna.saved()
  await boris.news()
  boris.write({ [file]: text({ a: 2, b: 9 }) })
  await boris.saved()
  await anna.news()
  anna.undo()
  expect(seen(anna)).toEqual({ a: 1, b: 9 })
  anna.redo()
  expect(seen(anna)).toEqual({ a: 2, b: 9 })
})

test('a lost connection and a closed window lose nothing', async () => {
  const anna = session('anna')
  await anna.open('d')
  one.at.isAway = true
  anna.write({ [file]: text({ a: 2, b: 1 }) })
  expect(await anna.saved()).toBeNull()
  expect([anna.shown().saving, one.files.size]).toEqual(['waiting', 0])
  // Another window, later; somebody else has changed another place meanwhile.
  one.at.isAway = false
  const boris = session('boris')
  await boris.open('d')
  boris.write({ [file]: text({ a: 1, b: 7 }) })
  await boris.saved()
  const again = session('anna', 'another', () => Date.now() + 10_000)
  await again.open('d')
  expect(await again.saved()).not.toBeNull()
  expect([kept(), storage.length]).toEqual([{ a: 2, b: 7 }, 0])
})

test('whoever goes to another draft finds what could not be sent when coming back', async () => {
  const anna = session('anna')
  await anna.open('d')
  one.at.isAway = true
  anna.write({ [file]: text({ a: 2, b: 1 }) })
  await anna.open(null)
  expect(anna.shown().changes).toEqual({})
  one.at.isAway = false
  await anna.open('d')
  expect(seen(anna)).toEqual({ a: 2, b: 1 })
  expect(await anna.saved()).not.toBeNull()
  expect([kept(), storage.length]).toEqual([{ a: 2, b: 1 }, 0])
})

test('what is typed while a draft is being opened lies over it', async () => {
  const anna = session('anna')
  await anna.open('d')
  anna.write({ [file]: text({ a: 2, b: 1 }) })
  await anna.saved()
  const server = one.server('anna')
  const again: DraftSession = new DraftSession({
    server: { ...server, open: (id) => { again.write({ [file]: text({ a: 1, b: 3 }) }); return server.open(id) } },
    unsent: unsentStore(() => storage, 'anna', 'again'), live: { id: 1, files: published }, nameOf: () => 'n',
  })
  expect(again.shown().isOpening).toBe(true)
  await again.open('d')
  expect([again.shown().isOpening, seen(again)]).toEqual([false, { a: 2, b: 3 }])
  await again.saved()
  expect(kept()).toEqual({ a: 2, b: 3 })
})

test('one’s own change whose answer was lost is nobody else’s', async () => {
  const anna = session('anna')
  await anna.open('d')
  one.at.losesAnswers = true
  anna.write({ [file]: text({ a: 2, b: 1 }) })
  await anna.saved()
  one.at.losesAnswers = false
  anna.write({ [file]: text({ a: 22, b: 1 }) })
  await anna.saved()
  await anna.saved()
  expect([kept(), anna.shown().contested]).toEqual([{ a: 22, b: 1 }, []])
})

test('a draft that went live or was discarded leaves what never reached it, over what is live', async () => {
  const anna = session('anna')
  await anna.open('d')
  one.at.isGone = true
  anna.write({ [file]: text({ a: 2, b: 1 }) })
  await anna.saved()
  expect(anna.shown()).toMatchObject({ draft: null, isGone: true })
  anna.goLive({ id: 2, files: { ...published, [file]: text({ a: 1, b: 8 }) } })
  expect(seen(anna)).toEqual({ a: 2, b: 8 })
})

test('a draft that somebody laid over another version takes what is typed along', async () => {
  const anna = session('anna')
  await anna.open('d')
  one.at.based = { ...published, [file]: text({ a: 1, b: 8 }) }
  one.at.base = 2
  anna.write({ [file]: text({ a: 2, b: 1 }) })
  await anna.saved()
  expect(await anna.saved()).not.toBeNull()
  expect(kept()).toEqual({ a: 2, b: 8 })
})

test('a page that goes away before the server answers leaves what was typed to the next one, at once', async () => {
  one.at.isAway = true
  const leaving = session('anna', 'first page')
  await leaving.open(null)
  leaving.write({ [file]: text({ a: 2, b: 1 }) })
  leaving.end()
  one.at.isAway = false
  const next = session('anna', 'next page')
  await next.open(null)
  expect(next.shown().changes).toEqual({ [file]: text({ a: 2, b: 1 }) })
  await next.saved()
  expect(kept()).toEqual({ a: 2, b: 1 })
})
