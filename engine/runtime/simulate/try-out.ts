/** A record led through a draft by hand, step by step. Nothing is written or sent: it is a record of whoever tries it. */
import type { TriedView, TryOutRequest } from '../../engine.ts'
import { EngineError, isEngineError } from '../../kernel/errors.ts'
import type { Actor, Entity, Model } from '../../model/types.ts'
import { atHome } from '../at-home.ts'
import { zoneFor } from '../time/working-hours.ts'
import type { Runtime } from '../types.ts'
import { existingRow } from '../views/record-view.ts'
import { renamed } from './replay.ts'
import { begun, changed, type Happened, nobodysId, passed, sentTo, standing, type Trial, type TrialRules } from './trial.ts'
import { scenarioPart } from './scenario-part.ts'
import { fromTried, knownValues, moment } from './tried-record.ts'
import { triedView } from './tried-view.ts'
import { liveOf, openValues, visibleReferences } from './visible-references.ts'

interface Tried {
  readonly trial: Trial
  readonly happened: readonly Happened[]
  readonly now: Date
}

/** @param draft the model of `request.dealership` @throws EngineError BAD_INPUT, NOT_FOUND, FORBIDDEN */
export async function tryOut(runtime: Runtime, draft: Model, locale: string, request: TryOutRequest): Promise<TriedView> {
  const { actor, store } = runtime
  const { dealership, role } = request
  const entity = draft.entities.get(request.entity)
  if (!entity) throw new EngineError('NOT_FOUND', `There is no entity “${request.entity}”.`)
  if (!draft.roles.has(role)) throw new EngineError('NOT_FOUND', `There is no role “${role}”.`)
  const zone = await zoneFor(store.query, draft, actor, dealership)
  const as: Actor = { ...actor, kind: 'user', locale, dealership, dealerships: dealership === null ? actor.dealerships : [dealership], roles: [role], timeZone: zone }
  const rules: TrialRules = { model: draft, entity, expand: visibleReferences(runtime, draft), zone, isAutomated: true }
  const begin = await beginning(runtime, rules, as, request)
  const after = await done(rules, as, begin, request.does)
  return { ...(await triedView(runtime, rules, as, after)), scenario: await scenarioPart(rules, request, after) }
}

async function beginning(runtime: Runtime, rules: TrialRules, as: Actor, { from, at, dealership }: TryOutRequest): Promise<Tried> {
  const now = new Date(moment(at))
  const { entity } = rules
  switch (from.kind) {
    case 'new': {
      if (from.state !== null && !entity.machine?.states.get(from.state)?.isStored) throw new EngineError('BAD_INPUT', `There is no state “${from.state}”.`)
      const { trial, happened } = await begun(rules, as, {}, now, from.state)
      return onItsWay(rules, { trial, happened: [happened], now })
    }
    case 'copy':
      return { trial: await copied(runtime, rules, String(from.id), now), happened: [], now }
    case 'tried':
      return { trial: fromTried(entity, from.record, { actorId: as.id, dealership }), happened: [], now }
    default:
      throw new EngineError('BAD_INPUT', 'The tried record does not fit the definitions any more.')
  }
}

/** What a change sets off at once has happened by the time somebody looks. */
async function onItsWay(rules: TrialRules, { trial, happened, now }: Tried): Promise<Tried> {
  const after = await passed(rules, trial, now)
  return { trial: after.trial, happened: [...happened, ...after.happened], now }
}

/** A real record as the actor reads it, in the words of the draft. */
async function copied(asked: Runtime, rules: TrialRules, id: string, now: Date): Promise<Trial> {
  const { entity } = rules
  const known = liveOf(asked, entity)
  if (!known) throw new EngineError('NOT_FOUND', 'There is no such record, or it is not yours to see.')
  const { runtime, entity: live } = await atHome(asked, known, id)
  const row = await existingRow(runtime, live, id)
  const state = stateIn(entity, live, row.state)
  const values = renamed(live, entity, openValues(runtime, live, row.values))
  return standing(rules, { ...row, id: nobodysId, state, values }, row.stateSince === null ? now : new Date(row.stateSince), now)
}

/** The draft's state with the same stable id; where it has none, that in which records begin. */
function stateIn({ machine }: Entity, live: Entity, key: string | null): string | null {
  const id = live.machine?.states.get(key ?? '')?.id
  return machine ? ([...machine.states.values()].find((state) => state.id === id && state.isStored)?.key ?? machine.initial) : null
}

async function done(rules: TrialRules, as: Actor, { trial, happened, now }: Tried, does: TryOutRequest['does']): Promise<Tried> {
  if (does === null) return { trial, happened, now }
  try {
    switch (does.kind) {
      case 'save':
        return onItsWay(rules, { trial: await changed(rules, as, trial, knownValues(rules.entity, does.values), now), happened, now })
      case 'send': {
        const typed = does.values === undefined ? trial : await changed(rules, as, trial, knownValues(rules.entity, does.values), now)
        const sent = await sentTo(rules, as, typed, String(does.event), inputOf(does.input), now)
        return onItsWay(rules, { trial: sent.trial, happened: [sent.happened], now })
      }
      case 'wait': {
        const until = new Date(moment(does.until))
        const after = await passed(rules, trial, until)
        return { ...after, now: until }
      }
      default:
        throw new EngineError('BAD_INPUT', 'The tried record does not fit the definitions any more.')
    }
  } catch (error) {
    // What a definition under construction does wrong is told as a step, not as a failure.
    if (!isEngineError(error) || error.code !== 'DEFINITION_INVALID') throw error
    return { trial, happened: [{ kind: 'event', what: null, at: now.toISOString(), from: trial.row.state, to: trial.row.state, transitions: [], changes: null, effects: [], refused: { refused: { code: error.code, text: error.message }, issues: error.issues ?? [] } }], now }
  }
}

const longestInput = 100_000

function inputOf(given: unknown): Extract<NonNullable<TryOutRequest['does']>, { kind: 'send' }>['input'] {
  if (typeof given !== 'object' || given === null || Array.isArray(given) || JSON.stringify(given).length > longestInput) throw new EngineError('BAD_INPUT', 'What is filled in does not fit the form.')
  return given as ReturnType<typeof inputOf>
}
