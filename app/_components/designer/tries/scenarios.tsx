'use client'
import { ActionIcon, Button } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconRefresh, IconRoute, IconX } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import { type MachineDefinition, type ScenarioDefinition, type ScenarioResult, type ScenariosDefinition, type ScenarioSearch, titleOf } from '../../../../engine/client.ts'
import { findDraftScenarios, runDraftScenarios } from '../../../(studio)/definitions/try/actions.ts'
import type { Refusal } from '../../../_lib/answer.ts'
import { reply } from '../../../_lib/request.ts'
import { Problem } from '../../problem.tsx'
import { roleChoices } from '../choices.ts'
import { useLength } from '../duration-input.tsx'
import { useFile, useStudio } from '../studio-context.tsx'
import { machineFile, scenariosFile } from './machine-choices.ts'
import { machineWords } from './machine-words.ts'
import { scenariosIn } from './scenarios-shape.ts'
import classes from './tries.module.css'
import { type ObjectSchema, valueWords } from './value-words.ts'

interface Props {
  readonly entity: string
  readonly dealership: string | null
}

const noScenarios: readonly ScenarioDefinition[] = []

/** Ways through the machine as a list that is ticked off: found, kept with the package, gone again whenever the draft changes. */
export function Scenarios({ entity, dealership }: Props) {
  const t = useTranslations('scenarios')
  const { write } = useFile<ScenariosDefinition>(scenariosFile(entity))
  const { files, remove } = useStudio()
  const text = files[scenariosFile(entity)]
  const saved = useMemo(() => scenariosIn(text) ?? noScenarios, [text])
  const { results, found, refusal, isBusy, find, runAgain, forget } = useRuns({ entity, dealership }, saved.length)
  const more = (found?.scenarios ?? noScenarios).filter(({ id }) => !saved.some((one) => one.id === id))
  const save = (scenarios: readonly ScenarioDefinition[]) => (scenarios.length === 0 ? remove(scenariosFile(entity)) : write({ scenarios }))
  const failed = saved.filter(({ id }) => results.get(id)?.failure).length
  return (
    <div className={classes.body}>
      <p className={classes.hint}>{t('hint')}</p>
      <div className={classes.row}>
        <Button variant={saved.length + more.length === 0 ? 'filled' : 'default'} leftSection={<IconRoute size={14} aria-hidden />} loading={isBusy} onClick={() => void find()}>{t('find')}</Button>
        {saved.length > 0 && <Button variant="default" leftSection={<IconRefresh size={14} aria-hidden />} disabled={isBusy} onClick={() => void runAgain()}>{t('again')}</Button>}
        {more.length > 0 && <Button onClick={() => { save([...saved, ...more]); forget() }}>{t('save', { count: more.length })}</Button>}
        {failed > 0 && <Button variant="default" onClick={() => save(saved.filter(({ id }) => !results.get(id)?.failure))}>{t('dropFailed', { count: failed })}</Button>}
      </div>
      {refusal && <Problem refusal={refusal} />}
      {saved.length > 0 && results.size > 0 && <p role="status">{failed === 0 ? t('allHold', { count: saved.length }) : t('someFail', { count: failed, all: saved.length })}</p>}
      {found && more.length === 0 && <p role="status">{t('nothingNew')}</p>}
      {found && found.uncovered.length > 0 && <p className={classes.small}>{t('uncovered', { titles: found.uncovered.map(({ title }) => title).join(', ') })}</p>}
      <List entity={entity} title={t('found')} scenarios={more} />
      <List entity={entity} title={t('saved')} scenarios={saved} results={results} onRemove={(id) => save(saved.filter((one) => one.id !== id))} />
    </div>
  )
}

/** The saved ones are gone again when the draft changes, half a second after the last key. */
const pause = 500

function useRuns({ entity, dealership }: Props, count: number) {
  const { files, changes } = useStudio()
  const [results, setResults] = useState<ReadonlyMap<string, ScenarioResult>>(new Map())
  const [found, setFound] = useState<ScenarioSearch | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const note = (issues: ScenarioSearch['issues']) => {
    const errors = issues.filter(({ severity }) => severity !== 'warning')
    setRefusal(errors.length === 0 ? null : { code: 'PUBLISH_REFUSED', message: '', hint: null, issues: errors, data: null })
  }
  const runAgain = async (isStale = () => false) => {
    const answer = await reply(runDraftScenarios(files, entity, dealership))
    if (isStale()) return
    if (!answer.ok) return setRefusal(answer.refusal)
    note(answer.data.issues)
    setResults(new Map(answer.data.results.map((result) => [result.id, result])))
  }
  const find = async () => {
    setBusy(true)
    const answer = await reply(findDraftScenarios(files, entity, dealership))
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.refusal)
    note(answer.data.issues)
    setFound(answer.data)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the files are made anew each time; the changes are what makes them others
  useEffect(() => {
    if (count === 0) return
    let isStale = false
    const timer = setTimeout(() => void runAgain(() => isStale), pause)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [changes, count])
  return { results, found, refusal, isBusy, find, runAgain, forget: () => setFound(null) }
}

interface ListProps {
  readonly entity: string
  readonly title: string
  readonly scenarios: readonly ScenarioDefinition[]
  readonly results?: ReadonlyMap<string, ScenarioResult>
  readonly onRemove?: (id: string) => void
}

function List({ entity, title, scenarios, results, onRemove }: ListProps) {
  const t = useTranslations('scenarios')
  const locale = useLocale()
  if (scenarios.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      <ul className={classes.groups}>
        {scenarios.map((scenario) => {
          const result = results?.get(scenario.id)
          return (
            <li key={scenario.id} className={classes.scenario}>
              <details className={classes.group} {...(result?.failure ? { open: true } : {})}>
                <summary>
                  {result && (result.failure ? <IconCircleX size={15} className={classes.bad} aria-label={t('fails')} /> : <IconCircleCheck size={15} className={classes.good} aria-label={t('holds')} />)}
                  <span>{titleOf(scenario.titles, locale)}</span> <span className={classes.count}>{t('steps', { count: scenario.steps.length })}</span>
                </summary>
                <Steps entity={entity} scenario={scenario} failure={result?.failure ?? null} />
              </details>
              {onRemove && <ActionIcon variant="subtle" color="gray" aria-label={t('remove', { title: titleOf(scenario.titles, locale) })} onClick={() => onRemove(scenario.id)}><IconX size={14} aria-hidden /></ActionIcon>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Steps({ entity, scenario, failure }: { readonly entity: string; readonly scenario: ScenarioDefinition; readonly failure: ScenarioResult['failure'] }) {
  const t = useTranslations('scenarios')
  const locale = useLocale()
  const { files } = useStudio()
  const { content } = useFile<MachineDefinition>(machineFile(entity))
  const words = useMemo(() => machineWords(content, locale), [content, locale])
  const fields = useFile<{ readonly schema?: ObjectSchema }>(`entities/${entity}/entity.json`).content?.schema
  const length = useLength()
  const plain = { empty: t('empty'), some: t('some'), yes: t('yes'), no: t('no') }
  const roles = useMemo(() => new Map(roleChoices(files, locale).map(({ value, label }) => [value, label])), [files, locale])
  return (
    <ol className={classes.way}>
      <li>{t('begins', { state: words.stateById(scenario.begins) })}{scenario.values && <div className={classes.small}>{t('set', { values: valueWords(fields, scenario.values, locale, plain) })}</div>}{failure && failure.step === null && <Failure of={failure} />}</li>
      {scenario.steps.map(({ transition, wait, role, set, input, to }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same step may be taken twice, and steps stay in their order
        <li key={i}>
          {t('step', { event: words.transition(transition) ?? transition, role: role === undefined ? t('byTime') : (roles.get(role) ?? role), state: words.stateById(to) })}
          {wait && <div className={classes.small}>{t('waits', { time: length(wait) })}</div>}
          {set && <div className={classes.small}>{t('set', { values: valueWords(fields, set, locale, plain) })}</div>}
          {input && <div className={classes.small}>{t('input', { values: valueWords(words.form(transition) ?? undefined, input, locale, plain) })}</div>}
          {failure && failure.step === i && <Failure of={failure} />}
        </li>
      ))}
    </ol>
  )
}

function Failure({ of: { kind, text, was, now } }: { readonly of: NonNullable<ScenarioResult['failure']> }) {
  const t = useTranslations('scenarios')
  return <div className={classes.refused}>{kind === 'gone' ? t('failGone') : kind === 'refused' ? t('failRefused', { reason: text }) : t('failState', { was, now })}</div>
}
