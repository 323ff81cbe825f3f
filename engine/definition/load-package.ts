import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Issue } from '../kernel/errors.ts'
import { checkContent } from './meta.ts'
import { type PackageFiles, packageFromFiles } from './package-from-files.ts'
import { parseJson } from './parse-json.ts'
import type { OverlayDefinition } from './types.ts'

const maxDepth = 6

/** Every file below a folder as text by relative path with `/`; dot files and *.md are not definitions and left out. */
export function readFolder(dir: string): Record<string, string> {
  const files: Record<string, string> = {}
  const walk = (folder: string, depth: number): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name.endsWith('.md')) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory() && depth < maxDepth) walk(path, depth + 1)
      else if (entry.isFile()) files[relative(dir, path).split(sep).join('/')] = readFileSync(path, 'utf8')
    }
  }
  walk(dir, 0)
  return files
}

/** A package from its folder, every issue at once; a folder that cannot be read is an issue too. */
export function loadPackage(dir: string): PackageFiles {
  const missing = folderIssue(dir, 'manifest.json')
  return missing ? { package: null, overlays: {}, issues: [missing] } : packageFromFiles(readFolder(dir))
}

/** The overlay of one dealership from its folder (`overlay.json`). */
export function loadOverlay(dir: string): { readonly overlay: OverlayDefinition | null; readonly issues: readonly Issue[] } {
  const file = 'overlay.json'
  const missing = folderIssue(dir, file)
  if (missing) return { overlay: null, issues: [missing] }
  const parsed = parseJson(file, readFileSync(join(dir, file), 'utf8'))
  if ('issue' in parsed) return { overlay: null, issues: [parsed.issue] }
  const issues = checkContent('overlay', parsed.value).map((issue) => ({ file, ...issue }))
  return { overlay: issues.length === 0 ? (parsed.value as OverlayDefinition) : null, issues }
}

function folderIssue(dir: string, file: string): Issue | null {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) return { pointer: '', message: `the folder ${dir} does not exist`, hint: 'Give the path of a folder with definitions.' }
  if (!statSync(join(dir, file), { throwIfNoEntry: false })) return { file, pointer: '', message: `is missing in ${dir}`, hint: file === 'overlay.json' ? 'The overlay of a dealership is one file, overlay.json.' : 'Every package says what it is in manifest.json.' }
  return null
}
