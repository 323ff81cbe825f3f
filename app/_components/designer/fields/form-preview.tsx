'use client'
import { SegmentedControl, Select, Skeleton } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useMemo, useState } from 'react'
import type { FormPreview as Preview, FormPreviewFor, JsonObject, RoleDefinition } from '../../../../engine/client.ts'
import { previewForm } from '../../../(studio)/field-actions.ts'
import { FormHostScope } from '../../form/form-host.tsx'
import { liveOf } from '../../form/live.ts'
import { SchemaForm } from '../../form/schema-form.tsx'
import { jsonOf } from '../json.ts'
import { namedIn, stateChoices } from '../parts/draft-fields.ts'
import { PreviewNote } from '../parts/preview-note.tsx'
import { usePreview } from '../parts/use-preview.ts'
import { useStudio } from '../studio-context.tsx'
import classes from './fields.module.css'
import type { Kind } from './kind.ts'

const locales = ['ru', 'en', 'uk', 'ro'] as const
const noLabels = {}

/** The form of the draft as it would come out, by state, role, language, dealership and width; typing in it keeps nothing. */
export function FormPreview({ kind }: { readonly path: string; readonly kind: Kind }) {
  const t = useTranslations('designer-form')
  const td = useTranslations('designer')
  const locale = useLocale()
  const { files, changes, layer, dealerships } = useStudio()
  const roles = useMemo(() => namedIn(files, 'roles', locale), [files, locale])
  const able = roles.filter(({ value }) => mayFillIn(files[`roles/${value}/role.json`], kind.entity.name))
  const [role, setRole] = useState<string | null>(null)
  const [state, setState] = useState<string | null>(null)
  const [language, setLanguage] = useState<string>(locale)
  const [dealership, setDealership] = useState<string | null>(null)
  const [width, setWidth] = useState<'1440' | '360'>('1440')
  const as = role ?? able[0]?.value ?? roles[0]?.value ?? ''
  const wanted: FormPreviewFor = { entity: kind.entity.name, state, role: as, locale: language, dealership: layer === null ? dealership : null }
  const { shown, refusal } = usePreview(as === '' ? null : { changes, wanted }, useCallback(({ wanted: of }: { readonly wanted: FormPreviewFor }) => previewForm(files, of), [files]))
  return (
    <>
      <div className={classes.previewBar}>
        {kind.machine && <Select aria-label={t('inState')} clearable placeholder={t('newRecord')} data={stateChoices(kind.machine, locale).map(({ value, title }) => ({ value, label: title }))} value={state} onChange={setState} />}
        <Select aria-label={t('asRole')} searchable data={[...roles]} value={as} onChange={setRole} allowDeselect={false} />
        <Select aria-label={t('inLanguage')} data={locales.map((value) => ({ value, label: td(`languages.${value}`) }))} value={language} onChange={(value) => value && setLanguage(value)} allowDeselect={false} />
        {layer === null && dealerships.some(({ code }) => files[`overlays/${code}.json`] !== undefined) && <Select aria-label={t('inDealership')} clearable placeholder={t('network')} data={dealerships.filter(({ code }) => files[`overlays/${code}.json`] !== undefined).map(({ code, title }) => ({ value: code, label: title }))} value={dealership} onChange={setDealership} />}
        <SegmentedControl aria-label={t('width')} value={width} onChange={(value) => setWidth(value as typeof width)} data={[{ value: '1440', label: t('wide') }, { value: '360', label: t('narrow') }]} />
      </div>
      <div className={classes.stage}>
        <PreviewNote refusal={refusal} />
        {shown?.readOnlyReasons[''] && <p className="muted">{shown.readOnlyReasons['']}</p>}
        <div className={classes.sheet} data-width={width} aria-busy={shown === null}>
          {shown ? <Sheet key={JSON.stringify(wanted)} preview={shown} state={state} /> : refusal === null && <Skeleton height={320} />}
        </div>
      </div>
    </>
  )
}

/** Whether the role is one of those who fill the form in: the first of them is shown. */
function mayFillIn(role: string | undefined, entity: string): boolean {
  const { create, edit } = jsonOf<Partial<RoleDefinition>>(role)?.permissions?.[entity] ?? {}
  return create === true && edit === true
}

function Sheet({ preview, state }: { readonly preview: Preview; readonly state: string | null }) {
  const { schema, uiSchema, states, readOnlyReasons, mayEdit: isOpen } = preview
  const [data, setData] = useState<JsonObject>(preview.data)
  const [tab, setTab] = useState<string | null>(null)
  const live = useMemo(() => liveOf(schema, uiSchema, states), [schema, uiSchema, states])
  const facts = useMemo((): JsonObject => (state === null ? {} : { state }), [state])
  const worked = useMemo(() => live.recompute(data, facts), [live, data, facts])
  const hidden = live.hidden(worked, facts)
  return (
    <FormHostScope labels={noLabels}>
      <SchemaForm id="form-preview" schema={schema} uiSchema={uiSchema} data={worked} readOnly={!isOpen} facts={{ readOnlyReasons, hidden, tab, onTab: setTab }} onChange={setData} />
    </FormHostScope>
  )
}
