'use client'
import { Alert, Button, Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useStudio } from '../studio-context.tsx'
import { useLayer } from './layer-context.tsx'
import classes from './layer.module.css'

/** For whom the definitions are changed. */
export function LayerSelect() {
  const t = useTranslations('layers')
  const { layer, setLayer, dealerships } = useStudio()
  if (dealerships.length === 0) return null
  return <Select className={classes.select ?? ''} aria-label={t('layer')} allowDeselect={false} data={[{ value: '', label: t('network') }, ...dealerships.map(({ code, title }) => ({ value: code, label: title }))]} value={layer ?? ''} onChange={(value) => setLayer(value || null)} />
}

/** How the dealership differs in what is open, and what cannot be said for it. */
export function LayerBar() {
  const t = useTranslations('layers')
  const { place } = useStudio()
  const layer = useLayer()
  if (!layer) return null
  const { overlay } = layer.laid
  return (
    <>
      <div className={classes.bar}>
        <span>{t('changing', { dealership: layer.title, count: overlay.operations.length })}</span>
        {layer.files.has(place.path) && <Button size="compact-xs" variant="subtle" onClick={() => layer.resetFile(place.path)}>{t('resetFile')}</Button>}
      </div>
      {layer.refusals.length > 0 && (
        <Alert color="yellow" variant="light" m={8} role="alert" title={t('refused', { dealership: layer.title })} withCloseButton closeButtonLabel={t('dismiss')} onClose={layer.dismiss}>
          <ul className={classes.refusals}>{layer.refusals.map(({ file, pointer, message, hint }) => <li key={`${file}${pointer}${message}`}>{message}. <span className="muted">{hint}</span></li>)}</ul>
        </Alert>
      )}
    </>
  )
}
