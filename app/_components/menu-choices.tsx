'use client'
import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './parts.module.css'

interface Choice<T extends string> {
  readonly value: T
  readonly title: string
  readonly icon?: ReactNode
  readonly lang?: string
}

interface Props<T extends string> {
  readonly label: string
  readonly choices: readonly Choice<T>[]
  readonly chosen: T | null | undefined
  readonly onChoose: (value: T) => void
}

/** Choices in a menu of which one holds: ticked, and told as such. */
export function MenuChoices<T extends string>({ label, choices, chosen, onChoose }: Props<T>) {
  return (
    <div role="group" aria-label={label}>
      {choices.map(({ value, title, icon, lang }) => (
        <Menu.RadioItem key={value} value={value} checked={value === chosen} checkIcon={<IconCheck size={14} aria-hidden />} closeMenuOnClick lang={lang} onChange={() => onChoose(value)}>
          {icon ? <span className={classes.withIcon}>{icon}{title}</span> : title}
        </Menu.RadioItem>
      ))}
    </div>
  )
}
