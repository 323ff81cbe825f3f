/** One server-sent event with something in it. */
export interface EventFrame {
  readonly id: string | null
  readonly data: string
}

/** The whole events of a stream so far, and the rest that has not come to its end. */
export function eventFrames(text: string): { readonly frames: readonly EventFrame[]; readonly rest: string } {
  const parts = text.split('\n\n')
  const rest = parts.pop() ?? ''
  const frames = parts.flatMap((part): readonly EventFrame[] => {
    const line = (name: string): string | null => part.split('\n').find((one) => one.startsWith(`${name}:`))?.slice(name.length + 1).trim() ?? null
    const data = line('data')
    return data ? [{ id: line('id'), data }] : []
  })
  return { frames, rest }
}
