import { defineFieldType, sampleSchema } from '../define.ts'

export const boolean = defineFieldType({
  name: 'boolean',
  kind: 'boolean',
  column: () => 'boolean',
  widget: 'boolean',
  samples: { schema: sampleSchema({ type: 'boolean' }), valid: [true, false], invalid: ['yes'] },
})
