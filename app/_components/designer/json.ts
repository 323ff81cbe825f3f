/** A definition as the text of its file. */
export const textOf = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`

/** null where the text is missing or no JSON. */
export function jsonOf<T>(text: string | undefined): T | null {
  try {
    return text === undefined ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}

const read = new Map<string, { readonly text: string; readonly value: unknown }>()

/** A file of the draft as JSON, as `jsonOf`; read again only where its text is another: the draft is new with every key pressed. */
export function fileJson<T>(files: Readonly<Record<string, string>>, path: string): T | null {
  const text = files[path]
  if (text === undefined) return null
  const known = read.get(path)
  if (known?.text === text) return known.value as T | null
  const value = jsonOf<T>(text)
  read.set(path, { text, value })
  return value
}
