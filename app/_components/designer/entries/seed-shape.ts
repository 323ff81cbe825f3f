import { type Shape, textFits } from '../shape.ts'

const shape: Shape = { key: 'string', records: [{}] }

export const isSeed = (path: string, text: string): boolean => /^entities\/[^/]+\/seed\.json$/.test(path) && textFits(text, shape)
