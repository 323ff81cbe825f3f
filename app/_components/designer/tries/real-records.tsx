'use client'
import { Button, NumberInput, Progress } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo, useRef, useState } from 'react'
import type { Difference, MachineDefinition, Simulation } from '../../../../engine/client.ts'
import { simulateDraft } from '../../../(studio)/definitions/try/actions.ts'
import type { Refusal } from '../../../_lib/answer.ts'
import { reply } from '../../../_lib/request.ts'
import { Problem } from '../../problem.tsx'
import { jsonOf } from '../json.ts'
import { useStudio } from '../studio-context.tsx'
import { type DifferenceGroup, groupsOf } from './difference-groups.ts'
import { machineFile } from './machine-choices.ts'
import { machineWords, type MachineWords } from './machine-words.ts'
import classes from './tries.module.css'
import { useEffectWords } from './use-effect-words.ts'

/** Records that are tried with one request: so often the page says how far it is. */
const atOnce = 20
const most = 1000

interface Total extends Pick<Simulation, 'found' | 'records' | 'events' | 'differences' | 'skipped'> {
  readonly tried: number
}

const nothing: Total = { found: 0, tried: 0, records: 0, events: 0, differences: [], skipped: [] }

/** What the last records went through, gone again by the draft: everything that would be otherwise. */
export function RealRecords({ entity }: { readonly entity: string }) {
  const t = useTranslations('replays')
  const { total, isRunning, refusal, run, stop } = useSimulation(entity)
  const [count, setCount] = useState<number | string>(100)
  const words = useWords(entity)
  const groups = useMemo(() => groupsOf(total?.differences ?? []), [total])
  return (
    <div className={classes.body}>
      <p className={classes.hint}>{t('hint')}</p>
      <form className={classes.row} onSubmit={(event) => { event.preventDefault(); void run(Number(count)) }}>
        <NumberInput className={classes.number ?? ''} aria-label={t('count')} min={1} max={most} allowDecimal={false} clampBehavior="strict" value={count} onChange={setCount} disabled={isRunning} suffix={` ${t('suffix')}`} />
        {isRunning ? <Button variant="default" leftSection={<IconPlayerStop size={14} aria-hidden />} onClick={stop}>{t('stop')}</Button> : <Button type="submit" leftSection={<IconPlayerPlay size={14} aria-hidden />} disabled={!Number(count)}>{t('start')}</Button>}
      </form>
      {total && <Progress value={total.found === 0 ? (isRunning ? 0 : 100) : (100 * total.tried) / total.found} aria-label={t('progress')} />}
      {refusal && <Problem refusal={refusal} />}
      {total && <p role="status">{t(isRunning ? 'soFar' : 'done', { records: total.records, events: total.events, differences: total.differences.length })}</p>}
      <ul className={classes.groups}>{groups.map((group) => <li key={group.key}><Group group={group} words={words} entity={entity} /></li>)}</ul>
      {total && total.skipped.length > 0 && (
        <details className={classes.group}>
          <summary>{t('skipped', { count: total.skipped.length })}</summary>
          <ul className={classes.recordsOf}>{total.skipped.slice(0, 200).map(({ record, reason }) => <li key={record}><Link href={`/${entity}/${record}`}>{record.slice(-6)}</Link> <span className={classes.small}>{reason}</span></li>)}</ul>
        </details>
      )}
    </div>
  )
}

function useSimulation(entity: string) {
  const { files } = useStudio()
  const [total, setTotal] = useState<Total | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isRunning, setRunning] = useState(false)
  const isStopped = useRef(false)
  const run = async (count: number) => {
    isStopped.current = false
    setRunning(true)
    setRefusal(null)
    setTotal(nothing)
    const until = new Date().toISOString()
    for (let from = 0; from < count && !isStopped.current; from += atOnce) {
      const answer = await reply(simulateDraft(files, entity, count, { from, count: atOnce, until }))
      const issues = answer.ok ? answer.data.issues.filter(({ severity }) => severity !== 'warning') : []
      if (!answer.ok || issues.length > 0) {
        setRefusal(answer.ok ? { code: 'PUBLISH_REFUSED', message: '', hint: null, issues, data: null } : answer.refusal)
        break
      }
      const { found, records, events, differences, skipped } = answer.data
      setTotal((known = nothing) => ({ found, tried: Math.min(found, from + atOnce), records: (known?.records ?? 0) + records, events: (known?.events ?? 0) + events, differences: [...(known?.differences ?? []), ...differences], skipped: [...(known?.skipped ?? []), ...skipped] }))
      if (from + atOnce >= found) break
    }
    setRunning(false)
  }
  const stop = () => {
    isStopped.current = true
  }
  return { total, refusal, isRunning, run, stop }
}

interface Words {
  readonly live: MachineWords
  readonly draft: MachineWords
}

/** Names of what is live, and of the draft. */
function useWords(entity: string): Words {
  const locale = useLocale()
  const { files, published } = useStudio()
  const [before, after] = [published[machineFile(entity)], files[machineFile(entity)]]
  return useMemo(() => ({ live: machineWords(jsonOf<MachineDefinition>(before), locale), draft: machineWords(jsonOf<MachineDefinition>(after), locale) }), [before, after, locale])
}

function Group({ group, words, entity }: { readonly group: DifferenceGroup; readonly words: Words; readonly entity: string }) {
  return (
    <details className={classes.group}>
      <summary><Sentence of={group.first} words={words} /> <span className={classes.count}>{group.all.length}</span></summary>
      <ul className={classes.recordsOf}>
        {group.all.slice(0, 200).map((one) => <li key={JSON.stringify(one)}><Link href={`/${entity}/${one.record}`}>{one.number === null ? one.record.slice(-6) : `№ ${one.number}`}</Link>{one.kind === 'refused' && <span className={classes.small}> {one.by}</span>}</li>)}
      </ul>
    </details>
  )
}

function Sentence({ of: one, words: { live, draft } }: { readonly of: Difference; readonly words: Words }) {
  const t = useTranslations('replays')
  const say = useEffectWords(one.entity)
  switch (one.kind) {
    case 'gone':
      return t('gone')
    case 'refused':
      return t('refused', { event: draft.event(one.event) ?? live.event(one.event) ?? one.event, state: draft.state(one.state), reason: one.reason.text })
    case 'state':
      return one.event === null ? t('begins', { was: live.state(one.was), now: draft.state(one.now) }) : t('leads', { event: live.event(one.event) ?? one.event, was: live.state(one.was), now: draft.state(one.now) })
    case 'effects':
      return t(one.event === null ? 'made' : 'effects', { event: one.event === null ? '' : (live.event(one.event) ?? one.event), was: effectsIn(one.was, one.now, say) || t('nothing'), now: effectsIn(one.now, one.was, say) || t('nothing') })
    case 'end':
      return t('end', { was: live.state(one.was), now: draft.state(one.now) })
  }
}

/** What only the first of the two does. */
const effectsIn = (some: readonly string[], others: readonly string[], say: (effect: string) => string): string => some.filter((effect) => !others.includes(effect)).map((effect) => short(say(effect))).join('; ')

const longest = 160
const short = (effect: string): string => (effect.length > longest ? `${effect.slice(0, longest)}…` : effect)
