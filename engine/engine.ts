/** What the host may ask of the engine, area by area. `createEngine` builds it; `app/_lib/engine.ts` alone holds it. */
import type { ApiDoor } from './contract/api.ts'
import type { DefinitionsDoor } from './contract/definitions.ts'
import type { DraftsDoor } from './contract/drafts.ts'
import type { NetworkSetup } from './contract/network.ts'
import type { Operations } from './contract/operations.ts'
import type { Outgoing } from './contract/outgoing.ts'
import type { PeopleDoor } from './contract/people.ts'
import type { Workplace } from './contract/workplace.ts'

export type * from './contract/api.ts'
export type * from './contract/definitions.ts'
export type * from './contract/drafts.ts'
export type * from './contract/network.ts'
export type * from './contract/operations.ts'
export type * from './contract/outgoing.ts'
export type * from './contract/people.ts'
export type * from './contract/report-views.ts'
export type * from './contract/simulation.ts'
export type * from './contract/views.ts'
export type * from './contract/workplace.ts'
export type { RequestContext } from './kernel/request-context.ts'

export interface Engine extends PeopleDoor, ApiDoor, Workplace, DraftsDoor, DefinitionsDoor, NetworkSetup, Outgoing, Operations {}
