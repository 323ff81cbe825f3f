'use client'
import { MultiSelect, Select, Switch } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { IntakeDefinition } from '../../../../engine/client.ts'
import { roleChoices } from '../choices.ts'
import { ExpressionEditor } from '../expression/expression-editor.tsx'
import { expressionScope } from '../expression/scope.ts'
import { type Part, withPart } from '../fields/field-text.ts'
import { IssueList } from '../issue-list.tsx'
import { ValuesInput } from '../params/values-input.tsx'
import contents from '../parts/content.module.css'
import { namedIn } from '../parts/draft-fields.ts'
import { fileIssues } from '../parts/file-issues.ts'
import { useFile, useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { TitlesFields } from '../titles-fields.tsx'
import { ReferenceFields } from './reference-fields.tsx'
import { moments, ofEntity, orNone, withStep } from './intake-shape.ts'
import { StepFields } from './step-fields.tsx'

/** Which records calls make, how the caller is known, what follows from what: read from top to bottom. */
export function IntakeDesigner({ path }: { readonly path: string }) {
  const t = useTranslations('designer-intakes')
  const locale = useLocale()
  const { files, issues } = useStudio()
  const { content: intake, write } = useFile<IntakeDefinition>(path)
  const entity = intake?.entity
  const first = useMemo(() => expressionScope(files, { withCall: true }, locale), [files, locale])
  const later = useMemo(() => expressionScope(files, { entity, withCall: true }, locale), [files, entity, locale])
  if (!intake) return null
  const { at, besides } = fileIssues(issues, path)
  const change = (part: Part<IntakeDefinition>) => write(withPart(intake, part))
  return (
    <>
      <div className={classes.canvas}>
        <div className={contents.body}>
          <section className={contents.step} aria-labelledby="intake-records">
            <h3 id="intake-records" className={contents.stepTitle}>{t('makes')}</h3>
            <IssueList issues={at('entity', 'condition', 'values')} />
            <Select label={t('records')} description={t('recordsHint')} searchable data={[...namedIn(files, 'entities', locale)]} value={intake.entity} onChange={(next) => next !== null && next !== intake.entity && write(ofEntity(intake, next))} />
            <ExpressionEditor label={t('calls')} description={t('callsHint')} scope={first} value={intake.condition ?? ''} onChange={(condition) => change({ condition })} />
            <ValuesInput label={t('values')} isFree={false} entity={intake.entity} value={{ ...intake.values }} place={{ files, entity: intake.entity, scope: first }} onChange={(values) => change({ values: orNone(values as Readonly<Record<string, string>>) })} />
          </section>
          <section className={contents.step} aria-labelledby="intake-who">
            <h3 id="intake-who" className={contents.stepTitle}>{t('who')}</h3>
            <IssueList issues={at('identify', 'find')} />
            <ReferenceFields intake={intake} scope={first} onChange={write} />
          </section>
          {moments.map((moment) => (
            <section key={moment} className={contents.step} aria-labelledby={`intake-${moment}`}>
              <h3 id={`intake-${moment}`} className={contents.stepTitle}>{t(`moments.${moment}`)}</h3>
              <IssueList issues={at(`on/${moment}`)} />
              <StepFields entity={intake.entity} step={intake.on?.[moment] ?? {}} scope={later} onChange={(step) => write(withStep(intake, moment, step))} />
            </section>
          ))}
        </div>
      </div>
      <aside className={classes.side} aria-label={t('about')}>
        <div className={classes.panel}>
          <h2 className={classes.panelTitle}>{t('about')}</h2>
          <IssueList issues={besides('entity', 'condition', 'identify', 'find', 'values', 'on')} />
          <TitlesFields legend={t('title')} id={intake.id} titles={intake.titles} onChange={(titles) => change({ titles })} />
          <MultiSelect label={t('listeners')} description={t('listenersHint')} searchable data={roleChoices(files, locale).map(({ value, label }) => ({ value, label }))} value={[...(intake.recordings?.roles ?? [])]} onChange={(roles) => change({ recordings: roles.length === 0 ? undefined : { roles } })} />
          <Switch label={t('on')} description={t('onHint')} checked={intake.off !== true} onChange={(event) => change({ off: !event.currentTarget.checked || undefined })} />
          <p className="muted">{t('how')}</p>
        </div>
      </aside>
    </>
  )
}
