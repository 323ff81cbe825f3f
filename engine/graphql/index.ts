export { buildSchema, schemaText } from './build-schema.ts'
export { openGraphql } from './server.ts'
