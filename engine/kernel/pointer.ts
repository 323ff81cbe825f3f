/** A key as one segment of a JSON pointer (RFC 6901). */
export const segment = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')
