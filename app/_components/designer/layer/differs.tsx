'use client'
import { Button, Popover } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDiffers, useLayer } from './layer-context.tsx'
import classes from './layer.module.css'
import { useOperationText } from './operation-text.ts'

/** A dot where the dealership differs from the package; what it says otherwise, and the way back, when it is opened. */
export function Differs({ id }: { readonly id: string | undefined }) {
  const t = useTranslations('layers')
  const layer = useLayer()
  const operations = useDiffers(id)
  const say = useOperationText()
  const [isOpen, setOpen] = useState(false)
  if (!layer || id === undefined || operations.length === 0) return null
  const reset = () => {
    setOpen(false)
    layer.reset(id)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} width={280} position="bottom-start" shadow="md" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.button} aria-label={t('differs', { dealership: layer.title })} title={t('differs', { dealership: layer.title })} onClick={() => setOpen(!isOpen)}><span className={classes.dot} /></button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.said}>{operations.map((operation) => <li key={JSON.stringify(operation)}>{say(operation, layer.packages)}</li>)}</ul>
        <Button size="compact-sm" variant="default" leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={reset}>{t('reset')}</Button>
      </Popover.Dropdown>
    </Popover>
  )
}

/** The dot alone, for what is a button itself. */
export function DiffersDot({ id, path }: { readonly id?: string | undefined; readonly path?: string | undefined }) {
  const t = useTranslations('layers')
  const layer = useLayer()
  const operations = useDiffers(id)
  const isOther = operations.length > 0 || (path !== undefined && layer?.files.has(path) === true)
  return isOther && layer ? <span className={classes.dot} role="img" aria-label={t('differs', { dealership: layer.title })} title={t('differs', { dealership: layer.title })} /> : null
}
