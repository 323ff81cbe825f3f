export function heapBound(script: string | undefined, args: readonly string[], environment: Readonly<Record<string, string | undefined>>): readonly string[]
