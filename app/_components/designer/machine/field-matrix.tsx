'use client'
import { Select } from '@mantine/core'
import { IconAsterisk, IconLock, IconPencil } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, useState } from 'react'
import type { StateDefinition } from '../../../../engine/client.ts'
import { roleChoices } from '../choices.ts'
import { entityFields } from '../params/entity-fields.ts'
import { useStudio } from '../studio-context.tsx'
import { changeAt } from './edits.ts'
import type { MachineEditor } from './machine-designer.tsx'
import { type Access, accessOf, isRequiredAround, nextAccess, withAccess } from './matrix.ts'
import classes from './matrix.module.css'

const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

/** Fields down, states across: what a role may fill where, and what must be filled. */
export function FieldMatrix({ editor: { path, machine, graph, change } }: { readonly editor: MachineEditor }) {
  const t = useTranslations('machine')
  const locale = useLocale()
  const { files } = useStudio()
  // Where states speak of roles, one of theirs tells more than what everybody may.
  const [role, setRole] = useState(() => graph.states.flatMap(({ node }) => Object.keys(node.definition.meta.editable ?? {}))[0] ?? '*')
  const [at, setAt] = useState<readonly [number, number]>([0, 0])
  const roles = roleChoices(files, locale)
  const fields = entityFields(files, path.split('/')[1] ?? '', locale)
  const facts = { fields: fields.filter(({ isComputed }) => !isComputed).map(({ value }) => value), roles: roles.map(({ value }) => value) }
  const { states } = graph
  const move = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const next = [Math.min(Math.max(at[0] + step[0], 0), fields.length - 1), Math.min(Math.max(at[1] + step[1], 0), states.length - 1)] as const
    setAt(next)
    event.currentTarget.querySelector<HTMLButtonElement>(`[data-at="${next[0]} ${next[1]}"]`)?.focus()
  }
  return (
    <div className={classes.matrix}>
      <div className={classes.head}>
        <Select label={t('role')} searchable allowDeselect={false} data={[{ value: '*', label: t('everybody') }, ...roles]} value={role} onChange={(next) => next && setRole(next)} />
        <p className="muted">{t('matrixHint')}</p>
      </div>
      <div className={classes.scroll}>
        <table aria-label={t('asFields')} onKeyDown={move}>
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              {states.map(({ id, title }) => <th key={id} scope="col">{title}</th>)}
            </tr>
          </thead>
          <tbody>
            {fields.map((field, row) => (
              <tr key={field.value}>
                <th scope="row">{field.label}</th>
                {states.map((state, column) =>
                  field.isComputed ? (
                    <td key={state.id} className={classes.computed} title={t('computed')}><span className={classes.hidden}>{t('computed')}</span></td>
                  ) : (
                    <td key={state.id}>
                      <Cell
                        access={accessOf(state.node, role, field.value)}
                        label={t('cell', { field: field.label, state: state.title })}
                        at={`${row} ${column}`}
                        isFixed={isRequiredAround(state.node, field.value)}
                        isCurrent={at[0] === row && at[1] === column}
                        onFocus={() => setAt([row, column])}
                        onChange={(access) => change(changeAt<StateDefinition>(machine, state.node.pointer, () => withAccess(state.node, role, field.value, access, facts)))}
                      />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

interface CellProps {
  readonly access: Access
  readonly label: string
  readonly at: string
  /** Required by a state around. */
  readonly isFixed: boolean
  /** The one that Tab leads to. */
  readonly isCurrent: boolean
  readonly onFocus: () => void
  readonly onChange: (access: Access) => void
}

const icons = { read: IconLock, edit: IconPencil, required: IconAsterisk }

function Cell({ access, label, at, isFixed, isCurrent, onFocus, onChange }: CellProps) {
  const t = useTranslations('machine')
  const Icon = icons[access]
  const word = isFixed ? t('requiredAround') : t(`access.${access}`)
  return (
    <button type="button" className={classes.cell} data-access={access} data-at={at} tabIndex={isCurrent ? 0 : -1} aria-label={`${label}: ${word}`} title={word} onFocus={onFocus} aria-disabled={isFixed || undefined} onClick={() => !isFixed && onChange(nextAccess[access])}>
      <Icon size={14} aria-hidden />
    </button>
  )
}
