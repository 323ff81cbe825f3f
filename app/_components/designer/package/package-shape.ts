import { textFits, titlesShape } from '../shape.ts'

/** Whether the file says what the package is, in a form that the designer can draw. */
export const isManifest = (path: string, text: string): boolean => path === 'manifest.json' && textFits(text, { id: 'string', version: 'string', titles: titlesShape, 'settings?': { 'areaCode?': 'string', 'currency?': 'string', 'timeZone?': 'string', 'locale?': 'string' } })
