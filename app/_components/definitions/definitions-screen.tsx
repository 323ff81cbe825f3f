'use client'
import { Alert, Button, SegmentedControl } from '@mantine/core'
import { IconForms } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { DraftFiles, Issue, PublishPlan, VersionView } from '../../../engine/client.ts'
import { checkDraft, planDraft, planRollback, publishDraft, rollBack } from '../../(studio)/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { PageHeader } from '../page-header.tsx'
import { Problem } from '../problem.tsx'
import { FileEditor } from './file-editor.tsx'
import { FileTree } from './file-tree.tsx'
import classes from './definitions.module.css'
import { type Outcome, Outcomes } from './outcomes.tsx'
import { type Decisions, PublishDialog } from './publish-dialog.tsx'
import { machineIn } from './machine-in.ts'
import { useDraft } from './use-draft.ts'
import { Versions } from './versions.tsx'

const MachineDesigner = dynamic(() => import('../designer/machine/machine-designer.tsx').then((module) => module.MachineDesigner))

interface Place {
  readonly path: string
  readonly pointer: string | null
  /** Counts jumps, so that the same place can be jumped to again. */
  readonly jump: number
}

/** The definitions as files: change, check, look at the plan, publish. */
export function DefinitionsScreen({ published, versions }: { readonly published: DraftFiles; readonly versions: readonly VersionView[] }) {
  const t = useTranslations('definitions')
  const td = useTranslations('designer')
  const router = useRouter()
  const live = versions.find(({ isLive }) => isLive) ?? versions[0]
  const draft = useDraft(published, live?.hash ?? '')
  const [place, setPlace] = useState<Place>({ path: Object.keys(published)[0] ?? '', pointer: null, jump: 0 })
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState<'check' | 'plan' | 'publish' | null>(null)
  const [isPublishing, setPublishing] = useState(false)
  const [back, setBack] = useState<VersionView | null>(null)

  const run = async (name: 'check' | 'plan' | 'publish', work: () => Promise<Outcome | Refusal>) => {
    setBusy(name)
    setRefusal(null)
    const result = await work()
    setBusy(null)
    if ('kind' in result) return setOutcome(result)
    setRefusal(result)
    if (result.issues.length > 0) setOutcome({ kind: 'issues', issues: result.issues })
  }
  const check = () => run('check', async () => outcomeOf(await reply(checkDraft(draft.files)), (issues: readonly Issue[]) => ({ kind: 'issues', issues })))
  const plan = () => run('plan', async () => outcomeOf(await reply(planDraft(draft.files)), (found: PublishPlan) => ({ kind: 'plan', plan: found })))
  const publish = (note: string, decisions: Decisions) =>
    run('publish', async () => {
      setPublishing(false)
      const result = await reply(publishDraft(draft.files, note, live?.id ?? 0, decisions.mapping, decisions.resolutions))
      if (result.ok) {
        draft.clear()
        router.refresh()
      }
      return outcomeOf(result, (version: VersionView) => ({ kind: 'published', version }))
    })
  const goBack = ({ id, version }: VersionView, note: string, { mapping }: Decisions) =>
    run('publish', async () => {
      setBack(null)
      const result = await reply(rollBack(id, note.trim() || t('rollbackTo', { version, id }), mapping))
      if (result.ok) router.refresh()
      return outcomeOf(result, (version: VersionView) => ({ kind: 'published', version }))
    })
  const jumpTo = (issue: Issue) => {
    if (!issue.file) return
    setLook('text')
    setPlace({ path: issue.file, pointer: issue.pointer, jump: place.jump + 1 })
  }
  const text = draft.files[place.path]
  const [look, setLook] = useState<'graph' | 'text'>('graph')
  const machine = text === undefined ? null : machineIn(place.path, text)
  const drawn = look === 'graph' ? machine : null
  const found = outcome && <Outcomes outcome={outcome} onJump={jumpTo} />
  const history = <Versions versions={versions} onRollback={setBack} />
  return (
    <>
      <PageHeader icon={<IconForms size={18} stroke={1.6} aria-hidden />} title={t('title')} note={draft.changed.size > 0 ? t('changedFiles', { count: draft.changed.size }) : live && t('live', { version: live.version })}>
        {machine && <SegmentedControl aria-label={td('show')} value={look} onChange={(value) => setLook(value as typeof look)} data={[{ value: 'graph', label: td('asGraph') }, { value: 'text', label: td('asText') }]} />}
        <Button variant="default" loading={busy === 'check'} onClick={() => void check()}>{t('check')}</Button>
        <Button variant="default" loading={busy === 'plan'} onClick={() => void plan()}>{t('plan')}</Button>
        <Button loading={busy === 'publish'} disabled={draft.changed.size === 0} onClick={() => setPublishing(true)}>{t('publish')}</Button>
      </PageHeader>
      {draft.isBehind && <Alert color="yellow" variant="light" m={12}>{t('behind')}</Alert>}
      {refusal && refusal.issues.length === 0 && <Problem refusal={refusal} />}
      <div className={classes.panes}>
        <FileTree files={draft.files} published={published} changed={draft.changed} current={place.path} onOpen={(path) => setPlace({ path, pointer: null, jump: place.jump + 1 })} onAdd={(path) => { draft.write(path, '{\n  \n}\n'); setPlace({ path, pointer: null, jump: place.jump + 1 }) }} />
        {drawn && (
          <MachineDesigner key={place.path} files={draft.files} path={place.path} machine={drawn} onChange={(next) => draft.write(place.path, `${JSON.stringify(next, null, 2)}\n`)} history={draft} outcome={found} beside={history} />
        )}
        {drawn ? null : text === undefined ? (
          <div className={classes.none}>
            <p>{draft.changed.has(place.path) ? t('deleted', { path: place.path }) : t('chooseFile')}</p>
            {draft.changed.has(place.path) && <Button variant="default" onClick={() => draft.revert(place.path)}>{t('restore')}</Button>}
          </div>
        ) : (
          <FileEditor key={place.path} path={place.path} text={text} pointer={place.pointer} jump={place.jump} isChanged={draft.changed.has(place.path)} onChange={(next) => draft.write(place.path, next)} onRevert={() => draft.revert(place.path)} onDelete={() => draft.remove(place.path)} />
        )}
        {!drawn && <div className={classes.side}>{found}{history}</div>}
      </div>
      {isPublishing && <PublishDialog title={t('publishTitle', { count: draft.changed.size })} hint={t('publishHint')} submit={t('publish')} plan={({ mapping, resolutions }) => planDraft(draft.files, mapping, resolutions)} onClose={() => setPublishing(false)} onSubmit={(note, decisions) => void publish(note, decisions)} />}
      {back && <PublishDialog title={t('rollbackTo', { version: back.version, id: back.id })} hint={t('rollbackHint')} submit={t('rollback')} plan={({ mapping }) => planRollback(back.id, mapping)} onClose={() => setBack(null)} onSubmit={(note, decisions) => void goBack(back, note, decisions)} />}
    </>
  )
}

function outcomeOf<T>(result: { readonly ok: true; readonly data: T } | { readonly ok: false; readonly refusal: Refusal }, make: (data: T) => Outcome): Outcome | Refusal {
  return result.ok ? make(result.data) : result.refusal
}
