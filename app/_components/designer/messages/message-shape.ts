import { textFits, titlesShape } from '../shape.ts'

/** Whether the file is a message that the designer can draw. */
export const isMessage = (path: string, text: string): boolean => /^messages\/[^/]+\/message\.json$/.test(path) && textFits(text, { id: 'string', name: 'string', titles: titlesShape, entity: 'string', subject: titlesShape, 'body?': titlesShape })
