'use client'
import { Select, Switch } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { AutomationDefinition } from '../../../../engine/client.ts'
import { expressionScope } from '../expression/scope.ts'
import { ExpressionEditor } from '../expression/expression-editor.tsx'
import { type Part, withPart } from '../fields/field-text.ts'
import { IssueList } from '../issue-list.tsx'
import { ActionList } from '../params/action-list.tsx'
import contents from '../parts/content.module.css'
import { namedIn } from '../parts/draft-fields.ts'
import { fileIssues } from '../parts/file-issues.ts'
import { useFile, useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { TitlesFields } from '../titles-fields.tsx'
import { ofEntity } from './automation-shape.ts'
import { TriggerFields } from './trigger-fields.tsx'

/** When something happens, if a condition holds, then this is done: read from top to bottom. */
export function AutomationDesigner({ path }: { readonly path: string }) {
  const t = useTranslations('designer-content')
  const locale = useLocale()
  const { files, issues } = useStudio()
  const { content: automation, write } = useFile<AutomationDefinition>(path)
  const entity = automation?.entity
  const scope = useMemo(() => expressionScope(files, { entity }, locale), [files, entity, locale])
  if (!automation) return null
  const { at, besides } = fileIssues(issues, path)
  const change = (part: Part<AutomationDefinition>) => write(withPart(automation, part))
  return (
    <>
      <div className={classes.canvas}>
        <div className={contents.body}>
          <section className={contents.step} aria-labelledby="automation-when">
            <h3 id="automation-when" className={contents.stepTitle}>{t('automations.when')}</h3>
            <IssueList issues={at('entity', 'trigger')} />
            <Select label={t('automations.records')} searchable data={[...namedIn(files, 'entities', locale)]} value={automation.entity} onChange={(next) => next !== null && next !== automation.entity && write(ofEntity(automation, next))} />
            <TriggerFields entity={automation.entity} trigger={automation.trigger} onChange={(trigger) => change({ trigger })} />
          </section>
          <section className={contents.step} aria-labelledby="automation-if">
            <h3 id="automation-if" className={contents.stepTitle}>{t('automations.if')}</h3>
            <IssueList issues={at('condition')} />
            <ExpressionEditor label={t('automations.condition')} description={t('automations.conditionHint')} scope={scope} value={automation.condition ?? ''} onChange={(condition) => change({ condition })} />
          </section>
          <section className={contents.step} aria-labelledby="automation-then">
            <h3 id="automation-then" className={contents.stepTitle}>{t('automations.then')}</h3>
            <IssueList issues={at('actions')} />
            <ActionList label={t('automations.actions')} actions={automation.actions} place={{ files, entity: automation.entity, scope, of: 'automation' }} onChange={(actions) => write({ ...automation, actions })} />
          </section>
        </div>
      </div>
      <aside className={classes.side} aria-label={t('automations.about')}>
        <div className={classes.panel}>
          <h2 className={classes.panelTitle}>{t('automations.about')}</h2>
          <IssueList issues={besides('entity', 'trigger', 'condition', 'actions')} />
          <TitlesFields legend={t('title')} id={automation.id} titles={automation.titles} onChange={(titles) => change({ titles })} />
          <Switch label={t('automations.on')} description={t('automations.onHint')} checked={automation.off !== true} onChange={(event) => change({ off: !event.currentTarget.checked || undefined })} />
          <p className="muted">{t('automations.how')}</p>
        </div>
      </aside>
    </>
  )
}
