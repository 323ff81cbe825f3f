'use client'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { type FieldView, type JsonObject, timeRanges } from '../../../engine/client.ts'
import { useWorkplace } from '../workplace-context.tsx'
import classes from './condition.module.css'
import { filterOfRules, noRules, operatorsOf, type RuleGroup, rulesOfFilter } from './condition-model.ts'
import { RuleBuilder } from './rule-builder.tsx'
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
  const [rules, setRules] = useState<RuleGroup | null>(null)
  const given = useMemo(() => (isReady ? rulesOfFilter(value, fieldAt, timeZone) : null), [isReady, value, fieldAt, timeZone])
  const shown = rules ?? given
  if (!isReady) return <p className="muted" aria-busy="true">{t('loading')}</p>
  if (!shown) {
    return (
      <div>
        <p>{t('foreign')}</p>
        <button type="button" className={classes.restart} onClick={() => { setRules(noRules); onChange(null) }}>{t('restart')}</button>
      </div>
    )
  }
  const change = (next: RuleGroup) => {
    setRules(next)
    onChange(filterOfRules(next, fieldAt, timeZone))
  }
  return <RuleBuilder paths={paths} fieldAt={fieldAt} operatorsOf={operatorsOf} ranges={timeRanges} rules={shown} onChange={change} labels={labels} />
}
