import { expect, test } from 'vitest'
import { callFacts, numberOf, sidesOf, type ToldEvent } from './call-facts.ts'
import { readEvent } from './read-event.ts'

const now = new Date('2026-11-23T09:10:00Z')
const told = (type: ToldEvent['type'], at: string, rest: Partial<ToldEvent> = {}): ToldEvent => ({ row: `${type} ${at}`, id: `${type}-${at}`, call: 'c1', type, direction: 'in', at: `2026-11-23T09:${at}.000Z`, from: null, to: null, extension: null, duration: null, recording: null, receivedAt: '2026-11-23T09:05:00.000Z', isAttached: false, ...rest })
const ringing = told('ringing', '00:00', { from: '+79044673715', to: '+73452500100', extension: '101' })
const answered = told('answered', '00:07', { extension: '214' })
const ended = told('ended', '02:07', { duration: 120 })

test('a call is the same whatever order it is told in', () => {
  const whole = callFacts([ringing, answered, ended], now)
  expect(whole).toMatchObject({ from: '+79044673715', to: '+73452500100', extension: '214', startedAt: ringing.at, answeredAt: answered.at, endedAt: ended.at, duration: 120, isMissed: false, moments: ['ringing', 'answered', 'talked'] })
  expect(callFacts([ended, answered, ringing], now)).toEqual(whole)
  // Whoever did not answer is not taken for the one who did.
  expect(callFacts([ringing], now)).toMatchObject({ extension: null, isMissed: null, moments: ['ringing'] })
})

test('a call is missed where the exchange says so, or nothing says otherwise in time', () => {
  expect(callFacts([ringing, told('ended', '00:30', { duration: 0 })], now)?.moments).toEqual(['ringing', 'missed'])
  const silent = told('ended', '00:30')
  expect(callFacts([ringing, silent], now)?.moments).toEqual(['ringing', 'missed'])
  const fresh = { ...silent, receivedAt: now.toISOString() }
  expect(callFacts([ringing, fresh], now)).toMatchObject({ isMissed: null, moments: ['ringing'], open: new Set([fresh.row]) })
  expect(callFacts([ringing, answered, fresh], now)).toMatchObject({ isMissed: false, duration: 23, moments: ['ringing', 'answered', 'talked'], open: new Set() })
  // Ended before it was answered, as far as was told.
  expect(callFacts([told('ended', '02:07', { duration: 120, extension: '214' })], now)).toMatchObject({ extension: '214', moments: ['ringing', 'answered', 'talked'] })
})

test('a recording alone waits for its call, but not for ever', () => {
  const recorded = told('recorded', '03:00', { recording: { url: 'https://pbx.example/1.mp3', name: null } })
  expect(callFacts([{ ...recorded, receivedAt: now.toISOString() }], now)).toBeNull()
  expect(callFacts([recorded], now)?.moments).toEqual(['ringing'])
  expect(callFacts([ringing, { ...recorded, isAttached: true }], now)?.moments).toEqual(['ringing', 'recorded'])
})

test('a call is outgoing where any event says so, and the other side is then who was called', () => {
  const out = callFacts([ringing, { ...answered, direction: 'out' }], now)
  expect([callFacts([ringing], now)?.direction, out?.direction]).toEqual(['in', 'out'])
  expect([sidesOf({ direction: 'in', from: '1', to: '2' }), sidesOf({ direction: 'out', from: '1', to: '2' })]).toEqual([{ line: '2', other: '1' }, { line: '1', other: '2' }])
})

test('who calls is known by a number in normal form', () => {
  expect(numberOf('8 (904) 467-37-15', '3452')).toBe('+79044673715')
  expect(numberOf('333-22-11', '3452')).toBe('+734523332211')
  for (const hidden of [null, 'anonymous', '', '12']) expect(numberOf(hidden, '3452'), String(hidden)).toBeNull()
})

const whole = { id: 'e1', call: 'c1', type: 'ringing', direction: 'in', at: '2026-11-23T14:00:00+05:00', from: 79044673715, to: '500100', extension: 101 }
const read = (rest: object) => readEvent(JSON.stringify({ ...whole, ...rest }))

test('an event is read as exchanges write it', () => {
  expect(read({})).toEqual({ id: 'e1', call: 'c1', type: 'ringing', at: '2026-11-23T09:00:00.000Z', direction: 'in', from: '79044673715', to: '500100', extension: '101', duration: null, recording: null })
  expect(read({ duration: '12.4', recording: 'https://pbx.example/1.mp3' })).toMatchObject({ duration: 12, recording: { url: 'https://pbx.example/1.mp3', name: null } })
  expect(read({ direction: 'out' })).toMatchObject({ direction: 'out' })
  expect(read({ duration: '', from: ' ', recording: {} })).toMatchObject({ duration: null, from: null, recording: null })
})

test('what is no event says why, and is known again', () => {
  const wrong: readonly (readonly [object, string])[] = [[{ id: '' }, 'id'], [{ call: null }, 'call'], [{ call: {} }, 'call'], [{ type: 'rang' }, 'rang'], [{ direction: 'inward' }, 'inward'], [{ at: 'yesterday' }, 'at'], [{ at: '2026-11-23' }, 'at'], [{ id: 'x'.repeat(201) }, 'id'], [{ duration: -1 }, 'duration'], [{ duration: 'long' }, 'duration'], [{ recording: 'file:///etc/passwd' }, 'recording.url'], [{ recording: ['x'] }, 'recording.url'], [{ from: 'a\u0000b' }, 'JSON']]
  for (const [rest, word] of wrong) expect(read(rest), word).toMatchObject({ problem: expect.stringContaining(word), id: expect.stringMatching(/^sha256:/) })
  expect(readEvent('[1]')).toMatchObject({ problem: expect.stringContaining('JSON'), payload: { text: '[1]' } })
  expect(readEvent('{')).toEqual(readEvent('{'))
})
