import { EngineError } from '../../kernel/errors.ts'
import { demoState, loadDemo, setDemoState } from '../fill.ts'
import { playDemo } from '../play.ts'
import { readArguments } from './arguments.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'

export const demo: Command = {
  usage: 'demo load|play|wipe',
  summary: 'load the demo network where nothing was entered yet, play its nine contacts of a week once more, or take its records out',
  run: async (args, context) => {
    const { words } = readArguments(args, 1)
    if (words[0] === 'load') return load(context)
    if (words[0] === 'play') return play(context)
    if (words[0] === 'wipe') return wipe(context)
    throw new UsageError(`Unknown: demo ${words[0]}`)
  },
}

async function load({ open, print }: CommandContext): Promise<number> {
  const installation = await open()
  if (!(await installation.engine.isEmpty())) {
    throw new EngineError('BAD_INPUT', 'There are records already; the demo network is not mixed with them.', { hint: 'Take the demo network out first: npm run pitlane -- demo wipe' })
  }
  print(`${await loadDemo(installation)} records loaded.`)
  return 0
}

async function play({ open, print }: CommandContext): Promise<number> {
  const installation = await open()
  if ((await demoState(installation)) !== 'loaded') {
    throw new EngineError('BAD_INPUT', 'This database does not hold the demo network; nothing was played.', { hint: 'Load it first: npm run pitlane -- demo load' })
  }
  await playDemo(installation, false, (code) => print(`${code} played.`))
  return 0
}

/** Never where real work is done: that would be lost by a word on the command line. */
async function wipe({ open, print }: CommandContext): Promise<number> {
  const installation = await open()
  if ((await demoState(installation)) !== 'loaded') {
    throw new EngineError('BAD_INPUT', 'This database does not hold the demo network; nothing was deleted.', { hint: 'Only a demo network can be taken out, with everything entered into it.' })
  }
  await installation.engine.wipe()
  await setDemoState(installation, 'wiped')
  print('Every record was deleted. People, dealerships and definitions stay.')
  return 0
}
