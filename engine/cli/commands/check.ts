import { packageFromFiles, readFolder } from '../../definition/index.ts'
import type { DraftFiles } from '../../engine.ts'
import type { Issue } from '../../kernel/errors.ts'
import { checkCandidate } from '../../publish/candidate.ts'
import { readArguments } from './arguments.ts'
import { candidateFiles, folderOf, overlayCode } from './candidate-files.ts'
import type { Command, CommandContext } from './command.ts'
import { printIssues } from './print-issues.ts'

/** A package is checked by itself, without a database; an overlay against the package that is live. */
export const check: Command = {
  usage: 'check DIR|ZIP',
  summary: 'every mistake in a package or overlay: file, place, what to do',
  run: async (args, context) => {
    const { words } = readArguments(args, 1)
    const folder = await folderOf(words[0] ?? '')
    const code = overlayCode(folder, undefined)
    const issues = code === null ? await issuesOf(readFolder(folder)) : await overlayIssues(folder, code, context)
    return printIssues(issues, context.print, 'Nothing is wrong.')
  },
}

async function issuesOf(files: DraftFiles): Promise<readonly Issue[]> {
  const { package: pkg, overlays, issues } = packageFromFiles(files)
  return pkg ? [...issues, ...(await checkCandidate({ package: pkg, overlays }, Object.keys(overlays))).issues] : issues
}

async function overlayIssues(folder: string, code: string, { open }: CommandContext): Promise<readonly Issue[]> {
  const { engine, system } = await open()
  return engine.check(system, candidateFiles(await engine.draft(system), folder, code))
}
