import { expect, it } from 'vitest'
import { loadPackage } from '../definition/index.ts'
import { inLanguage } from '../kernel/refusals/spoken.ts'
import { describeChanges } from './describe-changes.ts'
import { byName, inWords, lengthIn } from './naming.ts'
import { reachText, waitText } from './time/reach-text.ts'

const { package: loaded } = loadPackage('definitions/auto-service')
if (!loaded) throw new Error('the package cannot be read')
const candidate = (pkg: typeof loaded) => ({ package: pkg, overlays: {} })
const reaches = [1, 2].flatMap((records) => [0, 1, 2].filter((atOnce) => atOnce <= records).map((atOnce) => ({ records, atOnce })))

it.each(['ru', 'uk', 'ro'])('a plan says in %s whom delays, clocks and automations reach', (locale) => {
  const naming = inWords(locale, loaded)
  const whats = ['New', 'Changed', 'Removed'].map((verb) => `${verb} delay ${naming.delay('P2D')} of “${naming.entity('task')}” in ${naming.entity('work-order')}`)
  const texts = [...reaches.flatMap((reach) => [...[...whats, `Clock “x” in ${naming.entity('task')}`].map((what) => reachText(what, reach)), waitText('x', reach)]), `First version of x: 3 entities`]
  for (const text of texts) expect([text, /reaches|waits|delay|Clock|version/.test(inLanguage(locale, text))]).toEqual([text, false])
})

it('a plan speaks of fields, states and kinds of record in the words of whoever looks; files speak by names', () => {
  const { task } = loaded.entities
  if (!task?.machine) throw new Error('there is no such entity')
  const other = { ...loaded, entities: { ...loaded.entities, task: { ...task, machine: { ...task.machine, states: { ...task.machine.states, open: { ...task.machine.states.open, meta: { ...task.machine.states.open?.meta, color: 'red' } } } } } } } as typeof loaded
  const told = (naming = byName) => describeChanges(candidate(loaded), candidate(other), naming).map(({ text }) => text)
  expect(told()).toEqual(['Changed state “To do” in task'])
  expect(told(inWords('ru', other)).map((text) => inLanguage('ru', text))).toEqual(['Изменено: статус «К выполнению» (Задача)'])
  expect([lengthIn('ru', 'P2D'), lengthIn('en', 'PT90M'), lengthIn('ru', 'REMIND'), lengthIn('ru', 'P1W')]).toEqual(['2 дня', '90 minutes', null, '1 неделя'])
})
