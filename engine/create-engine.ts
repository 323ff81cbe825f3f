/** Composition root: the one place where the rooms are put together, area by area as in engine.ts. */
import { apiDoor } from './composition/api.ts'
import { draftsDoor } from './composition/drafts.ts'
import { openDefinitionDrafts } from './composition/definition-drafts.ts'
import { definitionsDoor } from './composition/definitions.ts'
import { openIntake } from './composition/intake.ts'
import { machineFiguresDoor } from './composition/machine-figures.ts'
import { filesDoor } from './composition/files.ts'
import { contentPreviewDoor } from './composition/content-preview.ts'
import { formPreviewDoor } from './composition/form-preview.ts'
import { homeDoor } from './composition/home.ts'
import { networkSetup } from './composition/network.ts'
import { operations } from './composition/operations.ts'
import { outgoing } from './composition/outgoing.ts'
import { ownWaysDoor } from './composition/own-ways.ts'
import { peopleDoor } from './composition/people.ts'
import { presenceDoor } from './composition/presence.ts'
import { previewDoor } from './composition/preview.ts'
import { pushDoor } from './composition/push.ts'
import { openQueues } from './composition/queues.ts'
import { openRights } from './composition/rights.ts'
import { type EngineConfig, openRooms } from './composition/rooms.ts'
import { openRuntimes } from './composition/runtimes.ts'
import { openLongJobs, transferDoor } from './composition/transfer.ts'
import { freeTimesDoor } from './composition/free-times.ts'
import { searchDoor } from './composition/search.ts'
import { triesDoor } from './composition/tries.ts'
import { workplace } from './composition/workplace.ts'
import type { Engine } from './engine.ts'
import type { DefinitionsOffice } from './runtime/index.ts'

/** Opens the engine on its database; the live version is read at once. */
export async function createEngine(config: EngineConfig): Promise<Engine> {
  const rooms = await openRooms(config)
  const rights = openRights(rooms)
  const queues = openQueues(rooms)
  const drafts = openDefinitionDrafts(rooms, rights, queues)
  const tries = triesDoor(rooms, rights, (actor, work) => runtimes.inOne(actor, work))
  const definitions: DefinitionsOffice = { ...definitionsDoor(rooms, rights), ...drafts.door, ...machineFiguresDoor(rooms, rights), ...tries }
  const runtimes = openRuntimes(rooms, queues, definitions)
  const intake = openIntake(rooms, rights, runtimes, queues)
  return {
    ...peopleDoor(rooms),
    ...apiDoor(rooms, runtimes),
    ...workplace(rooms, rights, runtimes),
    ...ownWaysDoor(runtimes),
    ...homeDoor(runtimes),
    ...presenceDoor(runtimes),
    ...searchDoor(runtimes),
    ...freeTimesDoor(runtimes),
    ...draftsDoor(runtimes),
    ...filesDoor(rooms, runtimes),
    ...definitions,
    ...formPreviewDoor(rooms, rights),
    ...previewDoor(rooms, rights, runtimes),
    ...contentPreviewDoor(rooms, rights, runtimes),
    ...networkSetup(rooms),
    ...outgoing(rooms, rights, runtimes, queues, openLongJobs(rooms, runtimes, queues), drafts, intake.work),
    ...intake.door,
    ...transferDoor(rooms, runtimes, queues),
    ...pushDoor(rooms),
    ...operations(rooms, queues),
  }
}
