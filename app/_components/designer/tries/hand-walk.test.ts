import { expect, test } from 'vitest'
import type { TriedView } from '../../../../engine/client.ts'
import { begunWalk, mayBeKept, scenarioOf, withView } from './hand-walk.ts'

const at = (minutes: number): string => new Date(Date.UTC(2030, 0, 7, 9, minutes)).toISOString()
const view = (scenario: Partial<TriedView['scenario']>): TriedView => ({ at: at(0), scenario: { begins: null, set: {}, steps: [], at: [], ...scenario } }) as unknown as TriedView

test('what is typed goes along with the next event, and long waits are waited again', () => {
  const begun = begunWalk(view({ begins: 'st_new' }), 'advisor')
  expect(mayBeKept(begun)).toBe(false)
  const typed = withView(withView(begun, view({ set: { title: 'Door' } })), view({ set: { note: 'x' } }))
  const sent = withView(typed, view({ steps: [{ transition: 'tr_start', role: 'advisor', set: { note: 'y' }, to: 'st_busy' }], at: [at(1)] }))
  expect(sent).toMatchObject({ set: {}, steps: [{ set: { title: 'Door', note: 'y' } }] })
  expect(sent.steps[0]).not.toHaveProperty('wait')
  const late = withView(sent, view({ steps: [{ transition: 'tr_late', to: 'st_late' }], at: [at(91)] }))
  const ended = withView(late, view({ steps: [{ transition: 'tr_end', role: 'head', to: 'st_done' }], at: [at(151)] }))
  expect(scenarioOf(ended, 'job', { en: 'Late', ru: 'Поздно' })).toMatchObject({
    id: expect.stringMatching(/^sc_job_[0-9a-z]{6}$/),
    role: 'advisor',
    begins: 'st_new',
    steps: [{ transition: 'tr_start' }, { transition: 'tr_late', to: 'st_late' }, { transition: 'tr_end', wait: 'PT60M', role: 'head', to: 'st_done' }],
  })
  expect(mayBeKept({ ...ended, begins: null })).toBe(false)
})
