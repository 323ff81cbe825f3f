'use client'
import { ActionIcon, Badge, Button, Popover, TextInput } from '@mantine/core'
import { IconChevronDown, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react'
import type { DefinitionDraft } from '../../../../engine/client.ts'
import { createDraft, discardDraft, listDrafts, renameDraft } from '../../../(studio)/draft-actions.ts'
import type { Answer, Refusal } from '../../../_lib/answer.ts'
import { reply } from '../../../_lib/request.ts'
import { AskDialog } from '../../ask-dialog.tsx'
import { Problem } from '../../problem.tsx'
import { useFormat } from '../../workplace-context.tsx'
import { useStudio } from '../studio-context.tsx'
import classes from './drafts.module.css'

/** Which draft is being changed, and the others: whose, how far, who is in them. */
export function DraftPicker() {
  const t = useTranslations('studio-drafts')
  const { draft, come, openDraft } = useStudio()
  const [isOpen, setOpen] = useState(false)
  const [drafts, setDrafts] = useState<readonly DefinitionDraft[]>([])
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [naming, setNaming] = useState<DefinitionDraft | 'new' | null>(null)
  const [leaving, setLeaving] = useState<DefinitionDraft | null>(null)
  const load = async () => {
    const answer = await reply(listDrafts())
    if (answer.ok) setDrafts(answer.data)
    else setRefusal(answer.refusal)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: read when it is opened and when others did something
  useEffect(() => void load(), [isOpen, come, draft?.id])
  const choose = (id: string | null) => {
    setOpen(false)
    void openDraft(id)
  }
  const done = async <T,>(asked: Promise<Answer<T>>, then: (data: T) => void = () => undefined) => {
    const answer = await reply(asked)
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) then(answer.data)
    await load()
  }
  const name = (text: string) => {
    setNaming(null)
    if (naming === 'new') void done(createDraft(text), ({ id }) => choose(id))
    else if (naming) void done(renameDraft(naming.id, text))
  }
  const others = drafts.filter(({ id }) => id !== draft?.id).length
  return (
    <>
      <Popover opened={isOpen} onChange={setOpen} width={340} position="bottom-start" shadow="md" withinPortal trapFocus>
        <Popover.Target>
          <Button variant="default" className={classes.picker ?? ''} rightSection={<IconChevronDown size={14} aria-hidden />} leftSection={!draft && others > 0 ? <Badge size="xs" circle aria-hidden>{others}</Badge> : null} aria-label={t('picker', { name: draft?.name ?? t('live'), count: others })} onClick={() => setOpen(!isOpen)}>
            <span className={classes.pickerName}>{draft?.name ?? t('live')}</span>
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          {refusal && <Problem refusal={refusal} />}
          <ul className={classes.list}>
            <li className={classes.item}><button type="button" className={classes.choice} aria-current={!draft} onClick={() => choose(null)}>{t('live')}<span className={classes.facts}>{t('liveHint')}</span></button></li>
            {drafts.map((one) => <DraftItem key={one.id} draft={one} isCurrent={one.id === draft?.id} onOpen={() => choose(one.id)} onRename={() => setNaming(one)} onDiscard={() => setLeaving(one)} />)}
          </ul>
          <div className={classes.foot}>{naming === null ? <Button variant="subtle" size="xs" onClick={() => setNaming('new')}>{t('new')}</Button> : <NameForm key={naming === 'new' ? 'new' : naming.id} name={naming === 'new' ? '' : naming.name} onSubmit={name} onCancel={() => setNaming(null)} />}</div>
        </Popover.Dropdown>
      </Popover>
      {leaving && <AskDialog title={t('discardTitle', { name: leaving.name })} text={t('discardText', { count: leaving.changes })} submit={t('discard')} cancel={t('cancel')} onClose={() => setLeaving(null)} onSubmit={() => done(discardDraft(leaving.id), () => leaving.id === draft?.id && choose(null))} />}
    </>
  )
}

interface ItemProps {
  readonly draft: DefinitionDraft
  readonly isCurrent: boolean
  readonly onOpen: () => void
  readonly onRename: () => void
  readonly onDiscard: () => void
}

function DraftItem({ draft: { name, changes, changedBy, changedAt, people, scheduled }, isCurrent, onOpen, onRename, onDiscard }: ItemProps) {
  const t = useTranslations('studio-drafts')
  const format = useFormat()
  return (
    <li className={classes.item}>
      <button type="button" className={classes.choice} aria-current={isCurrent} onClick={onOpen}>
        {name}
        <span className={classes.facts} suppressHydrationWarning>
          {[t('changes', { count: changes }), `${changedBy}, ${format.ago(changedAt)}`, ...(people.length > 0 ? [t('inIt', { names: [...new Set(people.map((person) => person.name))].join(', ') })] : []), ...(scheduled ? [t('plannedFor', { at: format.dateTime(scheduled.at) })] : [])].join(' · ')}
        </span>
      </button>
      <ActionIcon size={30} aria-label={t('rename', { name })} title={t('rename', { name })} onClick={onRename}><IconPencil size={14} aria-hidden /></ActionIcon>
      <ActionIcon size={30} aria-label={t('discardOne', { name })} title={t('discardOne', { name })} onClick={onDiscard}><IconTrash size={14} aria-hidden /></ActionIcon>
    </li>
  )
}

function NameForm({ name: given, onSubmit, onCancel }: { readonly name: string; readonly onSubmit: (name: string) => void; readonly onCancel: () => void }) {
  const t = useTranslations('studio-drafts')
  const [name, setName] = useState(given)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') onSubmit(name)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onCancel()
  }
  return (
    <form className={classes.form} onSubmit={send} onKeyDown={keys}>
      <TextInput label={t('name')} maxLength={80} autoFocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Button type="submit" disabled={name.trim() === ''}>{t('save')}</Button>
    </form>
  )
}
