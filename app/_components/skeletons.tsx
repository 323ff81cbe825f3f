import { Skeleton } from '@mantine/core'
import classes from './skeletons.module.css'

const rows = Array.from({ length: 12 }, (_, i) => i)

/** Same measures as the list that follows, so that nothing jumps. */
export function ListSkeleton() {
  return (
    <div aria-busy="true">
      <div className={classes.header}><Skeleton height={16} width={160} /></div>
      <div className={classes.bar}><Skeleton height={16} width={280} /></div>
      {rows.map((row) => <div key={row} className={classes.row}><Skeleton height={10} width={`${55 + ((row * 17) % 40)}%`} /></div>)}
    </div>
  )
}

export function RecordSkeleton() {
  return (
    <div aria-busy="true">
      <div className={classes.header}><Skeleton height={16} width={240} /></div>
      <div className={classes.fields}>{rows.map((row) => <Skeleton key={row} height={30} />)}</div>
    </div>
  )
}
