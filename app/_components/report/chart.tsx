import type { ReportBlockView } from '../../../engine/client.ts'
import { Drawing } from '../chart/drawing.tsx'

/** A report's chart; its figures as words, for those who do not see them. */
export function Chart({ block: { chart, points }, height }: { readonly block: Pick<Extract<ReportBlockView, { kind: 'chart' }>, 'chart' | 'points'>; readonly height: number }) {
  return <Drawing points={points} kind={chart} label={points.map(({ label, text }) => `${label}: ${text}`).join('; ')} height={height} />
}
