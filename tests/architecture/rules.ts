import type { Import, Module } from './modules.ts'

const catalogue = ['kernel', 'model', 'definition']
const projection = ['kernel', 'definition', 'model', 'expressions']

/** Room of engine/ → rooms it may import. Imports inside a room are free, but for kinds of one catalogue. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  // What the host may ask of the engine: types alone.
  contract: ['kernel', 'definition', 'model', 'store'],
  kernel: [],
  definition: ['kernel'],
  model: ['kernel', 'definition'],
  fields: catalogue,
  actions: catalogue,
  expressions: catalogue,
  workflow: catalogue,
  compile: ['kernel', 'definition', 'model', 'fields', 'actions', 'expressions', 'workflow'],
  ddl: projection,
  // A form and a report show what the reader may see; what a transition asks is no entity's field.
  forms: [...projection, 'access', 'fields'],
  reports: [...projection, 'access'],
  access: projection,
  store: projection,
  platform: ['kernel', 'definition'],
  // Commands run actions; who acts is looked up in the platform's tables.
  runtime: ['kernel', 'definition', 'model', 'access', 'workflow', 'store', 'reports', 'forms', 'expressions', 'actions', 'platform', 'files', 'print'],
  graphql: ['kernel', 'model', 'runtime'],
  publish: ['kernel', 'definition', 'model', 'expressions', 'workflow', 'compile', 'ddl', 'store', 'platform', 'runtime'],
  channels: ['kernel', 'model'],
  files: ['kernel'],
  print: ['kernel'],
  jobs: ['kernel', 'model', 'store', 'channels', 'runtime', 'files'],
  // Calls make records by commands, in jobs; whoever tells of them signs as webhooks do.
  intake: ['kernel', 'definition', 'model', 'store', 'channels', 'runtime', 'files', 'jobs'],
  // Exports and imports are long jobs over commands and queries; what they show, lists and reports show.
  transfer: ['kernel', 'definition', 'model', 'access', 'store', 'forms', 'runtime', 'files', 'jobs', 'fields'],
}

/** Package → rooms (or `app`) that alone may import it. */
const walls: readonly (readonly [RegExp, readonly string[], string])[] = [
  [/^pg$/, ['store'], 'the database is reached through engine/store'],
  [/^web-push$/, ['channels'], 'messages leave by the channels'],
  [/^pg-boss$/, ['jobs'], 'queues are an affair of engine/jobs'],
  [/^@prisma\//, ['platform'], 'Prisma keeps the platform’s own tables only'],
  [/^xstate$/, ['workflow'], 'the rest of the engine sees machines as pure functions'],
  [/^(graphql|graphql-yoga|@graphql-yoga\/.*|@pothos\/.*)$/, ['graphql'], 'GraphQL is one door among several'],
  [/^@marcbachmann\/cel-js$/, ['expressions'], 'expressions are compiled in one place'],
  [/^pdfmake(\/.*)?$/, ['print'], 'papers are drawn in engine/print'],
  [/^@aws-sdk\//, ['files'], 'where files are kept is an affair of engine/files'],
  [/^sharp$/, ['files'], 'pictures are made smaller in engine/files'],
  [/^(pino|prom-client)$/, ['app', 'cli'], 'what is logged and measured is an affair of whoever runs the process'],
  [/^(next|next-auth|next-intl)$/, ['app'], 'the engine does not know its host'],
]

export interface Violation {
  readonly from: string
  readonly to: string
  readonly why: string
}

const [engineDoor, browserDoor, appEngine] = ['engine/index.ts', 'engine/client.ts', 'app/_lib/engine.ts']

/** Room of a path: `engine/fields/money/index.ts` → fields; app/… → app; engine/index.ts → ''. */
function roomOf(path: string): string {
  const [top = '', room = '', ...rest] = path.split('/')
  return top === 'app' ? 'app' : rest.length > 0 ? room : ''
}

/** Kind of a catalogue: engine/fields/money/index.ts → money. */
const kindOf = (path: string): string => (path.split('/').length > 3 ? (path.split('/')[2] ?? '') : '')
const isWidget = (path: string): boolean => /^engine\/fields\/(.*\/)?widgets?\.tsx?$/.test(path) || (path.startsWith('engine/fields/') && path.endsWith('.tsx'))

/** Everything the modules import that they may not, with the reason. */
export function violations(modules: readonly Module[]): readonly Violation[] {
  return modules.flatMap((module) =>
    module.imports.flatMap((imported) => {
      const why = imported.isOwn ? forbidden(module.path, imported) : walled(module.path, imported)
      return why ? [{ from: module.path, to: imported.target, why }] : []
    }),
  )
}

function walled(from: string, { target }: Import): string | null {
  const wall = walls.find(([pattern, allowed]) => pattern.test(target) && !allowed.includes(roomOf(from)))
  return wall ? `${wall[2]} (only ${wall[1].join(', ')})` : null
}

function forbidden(from: string, { target, isTypeOnly }: Import): string | null {
  const [room, other] = [roomOf(from), roomOf(target)]
  if (target.startsWith('definitions/') || target.startsWith('public/')) return null
  if (from.startsWith('app/')) return forbiddenInApp(from, target, isTypeOnly)
  if (target.startsWith('app/')) return room === 'cli' && target === 'app/server.ts' ? null : 'the engine does not know its host'
  if (isWidget(target) && !isWidget(from) && from !== browserDoor && !isTypeOnly) return 'server code never imports a widget'
  if (isWidget(from)) return other === 'fields' || other === 'kernel' || target === browserDoor || isTypeOnly ? null : 'a widget knows its own kind, the kernel and the browser door'
  if (room === other) return siblingKinds(room, from, target)
  // The composition root and the commands put the rooms together.
  if (room === '' || room === 'composition' || room === 'cli') return null
  if (other === '') return isTypeOnly ? null : 'only the host opens the engine'
  return rooms[room]?.includes(other) ? null : `${room} may import ${rooms[room]?.join(', ') || 'nothing'}`
}

function siblingKinds(room: string, from: string, target: string): string | null {
  if (room !== 'fields' && room !== 'actions') return null
  const [kind, other] = [kindOf(from), kindOf(target)]
  return kind && other && kind !== other ? 'a kind never knows another kind' : null
}

function forbiddenInApp(from: string, target: string, isTypeOnly: boolean): string | null {
  if (target.startsWith('app/') || target === browserDoor || target === 'engine/fields/widgets.ts') return null
  if (target === engineDoor && (isTypeOnly || from === appEngine)) return null
  return target.startsWith('engine/') ? 'pages use engine/client.ts, and app/_lib/engine.ts alone holds the engine' : null
}

/** Circles of imports at run time, each as its path. Types may point both ways. */
export function cycles(modules: readonly Module[]): readonly string[] {
  const graph = new Map(modules.map(({ path, imports }) => [path, imports.filter(({ isOwn, isTypeOnly }) => isOwn && !isTypeOnly).map(({ target }) => target)]))
  const done = new Set<string>()
  const found: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) found.push([...trail.slice(at), path].join(' → '))
    if (at >= 0 || done.has(path)) return
    for (const target of graph.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  return found
}
