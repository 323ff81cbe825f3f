'use client'
import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { EntityView, ImportView } from '../../../engine/client.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { Icon } from '../../_lib/icons.tsx'
import { PageHeader } from '../page-header.tsx'
import { Problem } from '../problem.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { FileStep } from './file-step.tsx'
import classes from './import.module.css'
import { OutcomeStep } from './outcome-step.tsx'

/** Jobs of the import, as far as it has come. */
export interface ImportSteps {
  readonly check: string | null
  readonly run: string | null
  readonly undo: string | null
}

export interface Going {
  readonly file?: string | null
  readonly check?: string
  readonly run?: string
  readonly undo?: string
}

const stepNames = ['file', 'columns', 'check', 'run'] as const

/** A table becomes records: file, columns, trial, import; each can be left and come back to. */
export function ImportScreen({ entity, mayCreate, view, refusal, steps }: { readonly entity: EntityView; readonly mayCreate: boolean; readonly view: ImportView | null; readonly refusal: Refusal | null; readonly steps: ImportSteps }) {
  const t = useTranslations('import')
  const router = useRouter()
  const base = `/${entity.name}/import`
  const go = ({ file = view?.id ?? null, ...jobs }: Going) => router.push(`${base}${file === null ? '' : `?${new URLSearchParams({ file, ...jobs })}`}`)
  const current = steps.run || steps.undo ? 3 : steps.check ? 2 : view ? 1 : 0
  return (
    <>
      <PageHeader icon={<Icon name={entity.icon} size={18} />} title={t('heading', { entity: entity.pluralTitle })}>
        <Button component={Link} href={`/${entity.name}`} variant="default" leftSection={<IconArrowLeft size={15} stroke={1.6} aria-hidden />}>{t('toList')}</Button>
      </PageHeader>
      <div className={classes.screen}>
        <ol className={classes.steps}>
          {stepNames.map((name, i) => <li key={name} data-here={i === current || undefined} data-past={i < current || undefined} aria-current={i === current ? 'step' : undefined}>{t(`steps.${name}`)}</li>)}
        </ol>
        {refusal && <Problem refusal={refusal} />}
        {current === 0 && (mayCreate ? <FileStep entity={entity.name} onReceived={(file) => go({ file })} /> : <p>{t('mayNot')}</p>)}
        {current === 1 && view && <ColumnsStep view={view} onChecked={(check) => go({ check })} />}
        {current >= 2 && <OutcomeStep entity={entity.name} view={view} steps={steps} go={go} />}
      </div>
    </>
  )
}
