import { type Shape, textFits, titlesShape } from '../shape.ts'

const shape: Shape = {
  name: 'string',
  titles: titlesShape,
  'subtitles?': [titlesShape],
  roles: ['string'],
  parameters: [{ name: 'string', type: 'string', titles: titlesShape, 'options?': { '*': { titles: titlesShape } } }],
  measures: { '*': { kind: 'string', titles: titlesShape } },
  blocks: [{ kind: 'string', id: 'string', 'titles?': titlesShape, 'figures?': [{ measure: 'string' }], 'dimension?': { field: 'string', titles: titlesShape, 'show?': ['string'] }, 'columns?': [{ id: 'string' }], 'orderBy?': [{ column: 'string' }] }],
}

export const isReport = (path: string, text: string): boolean => /^reports\/[^/]+\/report\.json$/.test(path) && textFits(text, shape)
