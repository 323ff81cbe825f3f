import type { ErrorSchema } from '@rjsf/utils'
import { type Issue, segments } from '../../../engine/client.ts'

interface Node {
  __errors?: string[]
  [key: string]: Node | string[] | undefined
}

/** Issues by JSON pointer as the tree that the form shows at its fields. */
export function errorSchemaOf(issues: readonly Issue[]): ErrorSchema {
  const root: Node = {}
  for (const { pointer, message } of issues) {
    let node = root
    for (const part of segments(pointer)) {
      const inner = (Object.hasOwn(node, part) ? (node[part] as Node | undefined) : undefined) ?? {}
      node[part] = inner
      node = inner
    }
    node.__errors = [...(node.__errors ?? []), message]
  }
  return root as ErrorSchema
}

/** Whether anything is wrong in the field or below it; the form library leaves empty branches behind. */
export function hasMessages(tree: ErrorSchema | undefined): boolean {
  return ((tree as Node | undefined)?.__errors?.length ?? 0) > 0 || innerMessages(tree).length > 0
}

/** Every message below a field, with the place it is at: cells of rows, answers of a survey. */
export function innerMessages(tree: ErrorSchema | undefined): readonly { readonly path: readonly string[]; readonly message: string }[] {
  return Object.entries((tree ?? {}) as Node).flatMap(([key, value]) => {
    if (key === '__errors' || value === undefined || Array.isArray(value)) return []
    const own = (value.__errors ?? []).map((message) => ({ path: [key], message }))
    return [...own, ...innerMessages(value as ErrorSchema).map(({ path, message }) => ({ path: [key, ...path], message }))]
  })
}
