import type { FreeTimesView, OverlapView } from '../engine.ts'
import type { JsonObject } from '../kernel/json.ts'
import { freeTimes } from '../runtime/index.ts'
import type { Builder } from './builder.ts'
import { withPrice } from './context.ts'

/** What is told of free times. */
export function freeTimesType(builder: Builder) {
  const overlap = builder.objectRef<OverlapView>('TimeOverlap')
  overlap.implement({
    description: 'Another record at the same time; without id and label one that you may not see.',
    fields: (t) => ({
      recordId: t.id({ nullable: true, resolve: ({ id }) => id }),
      label: t.string({ nullable: true, resolve: ({ title }) => title }),
      from: t.field({ type: 'DateTime', nullable: false, resolve: ({ from }) => from }),
      to: t.field({ type: 'DateTime', nullable: false, resolve: ({ to }) => to }),
      minutes: t.exposeInt('minutes', { nullable: false, description: 'That both share.' }),
    }),
  })
  const ref = builder.objectRef<FreeTimesView>('FreeTimes')
  ref.implement({
    description: 'When a record could be planned, and what is in the way of its time.',
    fields: (t) => ({
      day: t.field({ type: 'Date', nullable: false, resolve: ({ day }) => day }),
      minutes: t.exposeInt('minutes', { nullable: false, description: 'For so long.' }),
      starts: t.field({ type: ['DateTime'], nullable: { list: false, items: false }, description: 'Free beginnings of the day.', resolve: ({ starts }) => starts.map(({ at }) => at) }),
      next: t.field({ type: 'DateTime', nullable: true, description: 'The first one after a day without any.', resolve: ({ next }) => next }),
      overlaps: t.field({ type: [overlap], nullable: { list: false, items: false }, resolve: ({ overlaps }) => [...overlaps] }),
    }),
  })
  return ref
}

export type FreeTimesRef = ReturnType<typeof freeTimesType>

/** `freeTimes`. */
export function addFreeTimes(builder: Builder, ref: FreeTimesRef): void {
  builder.queryField('freeTimes', (t) =>
    t.field({
      type: ref,
      nullable: false,
      description: 'When a record of an entity with a calendar could be planned on a day.',
      extensions: withPrice('command'),
      args: {
        entity: t.arg.string({ required: true }),
        day: t.arg({ type: 'Date', description: 'Without it that of the time in “values”, or today.' }),
        record: t.arg.id({ description: 'The record that is planned; without it a new one.' }),
        values: t.arg({ type: 'JSON', description: 'Beginning, length and whose time, by names of fields; what is not named is the record’s own.' }),
      },
      resolve: (_root, { entity, day, record, values }, { runtime }) => freeTimes(runtime, runtime.actor.locale, entity, { record: record == null ? null : String(record), values: Object(values ?? {}) as JsonObject, day: day ?? null }),
    }),
  )
}
