'use client'
import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useId, useMemo, useState } from 'react'
import { type CelKind, checkExpression, expressionInWords } from '../../../../engine/client.ts'
import { type FieldAt, type RuleGroup, startValue } from '../../condition/condition-model.ts'
import type { FieldPath } from '../../condition/use-paths.ts'
import { rulesOfCel } from './cel-rows.ts'
import { celOfRules, celOperators, celRanges } from './cel-rules.ts'
import { CelText } from './cel-text.tsx'
import classes from './expression.module.css'
import type { ExpressionScope } from './scope.ts'
import { scopePaths } from './scope-paths.ts'

const RuleBuilder = dynamic(() => import('../../condition/rule-builder.tsx').then((module) => module.RuleBuilder))

interface Props {
  readonly label: string
  readonly description?: ReactNode
  /** CEL; empty: none. */
  readonly value: string
  /** From expressionScope(); made once per place, not per key. */
  readonly scope: ExpressionScope
  /** What it must give. A condition, as which it counts where nothing is said, can be put together in rows too. */
  readonly expected?: CelKind
  readonly placeholder?: string
  /** An empty text is a mistake. */
  readonly required?: boolean
  readonly onChange: (value: string) => void
}

/** An expression: rows where rows can say it, else text with completion; what is wrong with it is said while one types. */
export function ExpressionEditor({ label, description, value, scope, expected = 'boolean', placeholder, required = false, onChange }: Props) {
  const t = useTranslations('expression')
  const locale = useLocale()
  const id = useId()
  const { paths, fieldAt } = useMemo(() => scopePaths(scope, locale, (name) => t(`of.${name}`)), [scope, locale, t])
  const withActor = scope.types.withActor === true
  const read = useMemo(() => (expected === 'boolean' ? rulesOfCel(value, fieldAt, withActor) : null), [expected, value, fieldAt, withActor])
  const [asText, setAsText] = useState(false)
  // A row that asks nothing yet is in no text: it is held here as long as the text is its own.
  const [held, setHeld] = useState<{ readonly rules: RuleGroup; readonly text: string } | null>(null)
  const rules = held?.text === value ? held.rules : read
  // Once it is text it stays so, also when rows could say it again: nothing turns over under somebody's hands.
  if (rules === null && !asText) setAsText(true)
  const problems = useMemo(() => (value === '' ? [] : checkExpression(value, scope.types, expected)), [value, scope, expected])
  const isMissing = required && value === ''
  const change = (next: RuleGroup) => {
    const text = celOfRules(next, fieldAt)
    setHeld({ rules: next, text })
    if (text !== value) onChange(text)
  }
  return (
    <div className={classes.editor} role="group" aria-labelledby={`${id}-label`}>
      <div className={classes.head}>
        <label id={`${id}-label`} htmlFor={`${id}-text`} className={classes.label}>{label}{required && <span aria-hidden className={classes.required}> *</span>}</label>
        {rules && <SegmentedControl size="xs" aria-label={t('show')} data={[{ value: 'rows', label: t('rows') }, { value: 'text', label: t('text') }]} value={asText ? 'text' : 'rows'} onChange={(next) => setAsText(next === 'text')} />}
      </div>
      {description && <div className={classes.description}>{description}</div>}
      {rules && !asText && rules.rules.length === 0 ? (
        <div><Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} aria-label={t('addTo', { label })} onClick={() => setHeld({ rules: firstRule(paths, fieldAt, withActor), text: '' })}>{t('add')}</Button></div>
      ) : rules && !asText ? (
        <div className={classes.rows}><RuleBuilder paths={paths} fieldAt={fieldAt} operatorsOf={(field) => celOperators(field, withActor)} ranges={celRanges} rules={rules} onChange={change} labels={{}} /></div>
      ) : (
        <CelText id={`${id}-text`} label={label} value={value} scope={scope} placeholder={placeholder} isInvalid={problems.length > 0 || isMissing} describedBy={`${id}-problems`} onChange={onChange} />
      )}
      <div id={`${id}-problems`} role="status">
        {problems.map((problem) => {
          const { message, hint } = expressionInWords(locale, problem)
          return <p key={message} className={classes.problem}>{message} {hint && <span className="muted">{hint}</span>}</p>
        })}
        {isMissing && <p className={classes.problem}>{t('missing')}</p>}
      </div>
    </div>
  )
}

/** A row to begin with, that asks nothing yet. */
function firstRule(paths: readonly FieldPath[], fieldAt: FieldAt, withActor: boolean): RuleGroup {
  const [first] = paths
  const field = first && fieldAt(first.path.split('.'))
  const [operator] = field ? celOperators(field, withActor) : []
  return { combinator: 'and', rules: first && operator ? [{ field: first.path, operator, value: startValue(operator) }] : [] }
}
