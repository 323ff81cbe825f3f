'use client'
import { Checkbox } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { type RoleDefinition, titleOf } from '../../../../engine/client.ts'
import { textOf } from '../json.ts'
import { machineIn } from '../machine/machine-in.ts'
import { namedIn } from '../parts/draft-fields.ts'
import { useStudio } from '../studio-context.tsx'
import { mayTake, transitionsIn, withTransition } from './edits.ts'
import classes from './roles.module.css'

/** Which steps the role may take: they stand with the states of each kind of records. */
export function TransitionRights({ role }: { readonly role: RoleDefinition }) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files, write } = useStudio()
  const roles = namedIn(files, 'roles', locale).map(({ value }) => value)
  const machines = namedIn(files, 'entities', locale).flatMap(({ value, label }) => {
    const path = `entities/${value}/machine.json`
    const text = files[path]
    const machine = text === undefined ? null : machineIn(path, text)
    return machine ? [{ path, label, machine }] : []
  })
  return (
    <>
      <p className="muted">{t('roles.transitionsHint')}</p>
      {machines.map(({ path, label, machine }) => (
        <section key={path}>
          <h3 className={classes.group}>{label}</h3>
          <ul className={classes.steps}>
            {transitionsIn(machine).map((step) => (
              <li key={step.pointer}>
                <Checkbox size="xs" label={<>{titleOf(step.titles, locale)} <span className="muted">{t('roles.from', { state: titleOf(step.from, locale) })}{step.roles.includes('*') && ` · ${t('everyRole')}`}</span></>} checked={mayTake(step, role.name)} onChange={(event) => write(path, textOf(withTransition(machine, step.pointer, role.name, event.currentTarget.checked, roles)))} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
