import { segment } from '../../../../engine/client.ts'

/** JSON pointer of a path of keys. */
export const pointerOfPath = (path: readonly (string | number)[]): string => path.map((key) => `/${segment(String(key))}`).join('')
