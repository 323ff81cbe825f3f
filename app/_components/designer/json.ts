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
