export { buildSchema, schemaText } from './build-schema.ts'
export { type GraphqlDoor, openGraphql } from './server.ts'
