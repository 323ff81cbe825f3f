'use client'
import { useLocale, useTranslations } from 'next-intl'
import { kindOfType } from '../../../../engine/client.ts'
import { ExpressionEditor } from '../expression/expression-editor.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import type { FieldPartProps } from './field-panel.tsx'
import { typeOf } from './field-types.ts'
import { More } from './more.tsx'
import { useScope } from './use-kind.ts'

/** When the field is shown and demanded, what must hold, and how its value is worked out. */
export function FieldRules({ kind, at, property, writeKeywords }: FieldPartProps) {
  const t = useTranslations('designer-form')
  const locale = useLocale()
  const scope = useScope(kind.entity.name, at.length === 2 ? at[0] : undefined, locale)
  const { visible, requiredWhen, rule, ruleMessage, computed, initial, backfill } = property['x-field']
  const value = kindOfType[typeOf(property)] ?? 'list'
  const isSet = [visible, requiredWhen, rule].some((one) => one !== undefined)
  return (
    <>
      <More title={t('conditions')} isOpen={isSet}>
        <ExpressionEditor label={t('visible')} description={t('visibleHint')} scope={scope} value={visible ?? ''} onChange={(text) => writeKeywords({ visible: text })} />
        <ExpressionEditor label={t('requiredWhen')} scope={scope} value={requiredWhen ?? ''} onChange={(text) => writeKeywords({ requiredWhen: text })} />
        <ExpressionEditor label={t('rule')} description={t('ruleHint')} scope={scope} value={rule ?? ''} onChange={(text) => writeKeywords({ rule: text, ruleMessage: text === '' ? undefined : (ruleMessage ?? { en: 'Check this value.', ru: 'Проверьте значение.', uk: 'Перевірте значення.', ro: 'Verificați valoarea.' }) })} />
        {rule !== undefined && <TitlesFields legend={t('ruleMessage')} titles={ruleMessage ?? { en: '', ru: '' }} onChange={(message) => writeKeywords({ ruleMessage: message })} />}
      </More>
      <More title={t('formulas')} isOpen={computed !== undefined || initial !== undefined}>
        <ExpressionEditor label={t('computedBy')} description={t('computedHint')} expected={value} scope={scope} value={computed ?? ''} onChange={(text) => writeKeywords({ computed: text })} />
        {computed === undefined && <ExpressionEditor label={t('initial')} description={t('initialHint')} expected={value} scope={scope} value={initial ?? ''} onChange={(text) => writeKeywords({ initial: text })} />}
        {at.length === 1 && value !== 'list' && <ExpressionEditor label={t('backfill')} description={t('backfillHint')} expected={value} scope={scope} value={backfill ?? ''} onChange={(text) => writeKeywords({ backfill: text })} />}
      </More>
    </>
  )
}
