/** Papers: from texts to PDF. What is on them is gathered by whoever knows the record and its reader's rights. */
export { renderPaper } from './render.ts'
export type { Paper, PaperBlock } from '../kernel/paper.ts'
