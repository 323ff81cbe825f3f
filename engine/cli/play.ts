import { createEngine } from '../index.ts'
import { EngineError } from '../kernel/errors.ts'
import type { Actor } from '../model/types.ts'
import { openPlatform } from '../platform/index.ts'
import { openStage, playScenes, playToday } from './demo/scenes/index.ts'
import { users } from './demo/users.ts'
import type { Installation } from './installation.ts'

/**
 * Plays the scenes of the demo network as its people would: each command under their rights, at the scene's own moment;
 * on its first day, contacts of that day, too.
 * @param onPlayed hears of each scene when it is over
 */
export async function playDemo({ databaseUrl }: Pick<Installation, 'databaseUrl'>, isFirstDay: boolean, onPlayed: (code: string) => void): Promise<void> {
  const begun = new Date()
  let now = begun
  const platform = await openPlatform(databaseUrl)
  const engine = await createEngine({ databaseUrl, demo: true, clock: () => now })
  const actors = new Map<string, Actor>()
  const as = async (login: string): Promise<Actor> => {
    const known = actors.get(login)
    if (known) return known
    const user = await platform.users.byLogin(login)
    if (!user) throw new EngineError('BAD_INPUT', 'The people of the demo network are not here.', { hint: 'Load it first: npm run pitlane -- demo load' })
    const actor = await engine.actor(user.id)
    actors.set(login, actor)
    return actor
  }
  const stage = openStage(
    async (login, query, variables) => {
      const { data, errors } = await engine.graphql(await as(login), query, variables)
      if (errors) throw new EngineError('BAD_INPUT', `A scene was refused: ${errors.map(({ message }) => message).join(' ')}`)
      return data
    },
    (moment) => {
      now = new Date(moment)
    },
    async (login) => (await as(login)).id,
  )
  try {
    await playScenes(stage, onPlayed)
    // What they were told of then is history.
    for (const { login } of users) await engine.readNotificationsUntil(await as(login), now.toISOString())
    if (isFirstDay) await playToday(stage, begun)
  } finally {
    await engine.close()
    await platform.close()
  }
}
