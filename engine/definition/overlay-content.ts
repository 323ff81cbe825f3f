/** Automations, intakes, messages and reports of a dealership's own. */
import { automationFile, intakeFile, messageFile, reportFile } from './file-place.ts'
import type { Applied, Draft, Operation, Refusal } from './overlay-draft.ts'
import { entityNamed } from './overlay-fields.ts'
import type { AutomationDefinition, IntakeDefinition, MessageDefinition, ReportDefinition } from './types.ts'
import { updateAt } from './update-at.ts'

/** Beside those of the package, or in the place of the one of its name. What the network shares belongs to no dealership, and no automation of one. */
export function setAutomation(draft: Draft, { automation }: Operation<'set-automation'>): Applied {
  const entity = entityNamed(draft, automation.entity)
  if (typeof entity !== 'string') return { ...entity, pointer: '/automation/entity' }
  if (draft.package.entities[entity]?.entity.scope === 'network') return { pointer: '/automation/entity', message: `the records of “${entity}” are shared by the network`, hint: 'Add the automation to the package.' }
  const refusal = takenId(draft, 'automation', automation.id, automationFile(automation.name))
  if (refusal) return refusal
  return updateAt<Readonly<Record<string, AutomationDefinition>> | undefined>(draft.package, ['automations'], (old) => ({ ...old, [automation.name]: automation }))
}

/** Beside those of the package, or in the place of the one of its name. */
export function setIntake(draft: Draft, { intake }: Operation<'set-intake'>): Applied {
  const entity = entityNamed(draft, intake.entity)
  if (typeof entity !== 'string') return { ...entity, pointer: '/intake/entity' }
  const refusal = takenId(draft, 'intake', intake.id, intakeFile(intake.name))
  if (refusal) return refusal
  return updateAt<Readonly<Record<string, IntakeDefinition>> | undefined>(draft.package, ['intakes'], (old) => ({ ...old, [intake.name]: intake }))
}

export function setMessage(draft: Draft, { message }: Operation<'set-message'>): Applied {
  const entity = entityNamed(draft, message.entity)
  if (typeof entity !== 'string') return { ...entity, pointer: '/message/entity' }
  const refusal = takenId(draft, 'message', message.id, messageFile(message.name))
  if (refusal) return refusal
  return updateAt<Readonly<Record<string, MessageDefinition>> | undefined>(draft.package, ['messages'], (old) => ({ ...old, [message.name]: message }))
}

/** Whether what it counts is there is looked at with the whole package. */
export function setReport(draft: Draft, { report }: Operation<'set-report'>): Applied {
  const refusal = takenId(draft, 'report', report.id, reportFile(report.name))
  return refusal ?? updateAt<ReportDefinition | undefined>(draft.package, ['reports', report.name], () => report)
}

function takenId(draft: Draft, key: string, id: string, file: string): Refusal | null {
  const taken = draft.elements.get(id)
  return taken && taken.file !== file ? { pointer: `/${key}/id`, message: `the id “${id}” is taken`, hint: `Choose another, for example ${id}_2.` } : null
}
