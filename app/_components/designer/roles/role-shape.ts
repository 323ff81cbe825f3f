import { type Shape, textFits, titlesShape } from '../shape.ts'

const shape: Shape = { name: 'string', titles: titlesShape, workplace: 'string', permissions: { '*': { 'filter?': 'string', 'fields?': { '*': 'string' } } }, 'platform?': ['string'] }

export const isRole = (path: string, text: string): boolean => /^roles\/[^/]+\/role\.json$/.test(path) && textFits(text, shape)
