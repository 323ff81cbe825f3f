import type { MachineFigures, TryOutRequest } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'
import type { Runtime } from '../../runtime/index.ts'
import type { Builder } from '../builder.ts'
import { withPrice } from '../context.ts'
import { doorOf } from './door.ts'

/** Drafts led by hand, along scenarios and over what happened; nothing is written or sent. The engine decides who may. */
export function addTrying(builder: Builder): void {
  const extensions = withPrice('command')
  const filesOf = (runtime: Runtime, draft: string) => doorOf(runtime).definitionDrafts.files(runtime.actor, draft)
  builder.queryField('definitionSimulation', (t) =>
    t.field({
      type: 'JSON',
      nullable: false,
      description: 'Tries a draft on what happened to the last records; nothing is written or sent.',
      extensions,
      args: { draft: t.arg.id({ required: true }), last: t.arg.int(), entity: t.arg.string() },
      resolve: async (_root, { draft, last, entity }, { runtime }) => doorOf(runtime).simulate(runtime.actor, await doorOf(runtime).definitionDrafts.files(runtime.actor, draft), { ...(last != null && { last }), ...(entity != null && { entity }) }),
    }),
  )
  builder.queryField('definitionTryOut', (t) =>
    t.field({
      type: 'JSON',
      nullable: false,
      description: 'One step with a made-up or copied record through a draft: { issues, view }. “request” says of which entity and dealership, as which role, when, from which record, and what is done; view.record is given back for the next step.',
      extensions,
      args: { draft: t.arg.id({ required: true }), request: t.arg({ type: 'JSON', required: true }) },
      resolve: async (_root, { draft, request }, { runtime }) => doorOf(runtime).tryOut(runtime.actor, runtime.actor.locale, await filesOf(runtime, draft), requestOf(request)),
    }),
  )
  const ofEntity = (name: 'definitionScenarios' | 'definitionScenarioResults', description: string, work: 'findScenarios' | 'runScenarios') =>
    builder.queryField(name, (t) =>
      t.field({
        type: 'JSON',
        nullable: false,
        description,
        extensions,
        args: { draft: t.arg.id({ required: true }), entity: t.arg.string({ required: true }), dealership: t.arg.string() },
        resolve: async (_root, { draft, entity, dealership }, { runtime }) => {
          const [door, files] = [doorOf(runtime), await filesOf(runtime, draft)]
          return work === 'findScenarios' ? door.findScenarios(runtime.actor, files, entity, dealership ?? null) : door.runScenarios(runtime.actor, runtime.actor.locale, files, entity, dealership ?? null)
        },
      }),
    )
  ofEntity('definitionScenarios', 'Ways through the machine of a draft that take every transition there is a way to: { issues, scenarios, uncovered }.', 'findScenarios')
  ofEntity('definitionScenarioResults', 'The scenarios that a draft keeps, gone again: { issues, results }; “failure” is null where one leads where it led.', 'runScenarios')
  const figures = builder.objectRef<MachineFigures>('MachineFigures').implement({
    description: 'What goes on in a live machine.',
    fields: (t) => ({
      records: t.field({ type: 'JSON', nullable: false, description: 'State → records that stand in it.', resolve: ({ records }) => records }),
      medianMs: t.field({ type: 'JSON', nullable: false, description: 'State → milliseconds of a stay, at the median.', resolve: ({ medianMs }) => medianMs }),
      taken: t.field({ type: 'JSON', nullable: false, description: 'Id of a transition → how often it was taken.', resolve: ({ taken }) => taken }),
      days: t.exposeInt('days', { nullable: false, description: 'Stays and transitions are those of the last so many days.' }),
      isSample: t.exposeBoolean('isSample', { nullable: false, description: 'There were too many to look at all of them.' }),
    }),
  })
  builder.queryField('machineFigures', (t) =>
    t.field({ type: figures, description: 'Of the dealerships in sight, a minute old at most; empty where there is no such machine.', extensions, args: { entity: t.arg.string({ required: true }) }, resolve: (_root, { entity }, { runtime }) => doorOf(runtime).machineFigures(runtime.actor, entity) }),
  )
}

/** @throws EngineError BAD_INPUT where it is no request at all; what stands in it is checked where it is tried */
function requestOf(given: unknown): TryOutRequest {
  const { entity, dealership = null, role, at, from, does = null } = Object(given) as Partial<TryOutRequest>
  const isWhole = typeof entity === 'string' && (dealership === null || typeof dealership === 'string') && typeof role === 'string' && typeof at === 'string' && typeof from === 'object' && from !== null && typeof does === 'object'
  if (isWhole) return { entity, dealership, role, at, from, does }
  throw new EngineError('BAD_INPUT', 'The request to try something is not whole.', { hint: 'Give entity, dealership, role, at, from and does.' })
}
