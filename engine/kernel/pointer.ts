/** A key as one segment of a JSON pointer (RFC 6901). */
export const segment = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** The keys that a pointer names. An index stays a text: arrays take it as well. */
export const segments = (pointer: string): readonly string[] => pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
