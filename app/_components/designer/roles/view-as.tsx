'use client'
import { Alert, Button, Select } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { RoleDefinition, RolePreview } from '../../../../engine/client.ts'
import { viewAs } from '../../../(studio)/preview-actions.ts'
import type { Refusal } from '../../../_lib/answer.ts'
import { Icon } from '../../../_lib/icons.tsx'
import { reply } from '../../../_lib/request.ts'
import { FormHostScope } from '../../form/form-host.tsx'
import { SchemaForm } from '../../form/schema-form.tsx'
import { HomePreview } from '../parts/home-preview.tsx'
import { PreviewNote } from '../parts/preview-note.tsx'
import { PreviewTable } from '../parts/preview-table.tsx'
import { useStudio } from '../studio-context.tsx'
import classes from './roles.module.css'

const noLabels = {}
const ignore = () => undefined

/** The application as somebody with the role would find it: its navigation, home, a list and a form, out of the draft. */
export function ViewAs({ role }: { readonly role: RoleDefinition }) {
  const t = useTranslations('designer-views')
  const { files } = useStudio()
  const [answer, setAnswer] = useState<{ readonly shown: RolePreview | null; readonly refusal: Refusal | null; readonly of: object } | null>(null)
  const [isLooking, setLooking] = useState(false)
  const look = async (entity: string | null) => {
    setLooking(true)
    const result = await reply(viewAs(files, role.name, entity))
    setLooking(false)
    setAnswer(result.ok ? { shown: result.data, refusal: null, of: files } : { shown: null, refusal: result.refusal, of: files })
  }
  const shown = answer?.shown ?? null
  const entity = shown?.entity ?? null
  return (
    <div aria-busy={isLooking}>
      <p className="muted">{t('roles.viewAsHint')}</p>
      <Button variant="default" loading={isLooking} leftSection={<IconEye size={14} aria-hidden />} onClick={() => void look(entity?.list.entity.name ?? null)}>{t(shown ? 'roles.lookAgain' : 'roles.look')}</Button>
      {shown && answer?.of !== files && <Alert mt={8} color="yellow" variant="light">{t('roles.changedSince')}</Alert>}
      <PreviewNote refusal={answer?.refusal ?? null} />
      {shown && (
        <div className={classes.application}>
          <nav className={classes.navigation} aria-label={t('roles.navigation')}>
            {shown.navigation.map(({ title, items }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: groups may have no title
              <div key={i}>
                {title && <div className="muted">{title}</div>}
                <ul>{items.map((item) => <li key={`${item.kind} ${item.name} ${item.view ?? ''}`}><Icon name={item.icon} size={15} />{item.title}</li>)}</ul>
              </div>
            ))}
          </nav>
          <div className={classes.screen}>
            <HomePreview preview={shown.home} />
            <Select w={260} label={t('roles.listAndForm')} placeholder={t('choose')} searchable data={shown.entities.map(({ name, title }) => ({ value: name, label: title }))} value={entity?.list.entity.name ?? null} onChange={(name) => void look(name)} />
            {entity && <EntityAs entity={entity} />}
          </div>
        </div>
      )}
    </div>
  )
}

function EntityAs({ entity: { list, rows, form } }: { readonly entity: NonNullable<RolePreview['entity']> }) {
  const t = useTranslations('designer-views')
  const [block] = rows.blocks
  return (
    <>
      <h3 className={classes.group}>{list.entity.pluralTitle}</h3>
      {block?.kind === 'list' ? <PreviewTable columns={block.columns} rows={block.rows} /> : <p className="muted">{t('roles.noRows')}</p>}
      <h3 className={classes.group}>{t('roles.newRecord')}</h3>
      {form ? <FormHostScope labels={noLabels}><SchemaForm key={list.entity.name} id="view-as" isInner readOnly schema={form.schema} uiSchema={form.uiSchema} data={form.data} onChange={ignore} /></FormHostScope> : <p className="muted">{t('roles.mayNotCreate')}</p>}
    </>
  )
}
