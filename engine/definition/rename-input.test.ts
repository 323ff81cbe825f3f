import { describe, expect, it } from 'vitest'
import { checkPackage } from '../compile/index.ts'
import { readFolder } from './load-package.ts'
import { packageFromFiles } from './package-from-files.ts'
import { renameInput } from './rename-input.ts'
import type { MachineDefinition, OverlayDefinition, ScenariosDefinition, TransitionDefinition } from './types.ts'

const files = readFolder('definitions/auto-service')
const path = 'entities/work-order/machine.json'
const machine = JSON.parse(files[path] ?? '') as MachineDefinition
const cancel = machine.states.reception?.on?.CANCEL as TransitionDefinition
const rename = { entity: 'work-order', transition: cancel.meta.id, from: 'reason', to: 'why' }
const issuesOf = (changed: Readonly<Record<string, string>>) => {
  const { package: pkg, issues } = packageFromFiles({ ...files, ...changed })
  return pkg ? checkPackage(pkg) : issues
}
const read = <T>(changed: Readonly<Record<string, string>>, of: string) => JSON.parse(changed[of] ?? '') as T
const withGuard = (cel: string) => {
  const guarded = { ...cancel, guard: { type: 'expression', params: { cel } }, actions: [...(cancel.actions ?? []), { type: 'notify', params: { to: ['field:advisor'], titles: { en: 'Because {{input.reason}}', ru: 'Причина: {{input.reason}}' } } }] }
  return { ...files, [path]: JSON.stringify({ ...machine, states: { ...machine.states, reception: { ...machine.states.reception, on: { ...machine.states.reception?.on, CANCEL: guarded } } } }) }
}

describe('renaming what a transition asks', () => {
  it('takes along whatever reads it: conditions, actions, texts; and comes back to the same', () => {
    const given = withGuard('size(input.reason) > 3 && record.cancelReason != "input.reason"')
    const changed = renameInput(given, rename)
    const next = read<MachineDefinition>(changed, path).states.reception?.on?.CANCEL as TransitionDefinition
    expect(Object.keys(next.meta.form?.properties ?? {})).toContain('why')
    expect(next.meta.form?.required).toEqual(cancel.meta.form?.required?.map((name) => (name === 'reason' ? 'why' : name)))
    expect(next.guard?.params?.cel).toBe('size(input.why) > 3 && record.cancelReason != "input.reason"')
    expect(JSON.stringify(next.actions)).not.toContain('input.reason')
    expect(JSON.stringify(next.actions)).toContain('Because {{input.why}}')
    expect(issuesOf({ ...given, ...changed })).toEqual([])
    const back = renameInput({ ...given, ...changed }, { ...rename, from: 'why', to: 'reason' })
    expect(JSON.parse(back[path] ?? '')).toEqual(JSON.parse(given[path] ?? ''))
  })

  it('leaves other transitions alone, whatever they ask', () => {
    const others = (text: string) => text.split('input.reason').length
    const changed = renameInput(files, rename)[path] ?? ''
    expect(others(changed)).toBe(others(files[path] ?? '') - 2)
    expect(renameInput(files, { ...rename, from: 'nothing' })).toEqual({})
  })

  it('follows in scenarios, in overlays, and in automations that answer for somebody', () => {
    const scenarios = 'entities/work-order/scenarios.json'
    const step = { transition: rename.transition, input: { reason: 'x' }, to: 'st_x' }
    const operations = [{ op: 'set-guard', transition: rename.transition, cel: 'input.reason != ""' }, { op: 'set-guard', transition: 'tr_other', cel: 'input.reason != ""' }, { op: 'add-actions', to: rename.transition, actions: [{ type: 'notify', params: { to: ['field:advisor'], titles: { en: '{{input.reason}}', ru: 'x' } } }] }]
    const automation = { id: 'au_x', name: 'x', entity: 'task', actions: [{ type: 'send-event', params: { to: 'order', event: 'GIVE_UP', input: { reason: "'late'" } } }] }
    const task = { schema: { properties: { order: { 'x-field': { entity: 'work-order' } } } } }
    const named = { ...machine, states: { ...machine.states, reception: { ...machine.states.reception, on: { GIVE_UP: cancel } } } }
    const given = { [path]: JSON.stringify(named), [scenarios]: JSON.stringify({ scenarios: [{ id: 'sc_x', begins: 'st_x', steps: [step, { ...step, transition: 'tr_other' }] }] }), 'overlays/spb.json': JSON.stringify({ base: 'a@1', dealership: 'spb', operations }), 'automations/x/automation.json': JSON.stringify(automation), 'entities/task/entity.json': JSON.stringify(task) }
    const changed = renameInput(given, rename)
    expect(read<ScenariosDefinition>(changed, scenarios).scenarios[0]?.steps.map(({ input }) => input)).toEqual([{ why: 'x' }, { reason: 'x' }])
    const said = read<OverlayDefinition>(changed, 'overlays/spb.json').operations
    expect(said).toMatchObject([{ cel: 'input.why != ""' }, { cel: 'input.reason != ""' }, { actions: [{ params: { titles: { en: '{{input.why}}' } } }] }])
    expect(read<typeof automation>(changed, 'automations/x/automation.json').actions[0]?.params.input).toEqual({ why: "'late'" })
  })
})
