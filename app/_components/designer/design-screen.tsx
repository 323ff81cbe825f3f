'use client'
import { Button, SegmentedControl } from '@mantine/core'
import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { designerOf } from './designers.ts'
import { FileEditor } from './file-editor.tsx'
import { LayerBar } from './layer/layer-bar.tsx'
import { LayerProvider } from './layer/layer-context.tsx'
import { useStudio } from './studio-context.tsx'
import classes from './studio.module.css'
import { Tree } from './tree.tsx'

/** What there is on the left; what is chosen of it drawn in the middle, its properties on the right. */
export function DesignScreen() {
  const { isOpening } = useStudio()
  return (
    <LayerProvider>
      <LayerBar />
      <div className={classes.panes} inert={isOpening} aria-busy={isOpening}>
        <Tree />
        <Chosen />
      </div>
    </LayerProvider>
  )
}

function Chosen() {
  const t = useTranslations('definitions')
  const { files, changed, place, write, revert, remove } = useStudio()
  const asText = useSearchParams().get('as') === 'text'
  const { path } = place
  const text = files[path]
  if (text === undefined) {
    return (
      <div className={classes.none}>
        <p>{changed.has(path) ? t('deleted', { path }) : t('chooseFile')}</p>
        {changed.has(path) && <Button variant="default" onClick={() => revert(path)}>{t('restore')}</Button>}
      </div>
    )
  }
  const View = asText ? null : designerOf(path, text)
  if (View) return <View key={path} path={path} />
  return (
    <FileEditor key={path} path={path} text={text} pointer={place.pointer} jump={place.jump} isChanged={changed.has(path)} onChange={(next) => write(path, next)} onRevert={() => revert(path)} onDelete={() => remove(path)} />
  )
}

/** Drawn or as text, for files that can be both; the choice holds for all files and stays in the address. */
export function LookSwitch() {
  const t = useTranslations('designer')
  const { files, place } = useStudio()
  const pathname = usePathname()
  const asked = useSearchParams()
  const text = files[place.path]
  if (text === undefined || designerOf(place.path, text) === null) return null
  const change = (as: string) => {
    const next = new URLSearchParams(asked)
    if (as === 'text') next.set('as', 'text')
    else next.delete('as')
    window.history.replaceState(null, '', `${pathname}?${next}`)
  }
  return <SegmentedControl aria-label={t('show')} value={asked.get('as') === 'text' ? 'text' : 'graph'} onChange={change} data={[{ value: 'graph', label: t('asGraph') }, { value: 'text', label: t('asText') }]} />
}
