import { expect, it } from 'vitest'
import { isScenarios, scenariosIn } from './scenarios-shape.ts'

const path = 'entities/job/scenarios.json'
const scenario = { id: 'sc_one', titles: { en: 'One', ru: 'One' }, begins: 'st_new', steps: [{ transition: 'tr_go', to: 'st_done' }] }

it('takes scenarios for what they are, and nothing else', () => {
  expect(isScenarios(path, JSON.stringify({ scenarios: [scenario] }))).toBe(true)
  expect(isScenarios('entities/job/machine.json', JSON.stringify({ scenarios: [scenario] }))).toBe(false)
  for (const wrong of ['', '[]', 'null', '{"scenarios":5}', '{"scenarios":[null]}', JSON.stringify({ scenarios: [{ ...scenario, steps: [null] }] }), JSON.stringify({ scenarios: [{ ...scenario, titles: null }] })]) expect(scenariosIn(wrong)).toBeNull()
})
