import type { ReportBlockView } from '../../../engine/client.ts'
import { Drill } from './drill.tsx'
import classes from './report.module.css'

export function Figures({ block }: { readonly block: Extract<ReportBlockView, { kind: 'figures' }> }) {
  return (
    <dl className={classes.figures}>
      {block.figures.map((figure) => (
        <div key={figure.title} className={classes.figure}>
          <dt>{figure.title}</dt>
          <dd>
            <span className={classes.value}><Drill cell={figure.cell} /></span>
            {figure.share && <span className={classes.share}>{figure.share.text}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
