/** The catalogue of actions. A new action is a folder and a line here. */
import type { ActionType } from '../model/types.ts'
import { assign } from './assign/index.ts'
import { comment } from './comment/index.ts'
import { createRecord } from './create-record/index.ts'
import { notify } from './notify/index.ts'
import { sendEvent } from './send-event/index.ts'
import { sendWebhook } from './send-webhook/index.ts'
import { setFields } from './set-fields/index.ts'

export const actionTypes: ReadonlyMap<string, ActionType> = new Map([setFields, assign, createRecord, comment, notify, sendEvent, sendWebhook].map((type) => [type.name, type]))
