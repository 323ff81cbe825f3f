import type { Workplace } from '../contract/workplace.ts'
import { listViewOf } from '../forms/index.ts'
import { findDuplicates } from '../runtime/find-duplicates.ts'
import { findForField } from '../runtime/find-for-field.ts'
import { auditView } from '../runtime/views/audit-view.ts'
import { takeNotification } from '../runtime/take-notification.ts'
import { recordEvents } from '../runtime/views/record-events.ts'
import { printRecord } from '../runtime/print/print-record.ts'
import { recordView } from '../runtime/views/record-view.ts'
import { relatedTimeline } from '../runtime/views/related.ts'
import { reportView } from '../runtime/views/report-view.ts'
import { notifications, readNotifications, readNotificationsUntil } from '../runtime/views/notifications.ts'
import { choices } from '../runtime/views/choices.ts'
import { shellView } from '../runtime/views/shell-view.ts'
import { addComment, mentionable } from '../runtime/views/comments.ts'
import { timeline } from '../runtime/views/timeline.ts'
import { linkedStates } from '../runtime/views/linked-states.ts'
import { warningsOf } from '../runtime/views/warnings.ts'
import { areaCodeIn } from './area-code.ts'
import { entityOf } from './entity-of.ts'
import { letterheads } from './letterheads.ts'
import type { Rights } from './rights.ts'
import type { Rooms } from './rooms.ts'
import type { Runtimes } from './runtimes.ts'

export function workplace(rooms: Rooms, { demand }: Rights, { inOne, runtimeFor }: Runtimes): Workplace {
  const { people, platform } = rooms
  const letterhead = letterheads(platform)
  return {
    shell: (actor, locale) => inOne(actor, (runtime) => shellView(runtime, platform, locale)),
    listView: (actor, locale, name) => inOne(actor, async (runtime) => listViewOf(runtime.model, actor, entityOf(runtime, name), locale)),
    recordView: (actor, locale, name, id, values) => inOne(actor, (runtime) => recordView(runtime, locale, entityOf(runtime, name), id, values)),
    recordEvents: (actor, locale, name, id) => inOne(actor, (runtime) => recordEvents(runtime, locale, entityOf(runtime, name), id)),
    duplicates: (actor, locale, name, id, values) => inOne(actor, async (runtime) => findDuplicates(runtime, locale, entityOf(runtime, name), id, values, await areaCodeIn(rooms, actor.dealership))),
    timeline: (actor, locale, name, id, part) => inOne(actor, (runtime) => timeline(runtime, locale, entityOf(runtime, name), id, part)),
    comment: (actor, name, id, text, mentions) => inOne(actor, (runtime) => addComment(runtime, people.actor, entityOf(runtime, name), id, text, mentions)),
    print: (actor, locale, name, id, form) => inOne(actor, (runtime) => printRecord(runtime, entityOf(runtime, name), id, { locale, form, letterhead })),
    mentionable: (actor, name, id, search) => inOne(actor, (runtime) => mentionable(runtime, people.actor, entityOf(runtime, name), id, search)),
    related: (actor, locale, name, id) => inOne(actor, (runtime) => relatedTimeline(runtime, locale, entityOf(runtime, name), id)),
    linkedStates: (actor, locale, name, ids) => inOne(actor, (runtime) => linkedStates(runtime, locale, entityOf(runtime, name), ids)),
    warnings: (actor, locale, name, ids) => inOne(actor, (runtime) => warningsOf(runtime, locale, entityOf(runtime, name), ids)),
    choices: (actor, _locale, name, search, limit, asking) => inOne(actor, (runtime) => choices(runtime, name, search, limit, asking)),
    findForField: (actor, locale, name, field, text) => inOne(actor, (runtime) => findForField(runtime, locale, entityOf(runtime, name), field, text)),
    notifications: (actor, locale, part) => inOne(actor, (runtime) => notifications(runtime, locale, part)),
    readNotifications: async (actor, ids) => readNotifications(runtimeFor(actor), ids),
    takeNotification: (actor, id) => inOne(actor, (runtime) => takeNotification(runtime, id)),
    readNotificationsUntil: async (actor, at) => readNotificationsUntil(runtimeFor(actor), at),
    report: (actor, locale, name, parameters) => inOne(actor, (runtime) => reportView(runtime, locale, name, parameters)),
    audit: async (actor, locale, after, filter) => {
      demand(actor, 'audit.read')
      return inOne(actor, (runtime) => auditView(runtime, locale, after, filter))
    },
  }
}
