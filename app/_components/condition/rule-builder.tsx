'use client'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { QueryBuilder, type RuleGroupType } from 'react-querybuilder'
import type { FieldView } from '../../../engine/client.ts'
import classes from './condition.module.css'
import { ConditionContext } from './condition-context.ts'
import { controls } from './condition-controls.tsx'
import { type FieldAt, type Operator, type RuleGroup, startValue } from './condition-model.ts'
import type { FieldPath } from './use-paths.ts'

interface Props {
  readonly paths: readonly FieldPath[]
  readonly fieldAt: FieldAt
  /** What can be asked of a field, the usual first. */
  readonly operatorsOf: (field: FieldView) => readonly Operator[]
  /** Moving periods on offer. */
  readonly ranges: readonly string[]
  readonly rules: RuleGroup
  readonly onChange: (rules: RuleGroup) => void
  /** Titles of the records and people that the rules name, by id. */
  readonly labels: Readonly<Record<string, string>>
}

/** Rules in groups of and, or, not; what they mean is the affair of whoever uses it. */
export function RuleBuilder({ paths, fieldAt, operatorsOf, ranges, rules, onChange, labels }: Props) {
  const t = useTranslations('condition')
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({})
  const context = useMemo(() => ({ fieldAt, paths, ranges, labels: { ...labels, ...picked }, remember: (id: string, title: string) => setPicked((known) => ({ ...known, [id]: title })) }), [fieldAt, paths, ranges, labels, picked])
  const operators = (path: string) => {
    const field = fieldAt(path.split('.'))
    return field ? operatorsOf(field).map((name) => ({ name, label: t(`operators.${name}`) })) : []
  }
  const firstOperator = (path: string): string => operators(path)[0]?.name ?? 'eq'
  return (
    <ConditionContext value={context}>
      <QueryBuilder
        fields={paths.map(({ path, title }) => ({ name: path, label: title }))}
        query={rules as unknown as RuleGroupType}
        onQueryChange={(next) => onChange(next as unknown as RuleGroup)}
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
