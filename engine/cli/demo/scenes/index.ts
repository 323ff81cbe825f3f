/** Nine contacts of one week, as reception and managers deal with them. */
import { purchase } from './purchase.ts'
import { repair } from './repair.ts'
import { open, type Played, type Scene } from './scene.ts'
import type { Stage } from './stage.ts'

export { openStage, type Ask } from './stage.ts'
export { playToday } from './today.ts'
export type { Played } from './scene.ts'

/** Somebody’s friend walks past reception: nobody knows to whom, and it is nobody’s client. */
const foreign: Scene = {
  code: '3.1',
  at: '2017-11-30T12:00:55+03:00',
  play: async (stage) => {
    const taker = 'advisor2.spb'
    const contact = await open(stage, { desk: 'reception.spb', event: 'REGISTER', contact: { goal: 'visit-service-repair', clientText: 'Мужчина с рюкзаком, на приветствие не ответил' } }, taker, '2017-11-30T12:02:26+03:00')
    stage.at('2017-11-30T12:04:25+03:00')
    await stage.send(taker, 'IncomingTraffic', contact, 'IGNORE', { reason: await stage.coded(taker, 'IgnoreReason', 'other'), comment: 'Пришёл друг сотрудника' })
    return { contact }
  },
}

export const scenes: readonly Scene[] = [...purchase, ...repair, foreign].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))

/** Plays one after the other in the order of time; `onPlayed` hears of each with everything that exists by then. */
export async function playScenes(stage: Stage, onPlayed: (code: string, played: Played) => void | Promise<void> = () => undefined): Promise<void> {
  let known: Played = {}
  for (const scene of scenes) {
    stage.at(scene.at)
    known = { ...known, ...(await scene.play(stage, known)) }
    await onPlayed(scene.code, known)
  }
}
