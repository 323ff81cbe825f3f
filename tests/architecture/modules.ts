import { globSync, readFileSync } from 'node:fs'
import { posix, resolve } from 'node:path'
import ts from 'typescript'

export interface Import {
  /** Path from the project's root for an own module, else the package's name (`node:fs`, `@prisma/client`). */
  readonly target: string
  readonly isOwn: boolean
  readonly isTypeOnly: boolean
}

export interface Module {
  /** From the project's root, with forward slashes. */
  readonly path: string
  readonly imports: readonly Import[]
}

const root = resolve(import.meta.dirname, '../..')

/** Every module of engine and app, tests and generated code aside. */
export function readModules(): readonly Module[] {
  return globSync('{engine,app}/**/*.{ts,tsx}', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/(\.test\.tsx?|\.d\.ts)$|\/generated\//.test(path))
    .sort()
    .map((path) => parseModule(path, readFileSync(resolve(root, path), 'utf8')))
}

/** Static, re-exporting and dynamic imports of a module's text. */
export function parseModule(path: string, text: string): Module {
  const imports: Import[] = []
  const add = (specifier: string, isTypeOnly: boolean): void => {
    const isOwn = specifier.startsWith('.')
    imports.push({ target: isOwn ? posix.join(posix.dirname(path), specifier) : packageOf(specifier), isOwn, isTypeOnly })
  }
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) add(node.moduleSpecifier.text, isTypeOnly(node))
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0] && ts.isStringLiteral(node.arguments[0])) add(node.arguments[0].text, false)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS))
  return { path, imports }
}

/** `import type …`, or every name of it marked `type`. */
function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  const clause = node.importClause
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const named = clause.namedBindings
  return !clause.name && named !== undefined && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly)
}

function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}
