import { type Shape, textFits, titlesShape } from '../shape.ts'

const records = { entity: 'string', 'view?': 'string' } as const

const shape: Shape = {
  name: 'string',
  titles: titlesShape,
  navigation: [{ id: 'string', 'titles?': titlesShape, items: [{ 'entity?': 'string', 'report?': 'string', 'page?': 'string', 'titles?': titlesShape }] }],
  'home?': { blocks: [{ kind: 'string', id: 'string', 'titles?': titlesShape, 'figures?': [{ ...records, titles: titlesShape }], 'sources?': [{ ...records, date: 'string' }], 'entities?': ['string'], 'reports?': ['string'], 'columns?': ['string'] }] },
}

export const isWorkplace = (path: string, text: string): boolean => /^workplaces\/[^/]+\/workplace\.json$/.test(path) && textFits(text, shape)
