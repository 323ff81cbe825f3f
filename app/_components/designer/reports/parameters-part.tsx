'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { titleOf } from '../../../../engine/client.ts'
import { withKeys } from '../lists/edits.ts'
import { namedIn } from '../parts/draft-fields.ts'
import { ItemList, useOpenItem } from '../parts/item-list.tsx'
import { choicesIn, ChoicesList, optionsFrom } from '../parts/choices-list.tsx'
import { useStudio } from '../studio-context.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import { newParameter, type Parameter } from './edits.ts'
import type { ReportPartProps } from './report-designer.tsx'

/** How conditions speak of it. */
const pathOf = ({ name }: Parameter): string => ['params', name].join('.')

const types = ['period', 'reference', 'enum', 'boolean'] as const

/** What the reader of the report chooses. */
export function ParametersPart({ report, onChange }: ReportPartProps) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const { open, onOpen } = useOpenItem()
  const entities = namedIn(files, 'entities', locale)
  const write = (parameters: readonly Parameter[]) => onChange({ ...report, parameters })
  const add = (type: string | null) => {
    const known = types.find((one) => one === type)
    if (!known) return
    const made = newParameter(report, known, entities[0]?.value ?? '')
    write([...report.parameters, made])
    onOpen(made.name)
  }
  return (
    <>
      <p className="muted">{t('reports.parametersHint')}</p>
      <ItemList label={t('reports.parameters')} items={report.parameters} idOf={({ name }) => name} titleOf={({ titles }) => titleOf(titles, locale)} onChange={write} open={open} onOpen={onOpen}>
        {(parameter, change) => (
          <>
            <p className="muted">{t('reports.inConditions')} <code>{pathOf(parameter)}</code></p>
            <TitlesFields legend={t('titleOf')} titles={parameter.titles} onChange={(titles) => change({ ...parameter, titles })} />
            {parameter.type === 'period' && <Select label={t('reports.atFirst')} clearable placeholder={t(typeof parameter.default === 'object' ? 'reports.ownDays' : 'none')} data={(['this-month', 'last-month'] as const).map((value) => ({ value, label: t(`reports.periods.${value}`) }))} value={typeof parameter.default === 'string' ? parameter.default : null} onChange={(value) => change(withKeys(parameter, { default: value === 'this-month' || value === 'last-month' ? value : undefined }))} />}
            {parameter.type === 'reference' && <Select label={t('records')} searchable allowDeselect={false} data={[...entities]} value={parameter.entity} onChange={(entity) => entity !== null && change({ ...parameter, entity })} />}
            {parameter.type === 'enum' && <ChoicesList label={t('options')} choices={choicesIn(Object.keys(parameter.options), parameter.options)} onChange={(choices) => change({ ...parameter, options: optionsFrom(choices) })} />}
          </>
        )}
      </ItemList>
      <Select label={t('reports.addParameter')} placeholder={t('choose')} data={types.map((value) => ({ value, label: t(`reports.types.${value}`) }))} value={null} onChange={add} />
    </>
  )
}
