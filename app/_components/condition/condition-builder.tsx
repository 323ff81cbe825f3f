'use client'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { QueryBuilder, type RuleGroupType } from 'react-querybuilder'
import type { FieldView, JsonObject } from '../../../engine/client.ts'
import { useWorkplace } from '../workplace-context.tsx'
import classes from './condition.module.css'
import { ConditionContext } from './condition-context.ts'
import { controls } from './condition-controls.tsx'
import { filterOfRules, noRules, operatorsOf, type RuleGroup, rulesOfFilter, startValue } from './condition-model.ts'
import { usePaths } from './use-paths.ts'

interface Props {
  /** Fields of the entity that conditions may speak of. */
  readonly fields: readonly FieldView[]
  /** As the API takes it; null: no condition. */
  readonly value: JsonObject | null
  readonly onChange: (filter: JsonObject | null) => void
  /** Titles of the records and people that the condition names, by id. */
  readonly labels?: Readonly<Record<string, string>>
}

/** Conditions over fields, records they lead to, states, people and days, in groups of and, or, not. */
export function ConditionBuilder({ fields, value, onChange, labels = {} }: Props) {
  const t = useTranslations('condition')
  const { timeZone } = useWorkplace()
  const { paths, fieldAt, isReady } = usePaths(fields)
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({})
  const [rules, setRules] = useState<RuleGroup | null>(null)
  const given = useMemo(() => (isReady ? rulesOfFilter(value, fieldAt, timeZone) : null), [isReady, value, fieldAt, timeZone])
  const shown = rules ?? given
  const context = useMemo(() => ({ fieldAt, paths, labels: { ...labels, ...picked }, remember: (id: string, title: string) => setPicked((known) => ({ ...known, [id]: title })) }), [fieldAt, paths, labels, picked])
  if (!isReady) return <p className="muted" aria-busy="true">{t('loading')}</p>
  if (!shown) {
    return (
      <div>
        <p>{t('foreign')}</p>
        <button type="button" className={classes.restart} onClick={() => { setRules(noRules); onChange(null) }}>{t('restart')}</button>
      </div>
    )
  }
  const change = (next: RuleGroupType) => {
    const group = next as unknown as RuleGroup
    setRules(group)
    onChange(filterOfRules(group, fieldAt, timeZone))
  }
  const operators = (path: string) => {
    const field = fieldAt(path.split('.'))
    return field ? operatorsOf(field).map((name) => ({ name, label: t(`operators.${name}`) })) : []
  }
  const firstOperator = (path: string): string => operators(path)[0]?.name ?? 'eq'
  return (
    <ConditionContext value={context}>
      <QueryBuilder
        fields={paths.map(({ path, title }) => ({ name: path, label: title }))}
        query={shown as unknown as RuleGroupType}
        onQueryChange={change}
        getOperators={operators}
        getDefaultOperator={firstOperator}
        getDefaultValue={({ operator }) => startValue(operator as never)}
        resetOnFieldChange
        resetOnOperatorChange
        showNotToggle
        controlElements={controls}
        controlClassnames={{ queryBuilder: classes.builder ?? '', ruleGroup: classes.group ?? '', header: classes.header ?? '', body: classes.rules ?? '', rule: classes.rule ?? '' }}
        suppressStandardClassnames
      />
    </ConditionContext>
  )
}
