'use client'
import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconSearch, IconUsers } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { PersonView, StaffView } from '../../../engine/client.ts'
import { PageHeader } from '../page-header.tsx'
import { PresenceDot } from '../presence/presence-dot.tsx'
import { useFormat } from '../workplace-context.tsx'
import { AddPerson } from './add-person.tsx'
import page from '../page-table.module.css'
import classes from './people.module.css'
import { PersonDrawer } from './person-drawer.tsx'
import { networkCode } from './role-picker.tsx'

const states = ['active', 'closed', 'all'] as const

interface Filters {
  readonly text: string
  readonly role: string
  readonly place: string
  readonly state: (typeof states)[number]
}

function fits(person: PersonView, { text, role, place, state }: Filters): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const said = [person.name, person.login, person.position, person.email, person.phone].join(' ').toLowerCase()
  const isThere = person.memberships.some((held) => (role === '' || held.role === role) && (place === '' || (held.dealership ?? networkCode) === place))
  return words.every((word) => said.includes(word)) && (isThere || (role === '' && place === '')) && (state === 'all' || person.isActive === (state === 'active'))
}

/** Everybody the reader manages: search, filters, one row each. */
export function PeopleScreen({ staff: initial, self }: { readonly staff: StaffView; /** Login of the reader. */ readonly self: string }) {
  const t = useTranslations('people')
  const [staff, setStaff] = useState(initial)
  const [filters, setFilters] = useState<Filters>({ text: '', role: '', place: '', state: 'active' })
  const [open, setOpen] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const shown = useMemo(() => staff.people.filter((person) => fits(person, filters)), [staff, filters])
  const titleOf = (code: string | null): string => (code === null ? t('network') : (staff.places.find((place) => place.code === code)?.title ?? code))
  const roles = useMemo(() => [...new Map(staff.people.flatMap(({ memberships }) => memberships.map(({ role, title }) => [role, title] as const)))].sort(([, a], [, b]) => a.localeCompare(b)), [staff])
  const person = staff.people.find(({ login }) => login === open)
  const set = (changes: Partial<Filters>) => setFilters((known) => ({ ...known, ...changes }))
  return (
    <>
      <PageHeader icon={<IconUsers size={18} stroke={1.6} aria-hidden />} title={t('title')} note={<span role="status">{t('count', { count: shown.length })}</span>}>
        <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>{t('add')}</Button>
      </PageHeader>
      <div className={page.bar}>
        <TextInput type="search" aria-label={t('searchLabel')} placeholder={t('search')} leftSection={<IconSearch size={14} aria-hidden />} value={filters.text} maxLength={100} onChange={(event) => set({ text: event.currentTarget.value })} />
        <Select aria-label={t('filterRole')} data={[{ value: '', label: t('anyRole') }, ...roles.map(([value, label]) => ({ value, label }))]} value={filters.role} onChange={(role) => set({ role: role ?? '' })} searchable />
        {staff.places.length > 1 && <Select aria-label={t('filterPlace')} data={[{ value: '', label: t('anyPlace') }, ...staff.places.map(({ code }) => ({ value: code ?? networkCode, label: titleOf(code) }))]} value={filters.place} onChange={(place) => set({ place: place ?? '' })} />}
        <Select aria-label={t('filterState')} data={states.map((state) => ({ value: state, label: t(`states.${state}`) }))} value={filters.state} onChange={(state) => set({ state: (state ?? 'active') as Filters['state'] })} />
      </div>
      <PeopleTable people={shown} titleOf={titleOf} onOpen={setOpen} />
      {person && <PersonDrawer key={person.login} person={person} places={staff.places} titleOf={titleOf} isSelf={person.login === self} onChange={setStaff} onClose={() => setOpen(null)} />}
      {isAdding && <AddPerson places={staff.places} titleOf={titleOf} onAdded={setStaff} onClose={() => setAdding(false)} />}
    </>
  )
}

function PeopleTable({ people, titleOf, onOpen }: { readonly people: readonly PersonView[]; readonly titleOf: (code: string | null) => string; readonly onOpen: (login: string) => void }) {
  const t = useTranslations('people')
  const format = useFormat()
  if (people.length === 0) return <p className={page.none}>{t('none')}</p>
  return (
    <div className={page.body}>
      <table className={page.table}>
        <thead><tr><th scope="col">{t('name')}</th><th scope="col">{t('login')}</th><th scope="col">{t('position')}</th><th scope="col">{t('roles')}</th><th scope="col">{t('seen')}</th></tr></thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.login} className={classes.row} data-opens data-closed={!person.isActive || undefined} onClick={() => onOpen(person.login)}>
              <td><button type="button" className={classes.open} onClick={(event) => { event.stopPropagation(); onOpen(person.login) }}>{person.name}</button>{person.isActive ? <> <PresenceDot id={person.id} isSmall /></> : <span className={classes.closed}>{t('closed')}</span>}</td>
              <td className={classes.secondary}>{person.login}</td>
              <td className={classes.secondary}>{person.position}</td>
              <td>{person.memberships.map(({ role, title, dealership }) => <span key={`${role} ${dealership}`} className={classes.role}>{title}<span className="muted"> · {titleOf(dealership)}</span></span>)}{person.hasOthers && <span className="muted">{t('others')}</span>}</td>
              <td className={classes.seen} data-title={t('seen')} suppressHydrationWarning>{person.lastSeenAt ? format.ago(person.lastSeenAt) : t('never')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
