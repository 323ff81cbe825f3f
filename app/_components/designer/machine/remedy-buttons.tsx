import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { Issue, MachineDefinition } from '../../../../engine/client.ts'
import { type Remedy, remediesOf } from './remedies.ts'
import classes from './machine.module.css'

/** What puts a mistake right at one press, where something does. */
export function RemedyButtons({ machine, issue, onRemedy }: { readonly machine: MachineDefinition; readonly issue: Issue; readonly onRemedy: (issue: Issue, remedy: Remedy) => void }) {
  const t = useTranslations('machine')
  const remedies = remediesOf(machine, issue)
  if (remedies.length === 0) return null
  return (
    <span className={classes.remedies}>
      {remedies.map((remedy) => <Button key={remedy} size="compact-xs" variant="light" onClick={() => onRemedy(issue, remedy)}>{t(`remedies.${remedy}`)}</Button>)}
    </span>
  )
}
