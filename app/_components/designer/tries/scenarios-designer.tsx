'use client'
import { useStudio } from '../studio-context.tsx'
import { Scenarios } from './scenarios.tsx'
import classes from './tries.module.css'

/** The scenarios that are kept, where the tree or a warning of the plan leads to them. */
export function ScenariosDesigner({ path }: { readonly path: string }) {
  const { layer } = useStudio()
  return (
    <div className={classes.wide}>
      <Scenarios entity={path.split('/')[1] ?? ''} dealership={layer} />
    </div>
  )
}
