'use client'
import { Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { StaffView } from '../../../engine/client.ts'

export interface Picked {
  readonly place: string | null
  readonly role: string
}

interface Props {
  readonly places: StaffView['places']
  readonly titleOf: (code: string | null) => string
  readonly picked: Picked
  readonly onPick: (picked: Picked) => void
}

/** Stands for the network among places. */
export const networkCode = '*'

/** A role somewhere: only places that the reader manages, only roles that they may give there. */
export function RolePicker({ places, titleOf, picked, onPick }: Props) {
  const t = useTranslations('people')
  const roles = places.find(({ code }) => code === picked.place)?.roles ?? []
  return (
    <>
      <Select
        label={t('place')}
        data={places.map(({ code }) => ({ value: code ?? networkCode, label: titleOf(code) }))}
        value={picked.place ?? networkCode}
        onChange={(value) => {
          const place = value === networkCode ? null : value
          const isThere = places.find(({ code }) => code === place)?.roles.some(({ name }) => name === picked.role)
          onPick({ place, role: isThere ? picked.role : '' })
        }}
      />
      <Select label={t('role')} data={roles.map(({ name, title }) => ({ value: name, label: title }))} value={picked.role || null} onChange={(role) => onPick({ ...picked, role: role ?? '' })} searchable />
    </>
  )
}
