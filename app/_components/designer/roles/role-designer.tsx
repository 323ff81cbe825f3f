'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { RoleDefinition } from '../../../../engine/client.ts'
import { IssueList } from '../issue-list.tsx'
import { PartBar } from '../parts/part-bar.tsx'
import partClasses from '../parts/parts.module.css'
import { useFile, useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { AllRoles } from './all-roles.tsx'
import { EntityRights } from './entity-rights.tsx'
import { RightsMatrix } from './rights-matrix.tsx'
import { RoleAbout } from './role-about.tsx'
import { TransitionRights } from './transition-rights.tsx'
import { ViewAs } from './view-as.tsx'

const parts = ['rights', 'transitions', 'all', 'viewAs'] as const
type Part = (typeof parts)[number]

const entityOf = (pointer: string | null): string | null => /^\/permissions\/([^/]+)/.exec(pointer ?? '')?.[1] ?? null

/** What a role may do: records, fields, steps, the platform itself; and how the application looks to it. */
export function RoleDesigner({ path }: { readonly path: string }) {
  const t = useTranslations('designer-views')
  const { issues, place } = useStudio()
  const { content: role, write } = useFile<RoleDefinition>(path)
  const [chosen, choose] = useState<{ readonly part: Part; readonly entity: string | null; readonly jump: number }>({ part: 'rights', entity: null, jump: -1 })
  if (!role) return null
  const here = issues.filter(({ file }) => file === path)
  // Whoever jumps to an issue sees its place, until something else is chosen.
  const asked = place.jump > chosen.jump ? entityOf(place.pointer) : null
  const { part, entity } = asked === null ? chosen : { part: 'rights' as const, entity: asked }
  const chooseEntity = (next: string | null) => choose({ part, entity: next, jump: place.jump })
  return (
    <>
      <div className={classes.canvas}>
        <PartBar parts={parts.map((key) => ({ key, title: t(`roles.${key}`), issues: key === 'rights' ? here : [] }))} part={part} onPart={(next) => choose({ part: next, entity: null, jump: place.jump })} />
        <div className={partClasses.preview}>
          {part === 'rights' && <RightsMatrix role={role} chosen={entity} wrong={new Set(here.flatMap(({ pointer }) => entityOf(pointer) ?? []))} onChoose={chooseEntity} onChange={write} />}
          {part === 'transitions' && <TransitionRights role={role} />}
          {part === 'all' && <AllRoles />}
          {part === 'viewAs' && <ViewAs role={role} />}
        </div>
      </div>
      <aside className={classes.side} aria-label={t('roles.properties')}>
        <div className={classes.panel}>
          {part === 'rights' && entity !== null ? (
            <EntityRights key={entity} role={role} entity={entity} issues={here.filter(({ pointer }) => entityOf(pointer) === entity)} onChange={write} onClose={() => chooseEntity(null)} />
          ) : (
            <>
              <IssueList issues={here} />
              <RoleAbout role={role} onChange={write} />
            </>
          )}
        </div>
      </aside>
    </>
  )
}
