'use client'
import { ActionIcon, Alert, Button, Code, Drawer, Group, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { IntegrationView } from '../../../engine/client.ts'
import { addIntegration, revokeIntegration, rotateIntegration, setLines } from '../../(workplace)/integrations/actions.ts'
import type { Answer, Refusal } from '../../_lib/answer.ts'
import { freshKey } from '../../_lib/fresh-key.ts'
import { reply } from '../../_lib/request.ts'
import { AskDialog } from '../ask-dialog.tsx'
import people from '../people/people.module.css'
import { Problem } from '../problem.tsx'
import classes from './integrations.module.css'
import type { Site } from './integrations-screen.tsx'

interface Props {
  /** null: a new one. */
  readonly connection: IntegrationView | null
  readonly intakes: readonly { readonly name: string; readonly title: string }[]
  readonly sites: readonly Site[]
  /** `secret`: shown this once. */
  readonly onSaved: (list: readonly IntegrationView[], secret: string | null) => void
  readonly onClose: () => void
}

type Changed = Answer<{ readonly result: unknown; readonly list: readonly IntegrationView[] }>
type Lines = readonly { readonly key: string; readonly number: string; readonly site: string }[]

const addressOf = (code: string): string => `/api/intake/${code}`

/** Stands for: told by the line that was called. */
const byLine = '*'

export function ConnectionForm({ connection, intakes, sites, onSaved, onClose }: Props) {
  const t = useTranslations('integrations')
  const [code, setCode] = useState(connection?.code ?? '')
  const [intake, setIntake] = useState<string | null>(connection?.intake ?? intakes[0]?.name ?? null)
  const [place, setPlace] = useState(connection ? (connection.dealership ?? byLine) : byLine)
  const [lines, setAllLines] = useState<Lines>(Object.entries(connection?.lines ?? {}).map(([number, site]) => ({ key: number, number, site })))
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [asked, setAsked] = useState<'rotate' | 'revoke' | null>(null)
  const finish = async (work: Promise<Changed>): Promise<void> => {
    const result = await reply(work)
    setRefusal(result.ok ? null : result.refusal)
    if (!result.ok) return
    const made = result.data.result
    onSaved(result.data.list, typeof made === 'object' && made !== null && 'secret' in made ? String(made.secret) : null)
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const told = Object.fromEntries(lines.flatMap(({ number, site }) => (number.trim() === '' ? [] : [[number, site]])))
    void finish(connection === null ? addIntegration({ code, intake: intake ?? '', dealership: place === byLine ? null : place, lines: told }) : setLines(connection.code, told))
  }
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={<span className={people.drawerTitle}>{connection === null ? t('add') : connection.code}</span>} closeButtonProps={{ 'aria-label': t('cancel') }} transitionProps={{ duration: 120 }}>
      <form onSubmit={save} autoComplete="off">
        {refusal && <Problem refusal={refusal} />}
        {intakes.length === 0 && <Alert color="gray" variant="light" mb={12}>{t('noIntakes')}</Alert>}
        <section className={people.section}>
          <div className={people.fields}>
            <TextInput label={t('code')} description={t('codeHint')} required maxLength={60} readOnly={connection !== null} value={code} onChange={(event) => setCode(event.currentTarget.value)} />
            <Select label={t('intake')} required readOnly={connection !== null} data={intakes.map(({ name, title }) => ({ value: name, label: title }))} value={intake} onChange={setIntake} />
            <Select label={t('dealership')} readOnly={connection !== null} data={[{ value: byLine, label: t('byLine') }, ...sites]} value={place} onChange={(value) => setPlace(value ?? byLine)} />
          </div>
          {connection !== null && <p className="muted">{t('address')}: <Code>{addressOf(connection.code)}</Code></p>}
        </section>
        {place === byLine && <LineList lines={lines} sites={sites} onChange={setAllLines} />}
        <Group justify="space-between" gap={8}>
          <Group gap={8}>
            {connection !== null && <Button variant="default" onClick={() => setAsked('rotate')}>{t('rotate')}</Button>}
            {connection?.isActive && <Button variant="default" color="red" onClick={() => setAsked('revoke')}>{t('revoke')}</Button>}
          </Group>
          {(connection === null || place === byLine) && <Button type="submit" disabled={intake === null}>{t('save')}</Button>}
        </Group>
      </form>
      {asked !== null && connection !== null && <AskDialog title={t(`${asked}Title`, { code: connection.code })} text={t(`${asked}Hint`)} submit={t(asked)} cancel={t('cancel')} onClose={() => setAsked(null)} onSubmit={async () => {
        setAsked(null)
        await finish(asked === 'rotate' ? rotateIntegration(connection.code) : revokeIntegration(connection.code))
      }} />}
    </Drawer>
  )
}

/** Which dealership each called number is of. */
function LineList({ lines, sites, onChange }: { readonly lines: Lines; readonly sites: readonly Site[]; readonly onChange: (lines: Lines) => void }) {
  const t = useTranslations('integrations')
  const put = (line: Lines[number]) => onChange(lines.map((one) => (one.key === line.key ? line : one)))
  return (
    <section className={people.section}>
      <h3>{t('lines')}</h3>
      <p className="muted">{t('linesHint')}</p>
      {lines.map((line) => (
        <div key={line.key} className={classes.line}>
          <TextInput label={t('line')} value={line.number} maxLength={60} onChange={(event) => put({ ...line, number: event.currentTarget.value })} />
          <Select label={t('dealership')} data={[...sites]} value={line.site} onChange={(site) => put({ ...line, site: site ?? line.site })} />
          <ActionIcon size={30} variant="subtle" color="gray" aria-label={t('removeLine', { line: line.number })} title={t('removeLine', { line: line.number })} onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}><IconX size={14} aria-hidden /></ActionIcon>
        </div>
      ))}
      <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange([...lines, { key: freshKey(), number: '', site: sites[0]?.value ?? '' }])}>{t('addLine')}</Button>
    </section>
  )
}
