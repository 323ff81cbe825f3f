/** Stands for what the form library would merge the branches of a schema (`allOf`) with: the outlines it is given have none. */

const never = (): never => {
  throw new Error('An outline has no branches.')
}

export const createComparator = () => ({ compareSchemaDefinitions: never, compareSchemaValues: never })
export const createMerger = () => ({ mergeArrayOfSchemaDefinitions: never })
export const createShallowAllOfMerge = () => never
export const createDeduplicator = () => never
export const createIntersector = () => never
