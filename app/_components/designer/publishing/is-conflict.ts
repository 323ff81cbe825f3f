import { type Issue, overlayFile, type PublishPlan } from '../../../../engine/client.ts'

/** Whether the issue says of an overlay what is asked about in words, with the choices. */
export const isConflict = (conflicts: PublishPlan['conflicts'], { file, pointer }: Issue): boolean => conflicts.some(({ dealership, operation }) => pointer === `/operations/${operation}` && file === overlayFile(dealership))
