import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const root = join(import.meta.dirname, '..', '..')

/** Source files of a folder, tests left out. Paths are relative to the project. */
export function sourceFiles(folder: string, pattern: RegExp): readonly ts.SourceFile[] {
  return (readdirSync(join(root, folder), { recursive: true }) as string[])
    .map((path) => join(folder, path))
    .filter((path) => pattern.test(path) && !/\.test\.tsx?$/.test(path) && !path.includes('generated/'))
    .sort()
    .map((path) => ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS))
}

/** Calls back for every node below `node`, parents first. */
export function visit(node: ts.Node, seen: (node: ts.Node) => void): void {
  seen(node)
  ts.forEachChild(node, (child) => visit(child, seen))
}

/** `app/file.tsx:12`: where somebody has to look. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile()
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}
