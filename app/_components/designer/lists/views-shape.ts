import { type Shape, textFits, titlesShape } from '../shape.ts'

const titled = { id: 'string', titles: titlesShape } as const

const shape: Shape = {
  list: { columns: ['string'], 'orderBy?': [{ field: 'string', direction: 'string' }], 'filters?': ['string'], 'views?': [{ ...titled, filter: {} }] },
  'panels?': [{ ...titled, entity: 'string', field: 'string', 'also?': ['string'], 'columns?': ['string'] }],
  'figures?': [{ ...titled, of: [{ function: 'string' }] }],
  'facts?': ['string'],
  'related?': { ...titled, sources: [{ entity: 'string', field: 'string', 'show?': ['string'] }] },
  'board?': { card: ['string'], 'sums?': ['string'] },
  'calendar?': { start: 'string', 'resources?': ['string'], 'title?': ['string'] },
  'chart?': { dimensions: ['string'], 'measures?': ['string'] },
}

export const isViews = (path: string, text: string): boolean => /^entities\/[^/]+\/views\.json$/.test(path) && textFits(text, shape)
