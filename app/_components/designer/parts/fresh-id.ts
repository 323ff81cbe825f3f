/** Six letters and digits that nobody had before, as good as certainly. */
export const randomLetters = (): string => [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => (byte % 36).toString(36)).join('')

/** A stable id that nothing ever had, in the draft, in what is published or in an overlay: an id of old would bring back what bore it. */
export function freshId(prefix: string, ...parts: readonly string[]): string {
  const readable = parts.map((part) => part.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_').toLowerCase()).join('_')
  return `${prefix}_${readable.slice(0, 45)}_${randomLetters()}`
}
