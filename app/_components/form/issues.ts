import { type Issue, segments } from '../../../engine/client.ts'

/** What is wrong, by field and what is inside it. */
export interface Mistakes {
  readonly messages: readonly string[]
  readonly within: Readonly<Record<string, Mistakes>>
}

interface Growing {
  readonly messages: string[]
  readonly within: Record<string, Growing>
}

/** Issues by JSON pointer as the tree that the form shows at its fields. */
export function mistakesOf(issues: readonly Issue[]): Mistakes {
  const root: Growing = { messages: [], within: {} }
  for (const { pointer, message } of issues) {
    let node = root
    for (const part of segments(pointer)) {
      const inner: Growing = (Object.hasOwn(node.within, part) ? node.within[part] : undefined) ?? { messages: [], within: {} }
      node.within[part] = inner
      node = inner
    }
    // A value that fits none of several says so for each of them.
    if (!node.messages.includes(message)) node.messages.push(message)
  }
  return root
}

/** Every message below a field, with the place it is at: cells of rows, answers of a survey. */
export function innerMessages(mistakes: Mistakes | undefined): readonly { readonly path: readonly string[]; readonly message: string }[] {
  return Object.entries(mistakes?.within ?? {}).flatMap(([key, inner]) => [
    ...inner.messages.map((message) => ({ path: [key], message })),
    ...innerMessages(inner).map(({ path, message }) => ({ path: [key, ...path], message })),
  ])
}
