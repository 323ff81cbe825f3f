'use client'
import { ActionIcon, Alert, Button, Menu, Select } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconArrowUp, IconCopy, IconDots, IconExternalLink } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { fileOf, keyOf, type OverlayOperation } from '../../../../engine/client.ts'
import { useStudio } from '../studio-context.tsx'
import studio from '../studio.module.css'
import classes from './dealerships.module.css'
import { useOperationText } from './operation-text.ts'
import { type Overlays, useOverlays } from './use-overlays.ts'

/** How dealerships differ from the network, and from one another. */
export function DealershipsScreen() {
  const t = useTranslations('layers')
  const td = useTranslations('designer')
  const { dealerships, undo, redo } = useStudio()
  const overlays = useOverlays()
  const [one, setOne] = useState(dealerships[0]?.code ?? '')
  const [other, setOther] = useState('')
  if (!overlays) return <div className={studio.page}><p className="muted">{t('unreadable')}</p></div>
  const rows = rowsOf(overlays, one, other)
  return (
    <div className={studio.page}>
      <div className={classes.choose}>
        <Select label={t('dealership')} allowDeselect={false} data={dealerships.filter(({ code }) => code !== other).map(({ code, title }) => ({ value: code, label: title }))} value={one} onChange={(value) => value && setOne(value)} />
        <Select label={t('beside')} data={[{ value: '', label: t('nobody') }, ...dealerships.filter(({ code }) => code !== one).map(({ code, title }) => ({ value: code, label: title }))]} value={other} onChange={(value) => setOther(value ?? '')} />
        <ActionIcon size={36} variant="default" aria-label={td('undo')} title={td('undo')} disabled={!undo} onClick={() => undo?.()}><IconArrowBackUp size={16} aria-hidden /></ActionIcon>
        <ActionIcon size={36} variant="default" aria-label={td('redo')} title={td('redo')} disabled={!redo} onClick={() => redo?.()}><IconArrowForwardUp size={16} aria-hidden /></ActionIcon>
        {overlays.of(one).operations.length > 0 && <Button variant="subtle" onClick={() => overlays.reset(one)}>{t('resetAll')}</Button>}
      </div>
      {overlays.refusals.length > 0 && (
        <Alert color="yellow" variant="light" my={8} role="alert" title={t('notDone')} withCloseButton closeButtonLabel={t('dismiss')} onClose={overlays.dismiss}>
          {overlays.refusals.map(({ file, pointer, message, hint }) => <p key={`${file}${pointer}${message}`} className={classes.refusal}>{titleOfFile(file, dealerships)}{message}. <span className="muted">{hint}</span></p>)}
        </Alert>
      )}
      {rows.length === 0 ? <p className="muted">{t('same')}</p> : <Differences overlays={overlays} rows={rows} one={one} other={other} />}
    </div>
  )
}

interface Row {
  readonly key: string
  readonly mine: OverlayOperation | undefined
  readonly theirs: OverlayOperation | undefined
}

/** What either of them says, that of the same side by side; operations of one key count apart. */
function rowsOf({ of }: Overlays, one: string, other: string): readonly Row[] {
  const numbered = (dealership: string): ReadonlyMap<string, OverlayOperation> => {
    const seen = new Map<string, number>()
    return new Map((dealership === '' ? [] : of(dealership).operations).map((operation) => {
      const key = keyOf(operation)
      const count = (seen.get(key) ?? 0) + 1
      seen.set(key, count)
      return [`${key}|${count}`, operation]
    }))
  }
  const [mine, theirs] = [numbered(one), numbered(other)]
  return [...new Set([...mine.keys(), ...theirs.keys()])].map((key) => ({ key, mine: mine.get(key), theirs: theirs.get(key) }))
}

const titleOfFile = (file: string | undefined, dealerships: readonly { readonly code: string; readonly title: string }[]): string => {
  const title = dealerships.find(({ code }) => file === `overlays/${code}.json`)?.title
  return title === undefined ? '' : `${title}: `
}

function Differences({ overlays, rows, one, other }: { readonly overlays: Overlays; readonly rows: readonly Row[]; readonly one: string; readonly other: string }) {
  const t = useTranslations('layers')
  const { dealerships } = useStudio()
  const title = (code: string): string => dealerships.find((site) => site.code === code)?.title ?? code
  return (
    <table className={classes.table} data-two={other !== '' || undefined}>
      <thead><tr><th>{title(one)}</th>{other !== '' && <th>{title(other)}</th>}</tr></thead>
      <tbody>
        {rows.map(({ key, mine, theirs }) => (
          <tr key={key}>
            <td><Said overlays={overlays} dealership={one} operation={mine} /></td>
            {other !== '' && <td><Said overlays={overlays} dealership={other} operation={theirs} /></td>}
          </tr>
        ))}
      </tbody>
      <caption className={classes.caption}>{t('hint')}</caption>
    </table>
  )
}

/** One difference in words, and what can be done with it. */
function Said({ overlays, dealership, operation }: { readonly overlays: Overlays; readonly dealership: string; readonly operation: OverlayOperation | undefined }) {
  const t = useTranslations('layers')
  const say = useOperationText()
  const router = useRouter()
  const { dealerships } = useStudio()
  if (!operation) return <span className="muted">{t('asNetwork')}</span>
  const packages = overlays.packagesOf(dealership)
  const file = fileOf(operation, packages)
  const others = dealerships.filter(({ code }) => code !== dealership)
  const text = say(operation, packages)
  return (
    <div className={classes.said}>
      <span>{text}</span>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target><ActionIcon variant="subtle" aria-label={t('actions', { text })}><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          {file !== null && <Menu.Item leftSection={<IconExternalLink size={14} aria-hidden />} onClick={() => router.push(`/definitions?${new URLSearchParams({ file, layer: dealership })}`)}>{t('show')}</Menu.Item>}
          <Menu.Item leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={() => overlays.reset(dealership, operation)}>{t('reset')}</Menu.Item>
          {others.map(({ code, title }) => <Menu.Item key={code} leftSection={<IconCopy size={14} aria-hidden />} onClick={() => overlays.copy(dealership, operation, [code])}>{t('copyTo', { dealership: title })}</Menu.Item>)}
          {others.length > 1 && <Menu.Item leftSection={<IconCopy size={14} aria-hidden />} onClick={() => overlays.copy(dealership, operation, others.map(({ code }) => code))}>{t('copyToAll')}</Menu.Item>}
          <Menu.Item leftSection={<IconArrowUp size={14} aria-hidden />} onClick={() => overlays.promote(dealership, operation)}>{t('promote')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
