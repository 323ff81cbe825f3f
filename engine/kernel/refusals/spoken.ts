import type { Issue } from '../errors.ts'
import { automationRefusals } from './automations.ts'
import { intakeRefusals } from './intakes.ts'
import { checkRefusals } from './checks.ts'
import { deskRefusals } from './desk.ts'
import { definitionRefusals } from './definitions.ts'
import { draftRefusals } from './drafts.ts'
import { expressionRefusals } from './expressions.ts'
import { fileRefusals } from './files.ts'
import { layerRefusals } from './layers.ts'
import { machineRefusals } from './machines.ts'
import { overlayRefusals } from './overlays.ts'
import { ownRefusals } from './own.ts'
import { peopleRefusals } from './people.ts'
import { planWords } from './plan.ts'
import { recordRefusals } from './records.ts'
import { schemaRefusals } from './schemas.ts'
import { speakerOf } from './speaker.ts'
import { staffRefusals } from './staff.ts'
import { transferRefusals } from './transfer.ts'
import type { Refusals } from './types.ts'
import { workRefusals } from './work.ts'

/**
 * Refusals are thrown in English, and cross processes, queues and the API as text; whoever shows one to a person
 * says it in that person's language here. `{1}`, `{2}` … are its facts.
 */
export const refusals: Refusals = { ...expressionRefusals, ...machineRefusals, ...peopleRefusals, ...recordRefusals, ...definitionRefusals, ...draftRefusals, ...planWords, ...layerRefusals, ...checkRefusals, ...automationRefusals, ...intakeRefusals, ...deskRefusals, ...ownRefusals, ...staffRefusals, ...fileRefusals, ...transferRefusals, ...workRefusals, ...overlayRefusals, ...schemaRefusals }

const say = speakerOf(refusals)

/** The sentence in the language; itself where there are no such words, as with texts that are in it already. */
export const inLanguage = (locale: string, text: string): string => say(locale, text)

interface Told {
  readonly message: string
  readonly hint?: string | undefined
  readonly issues?: readonly Issue[]
}

/** The words of a refusal in the language: its sentence, its hint, its issues. */
export function saidIn(locale: string, { message, hint, issues }: Told): Told {
  const told = issues?.map((issue) => ({ ...issue, message: inLanguage(locale, issue.message), ...(issue.hint === undefined ? {} : { hint: inLanguage(locale, issue.hint) }) }))
  return { message: inLanguage(locale, message), ...(hint === undefined ? {} : { hint: inLanguage(locale, hint) }), ...(told && { issues: told }) }
}
