'use client'
import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { grantRole, revokeRole } from '../../(workplace)/users/actions.ts'
import classes from './people.module.css'
import type { PersonProps } from './person-drawer.tsx'
import { type Picked, RolePicker } from './role-picker.tsx'
import { Problem } from '../problem.tsx'
import { useStaffChange } from './use-staff-change.ts'

/** Which roles somebody has where; more of them, or fewer. */
export function PersonRoles({ person, places, titleOf, onChange }: PersonProps) {
  const t = useTranslations('people')
  const [picked, setPicked] = useState<Picked>({ place: person.memberships[0]?.dealership ?? places.at(-1)?.code ?? null, role: '' })
  const { run, refusal, isBusy } = useStaffChange(onChange)
  const give = async () => {
    if (await run(() => grantRole(person.login, { role: picked.role, dealership: picked.place }))) setPicked({ ...picked, role: '' })
  }
  return (
    <section className={classes.section}>
      <h3>{t('roles')}</h3>
      {refusal && <Problem refusal={refusal} />}
      {person.memberships.length === 0 && !person.hasOthers && <p className="muted">{t('noRoles')}</p>}
      <ul className={classes.roles}>
        {person.memberships.map(({ role, title, dealership, mayRevoke }) => (
          <li key={`${role} ${dealership}`}>
            <span>{title}<span className="muted"> · {titleOf(dealership)}</span></span>
            {mayRevoke && <ActionIcon aria-label={t('take', { role: title, place: titleOf(dealership) })} disabled={isBusy} onClick={() => void run(() => revokeRole(person.login, { role, dealership }))}><IconX size={15} aria-hidden /></ActionIcon>}
          </li>
        ))}
        {person.hasOthers && <li className="muted">{t('others')}</li>}
      </ul>
      <div className={classes.give}>
        <RolePicker places={places} titleOf={titleOf} picked={picked} onPick={setPicked} />
        <Button variant="default" disabled={picked.role === ''} loading={isBusy} onClick={() => void give()}>{t('give')}</Button>
      </div>
    </section>
  )
}
