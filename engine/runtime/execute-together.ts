import { EngineError, isEngineError } from '../kernel/errors.ts'
import { isTransient, type RecordRow } from '../store/index.ts'
import { atHome } from './at-home.ts'
import { executeCommand, mostAttempts, runCommand } from './execute-command.ts'
import { namedConflict } from './steps/named-conflict.ts'
import { onceOf } from './steps/once.ts'
import type { Command, CommandRuntime, Runtime } from './types.ts'

/** Most commands of one call. */
const mostCommands = 500

/** What became of one command: its record, or why not. */
export type Done = { readonly row: RecordRow } | { readonly error: EngineError }

/**
 * Each command by itself, in order: one that is refused keeps none of the others from being saved.
 * @throws EngineError BAD_INPUT for too many; whatever is no refusal, where the rest was not begun
 */
export async function executeEach(runtime: Runtime, commands: readonly Command[]): Promise<readonly Done[]> {
  demandFew(commands)
  // They are saved one by one: none of them may meet another version than the first.
  await runtime.hold?.()
  const done: Done[] = []
  for (const command of commands) {
    try {
      done.push(await executeCommand(runtime, command, (row) => ({ row })))
    } catch (error) {
      if (!isEngineError(error)) throw error
      done.push({ error })
    }
  }
  return done
}

/**
 * All of the commands in one transaction, or none.
 * @throws EngineError of the first that is refused; its place stands in `data.index` and in the pointers
 */
export async function executeTogether(given: Runtime, asked: readonly Command[]): Promise<readonly RecordRow[]> {
  demandFew(asked)
  const steps: Step[] = []
  for (const command of asked) {
    const once = onceOf(given, command)
    const answered = command.kind === 'create' ? null : ((await once?.answered(given.store.query)) ?? null)
    const { runtime, entity } = answered || command.kind === 'create' ? { runtime: given, entity: command.entity } : await atHome(given, command.entity, command.id)
    steps.push({ once, answered, runtime, command: { ...command, entity } as Command })
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await given.store.transaction(async (query) => {
        const rows: RecordRow[] = []
        for (const [index, { once, answered, runtime, command }] of steps.entries()) {
          const { model, actor, clock, enqueue } = runtime
          const work = () => runCommand({ query, model, actor, now: clock(), enqueue } satisfies CommandRuntime, command)
          rows.push(answered ?? (await (once ? once.run(query, work) : work()).catch((error: unknown) => {
            throw isTransient(error) ? error : placed(namedConflict(model, command.entity, actor.locale, error), index)
          })))
        }
        return rows
      })
    } catch (error) {
      if (!isTransient(error) || attempt === mostAttempts) throw error
    }
  }
}

interface Step {
  readonly once: ReturnType<typeof onceOf>
  readonly answered: RecordRow | null
  readonly runtime: Runtime
  readonly command: Command
}

function demandFew(commands: readonly Command[]): void {
  if (commands.length > mostCommands) throw new EngineError('BAD_INPUT', `One call has at most ${mostCommands} items.`, { hint: 'Send the rest with further calls.' })
}

/** The refusal with the place of its command. */
function placed(error: unknown, index: number): unknown {
  if (!isEngineError(error)) return error
  const { code, message, hint, issues, data, cause } = error
  return new EngineError(code, message, {
    issues: issues.map((issue) => ({ ...issue, pointer: `/items/${index}${issue.pointer}` })),
    hint: `${hint ? `${hint} ` : ''}Nothing was saved, of the other items neither.`,
    data: { ...(typeof data === 'object' && data !== null ? data : {}), index },
    cause,
  })
}
