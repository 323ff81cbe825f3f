import { type ClockView, clockViews, type KeptClock } from '../runtime/index.ts'
import type { Entity } from '../model/types.ts'
import type { Builder, RecordRef } from './builder.ts'
import { withSource } from './context.ts'

/** A promise of time, as it stands when it is read. */
export function clockType(builder: Builder) {
  const ref = builder.objectRef<ClockView>('RecordClock')
  ref.implement({
    description: 'How a promise of time stands. Milliseconds count in the working hours of the dealership, where the clock has a calendar.',
    fields: (t) => ({
      id: t.exposeID('id', { nullable: false, description: 'Stable id of the clock.' }),
      title: t.exposeString('title', { nullable: false }),
      status: t.exposeString('status', { nullable: false, description: 'running, paused or stopped.' }),
      dueAt: t.field({ type: 'DateTime', description: 'When the limit is reached if the clock goes on; empty while it stands.', resolve: ({ dueAt }) => dueAt }),
      elapsedMs: t.field({ type: 'Long', nullable: false, resolve: ({ elapsedMs }) => elapsedMs }),
      remainingMs: t.field({ type: 'Long', nullable: false, description: 'Below 0: so much too late.', resolve: ({ remainingMs }) => remainingMs }),
      breachedAt: t.field({ type: 'DateTime', description: 'When the limit was passed.', resolve: ({ breachedAt }) => breachedAt }),
    }),
  })
  return ref
}

export type ClockRef = ReturnType<typeof clockType>

type FieldBuilder = Parameters<NonNullable<Parameters<RecordRef['implement']>[0]['fields']>>[0]

/** `clocks` of a record; read with it, in the same statement. */
export function clocksField(t: FieldBuilder, type: ClockRef, entity: Entity) {
  return t.field({
    type: [type],
    description: 'Promises of time that have begun, in the order of the definition.',
    extensions: withSource({ kind: 'clocks' }),
    resolve: (parent, _args, { runtime }, info) => {
      const kept = ((parent as Readonly<Record<string, unknown>>)[String(info.path.key)] ?? []) as readonly KeptClock[]
      return [...clockViews(runtime.model, entity, kept, runtime.clock(), runtime.actor.locale)]
    },
  })
}
