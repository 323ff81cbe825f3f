'use client'
import { useTranslations } from 'next-intl'
import classes from './list.module.css'

/** Says over the rows, without moving them, that others have brought records into the list or taken them out of it. */
export function ChangedNote({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  const t = useTranslations('table')
  return (
    <div className={classes.changed} role="status">
      {count > 0 && <button type="button" onClick={onShow}>{t('changed', { count })}</button>}
    </div>
  )
}
